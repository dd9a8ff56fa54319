/** Completion where a property or a declaration begins. */

import { blocksOf, propertiesOf, type Block, type Place, type PropertySpec } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import { keywordDocumentation } from "../documentation/keyword-documentation.ts";
import { propertyDocumentation } from "../documentation/property-documentation.ts";
import { blockSnippets, layoutSnippets } from "./block-snippets.ts";
import { canvasSizes } from "./canvas-sizes.ts";
import { RANK, type Candidate, type CompletionRequest } from "./completion-request.ts";
import { propertySnippet, type Choices } from "./property-snippets.ts";
import { plainText } from "./snippet-text.ts";
import { visibleStyles } from "./visible-names.ts";

/** What can begin at the cursor: properties that the block lacks, then declarations, then whole layouts. */
export function completeMembers(request: CompletionRequest): void {
  const { blocks } = request.cursor;
  const innermost = blocks.at(-1);
  const kind = innermost?.kind ?? "file";
  // A name with its `:` behind it is exchanged alone.
  const isNamed = /^[ \t]*[:=]/.test(request.text.slice(request.cursor.word.end));
  if (innermost !== undefined) completeProperties(request, isNamed);
  if (isNamed) return;
  request.add(RANK.block, ...blockSnippets(kind).map((block) => declaration(block)));
  request.add(
    RANK.layout,
    ...layoutSnippets(kind).map(({ label, detail, snippet }) => ({
      label,
      kind: CompletionItemKind.Snippet,
      snippet,
      detail,
      documentation: `\`\`\`ragl\n${plainText(snippet)}\n\`\`\``,
    })),
  );
}

function declaration({
  label,
  detail,
  snippet,
}: {
  label: string;
  detail: string;
  snippet: string;
}): Candidate {
  return {
    label,
    kind: CompletionItemKind.Keyword,
    snippet,
    detail,
    documentation: keywordDocumentation(label),
  };
}

function completeProperties(request: CompletionRequest, isNamed: boolean): void {
  const place = placeOfInnermost(request);
  const block = blockAt(request);
  const present = new Set(
    block?.properties
      .filter(({ name }) => name.range.start !== request.cursor.word.start)
      .map(({ name }) => name.text),
  );
  const choices: Choices = {
    styles: visibleStyles(request.document).map(({ name }) => name.text),
    models: request.document.analysis.models?.names() ?? [],
    canvases: canvasSizes(request.document, request.offset),
  };
  for (const spec of propertiesOf(place)) {
    if (present.has(spec.name)) continue;
    request.add(rankOf(spec, place, present, request), {
      label: spec.name,
      kind: CompletionItemKind.Property,
      ...(isNamed ? {} : { snippet: propertySnippet(spec, choices) }),
      detail: spec.example,
      documentation: propertyDocumentation(spec),
    });
  }
}

/** What the innermost block is to the table of properties. */
function placeOfInnermost({ cursor: { blocks } }: CompletionRequest): Place {
  const { kind, keyword } = blocks.at(-1)!;
  switch (kind) {
    case "change":
      return keyword === "repaint" ? "repaint" : "change";
    case "container":
      return keyword === "grid" ? "grid" : keyword === "row" ? "row" : "column";
    case "file":
      return "scene";
    default:
      return kind;
  }
}

function blockAt({ cursor: { blocks }, document }: CompletionRequest): Block | undefined {
  const start = blocks.at(-1)?.start;
  return blocksOf(document.parsed.tree).find(({ keyword }) => keyword.start === start);
}

/** What a block cannot do without, or hardly ever does, comes first; what would change nothing, last. */
function rankOf(
  { name }: PropertySpec,
  place: Place,
  present: ReadonlySet<string>,
  { cursor: { blocks } }: CompletionRequest,
): number {
  if (name === "prompt" && place !== "style") return RANK.required;
  if (place === "scene" && (name === "canvas" || name === "seed")) return RANK.required;
  const container = blocks.at(-2)?.keyword;
  const isFree = present.has("at") || present.has("size");
  if (name === "weight" && place !== "style" && place !== "change") {
    return (container === "row" || container === "column") && !isFree ? RANK.likely : RANK.idle;
  }
  if (name === "at" || name === "size") {
    if (isFree || container === "scene") return RANK.likely;
  }
  if (name === "inset" && present.has("box")) return RANK.idle;
  if ((name === "shape" || name === "feather") && present.has("mask")) return RANK.idle;
  return RANK.property;
}
