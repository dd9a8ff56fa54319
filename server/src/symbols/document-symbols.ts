/** The outline of a scene file: its values and styles, its scenes with all that is in them. */

import type {
  Area,
  Container,
  Declaration,
  Name,
  Property,
  Range as OffsetRange,
  RegionChange,
  VariantDeclaration,
} from "@ragl/grammar";
import type { DocumentSymbol, SymbolKind } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";
import { SYMBOL_KINDS } from "./symbol-kinds.ts";

/** Letters of a text that the outline shows beside a name. */
const LONGEST_DETAIL = 60;

/** A node with a name, or with a keyword where the name is missing. */
interface Outlined {
  readonly range: OffsetRange;
  readonly doc: string | null;
}

/** Nested as the file is; what has no name yet is shown by its keyword. Imports are left out. */
export function findDocumentSymbols(document: SceneDocument): DocumentSymbol[] {
  return document.parsed.tree.declarations
    .map((declaration) => declarationSymbol(declaration, document))
    .filter((symbol) => symbol !== null);
}

function declarationSymbol(node: Declaration, document: SceneDocument): DocumentSymbol | null {
  switch (node.kind) {
    case "import":
      return null;
    case "let":
      return symbol(document, node, "let", node.name, node.range, SYMBOL_KINDS.let, {
        detail: node.value === null ? "" : sourceOf(node.value.range, document),
      });
    case "style":
      return symbol(document, node, "style", node.name, node.keyword, SYMBOL_KINDS.style, {
        detail: promptOf(node.properties, document),
      });
    case "scene":
      return symbol(document, node, "scene", node.name, node.keyword, SYMBOL_KINDS.scene, {
        detail: promptOf(node.properties, document),
        children: [
          ...node.children.map((area) => areaSymbol(area, document)),
          ...node.variants.map((variant) => variantSymbol(variant, document)),
        ],
      });
  }
}

function areaSymbol(node: Area, document: SceneDocument): DocumentSymbol {
  if (node.kind === "region") {
    return symbol(document, node, "region", node.name, node.keyword, SYMBOL_KINDS.region, {
      detail: promptOf(node.properties, document),
    });
  }
  return symbol(document, node, layoutOf(node), node.name, node.keyword, SYMBOL_KINDS.container, {
    detail: node.name === null ? "" : layoutOf(node),
    children: node.children.map((area) => areaSymbol(area, document)),
  });
}

function variantSymbol(node: VariantDeclaration, document: SceneDocument): DocumentSymbol {
  return symbol(document, node, "variant", node.name, node.keyword, SYMBOL_KINDS.variant, {
    detail: promptOf(node.properties, document),
    children: node.changes.map((change) => changeSymbol(change, document)),
  });
}

function changeSymbol(node: RegionChange, document: SceneDocument): DocumentSymbol {
  const prompt = promptOf(node.properties, document);
  const detail = node.mode === "repaint" ? ["repaint", prompt].filter(Boolean).join(" · ") : prompt;
  return symbol(document, node, node.mode, node.region, node.keyword, SYMBOL_KINDS.change, { detail });
}

/** @param fallback shown in place of a missing name; its place is `keyword` */
function symbol(
  document: SceneDocument,
  { range, doc }: Outlined,
  fallback: string,
  name: Name | null,
  keyword: OffsetRange,
  kind: SymbolKind,
  { detail, children }: { readonly detail: string; readonly children?: DocumentSymbol[] },
): DocumentSymbol {
  return {
    name: name?.text ?? fallback,
    detail: firstLine(doc) ?? shorten(detail),
    kind,
    range: document.rangeOf(range),
    selectionRange: document.rangeOf(name?.range ?? keyword),
    ...(children === undefined ? {} : { children }),
  };
}

function layoutOf({ layout, dimensions }: Container): string {
  return dimensions === null ? layout : `${layout} ${dimensions.rows.text} x ${dimensions.columns.text}`;
}

function promptOf(properties: readonly Property[], document: SceneDocument): string {
  const prompt = properties.find(({ name }) => name.text === "prompt")?.value;
  return prompt === undefined || prompt === null
    ? ""
    : sourceOf(prompt.range, document).replace(/^"+|"+$/g, "");
}

function sourceOf({ start, end }: OffsetRange, document: SceneDocument): string {
  // A text may be a hundred thousand letters long; what the outline shows of it is at its start.
  return document.parsed.text.slice(start, Math.min(end, start + 4 * LONGEST_DETAIL));
}

function firstLine(doc: string | null): string | null {
  const line = doc?.split("\n").find((text) => text.trim() !== "");
  return line === undefined ? null : shorten(line);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= LONGEST_DETAIL) return line;
  const letters = [...line];
  return letters.length <= LONGEST_DETAIL
    ? letters.join("")
    : `${letters.slice(0, LONGEST_DETAIL - 1).join("")}…`;
}
