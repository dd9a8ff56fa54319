/** Completion of values: what a property takes, at the item that the cursor is at. */

import { findProperty, quote, type PropertySpec, type ValuePlace } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import { canvasSizes } from "./canvas-sizes.ts";
import { RANK, type Candidate, type CompletionRequest } from "./completion-request.ts";
import { completeForeignStyles } from "./foreign-styles.ts";
import { completeLengths } from "./lengths.ts";
import { kindOfValue, letCandidate, styleCandidate } from "./name-candidates.ts";
import { completeNumbers } from "./numbers.ts";
import { fullness } from "../documentation/value-shapes.ts";
import { visibleLets, visibleStyles } from "./visible-names.ts";

/** True where the value may already be whole, so that something else can follow on the line. */
export async function completeValue(request: CompletionRequest, place: ValuePlace): Promise<boolean> {
  if (place.owner.kind === "let") {
    if (place.after === "joint") {
      request.add(RANK.likely, TEXT);
      addLets(request, () => true);
    }
    return false;
  }
  const spec = findProperty(place.owner.name);
  if (spec === undefined) return false;
  const { isWhole, goesOn } = fullness(spec.type, place.items.length);
  const isOpen = place.after === "comma" || place.after === "times";
  // After a word without a comma a list is at its end.
  const endsHere = spec.type.kind === "styles" || spec.type.kind === "weights";
  if (isOpen || place.after === "joint" || (goesOn && !endsHere)) await completeItem(request, spec, place);
  return isWhole && !isOpen;
}

const TEXT: Candidate = { label: '"…"', kind: CompletionItemKind.Value, snippet: '"$1"', detail: "text" };

async function completeItem(
  request: CompletionRequest,
  spec: PropertySpec,
  place: ValuePlace,
): Promise<void> {
  const { type } = spec;
  switch (type.kind) {
    case "text":
      request.add(RANK.likely, TEXT);
      addLets(request, (kind) => kind !== "number");
      break;
    case "path":
      if (spec.name === "model") request.add(RANK.likely, ...modelCandidates(request).map(quoted));
      else request.add(RANK.likely, { ...TEXT, detail: "a picture's path", snippet: '"./$1"' });
      addLets(request, (kind) => kind === "text");
      break;
    case "keyword":
      request.add(
        RANK.likely,
        ...type.words.map((label) => ({
          label,
          kind: CompletionItemKind.EnumMember,
          documentation: spec.doc,
        })),
      );
      break;
    case "styles":
      await addStyles(request, place);
      break;
    case "pixels":
      addCanvases(request, place);
      break;
    case "integer":
    case "number":
    case "weight":
    case "weights":
      completeNumbers(request, spec, place);
      addLets(request, (kind) => kind !== "text");
      break;
    default:
      completeLengths(request, type, place);
      addLets(request, (kind) => kind !== "text");
  }
}

function addLets(request: CompletionRequest, fits: (kind: "text" | "number" | "any") => boolean): void {
  const lets = visibleLets(request.document).filter(({ definition }) => {
    const isItself =
      definition.node.range.start <= request.offset && request.offset <= definition.node.range.end;
    const isElsewhere = definition.uri !== request.document.uri;
    return (isElsewhere || !isItself) && fits(kindOfValue(definition.node.value));
  });
  request.add(RANK.property, ...lets.map(letCandidate));
}

async function addStyles(request: CompletionRequest, { items }: ValuePlace): Promise<void> {
  const used = new Set(items.map(({ text }) => text));
  const around = request.cursor.blocks.find(({ kind }) => kind === "style")?.name;
  const styles = visibleStyles(request.document).filter(
    ({ name }) => !used.has(name.text) && name.text !== around,
  );
  request.add(RANK.likely, ...styles.map(styleCandidate));
  const lists = visibleLets(request.document).filter(
    ({ definition }) => kindOfValue(definition.node.value) === "any",
  );
  request.add(RANK.property, ...lists.map(letCandidate));
  await completeForeignStyles(request);
}

function addCanvases(request: CompletionRequest, { items, after }: ValuePlace): void {
  if (items.length > 1 || (items.length === 1 && after !== "times")) return;
  const sizes = canvasSizes(request.document, request.offset);
  const labels = items.length === 0 ? sizes : [...new Set(sizes.map((size) => size.split(" x ")[1] ?? size))];
  request.add(
    RANK.likely,
    ...labels.map((label) => ({ label, kind: CompletionItemKind.Value, detail: "pixels" })),
  );
}

/** The installed models by name, without quotes. */
export function modelCandidates({ document }: CompletionRequest): Candidate[] {
  const { models } = document.analysis;
  return (models?.names() ?? []).map((label) => ({
    label,
    kind: CompletionItemKind.Module,
    detail: "installed model",
    documentation: modelDocumentation(label),
  }));

  function modelDocumentation(name: string): string | null {
    const facts = models?.find(name);
    if (!facts) return null;
    const trained = facts.trained
      ? ` Trained on sides of ${facts.trained.minSide} to ${facts.trained.maxSide} pixels.`
      : "";
    return `Draws sizes that are multiples of ${facts.grid} pixels.${trained}`;
  }
}

function quoted(candidate: Candidate): Candidate {
  return { ...candidate, label: quote(candidate.label) };
}
