/** What the items of a value mean, while it is written: `at: x y`, `canvas: width x height`, `grid rows x columns`. */

import { cursorAt, findProperty, type CursorPlace, type PropertySpec } from "@ragl/grammar";
import {
  MarkupKind,
  type ParameterInformation,
  type Position,
  type SignatureHelp,
  type SignatureInformation,
} from "vscode-languageserver";
import { keywordDocumentation } from "../documentation/keyword-documentation.ts";
import { propertyDocumentation } from "../documentation/property-documentation.ts";
import { valueShapes, type ValueShape } from "../documentation/value-shapes.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

/** The characters that ask for it as they are typed. */
export const SIGNATURE_TRIGGERS = [":", " ", ","];

const SHARE_ACROSS =
  "a share of the enclosing area's width, such as `20%` or `1/3`, or pixels of the canvas (`64px`)";
const SHARE_DOWN =
  "a share of the enclosing area's height, such as `20%` or `1/3`, or pixels of the canvas (`64px`)";

/** What an item means, by its name in a shape. Those of the canvas and of weights are their properties' own. */
const MEANINGS: Readonly<Record<string, string>> = {
  x: `The left edge: ${SHARE_ACROSS}.`,
  y: `The top edge: ${SHARE_DOWN}.`,
  width: `The width: ${SHARE_ACROSS}.`,
  height: `The height: ${SHARE_DOWN}.`,
  all: "The same on all four sides: a percentage of each side's direction, or pixels of the canvas.",
  "left and right": `On the left and on the right: ${SHARE_ACROSS}.`,
  "top and bottom": `At the top and at the bottom: ${SHARE_DOWN}.`,
  left: `On the left: ${SHARE_ACROSS}.`,
  top: `At the top: ${SHARE_DOWN}.`,
  right: `On the right: ${SHARE_ACROSS}.`,
  bottom: `At the bottom: ${SHARE_DOWN}.`,
  gap: "Between all children: a percentage of the inside of the container, or pixels of the canvas.",
  across: `Between columns: ${SHARE_ACROSS}.`,
  down: `Between rows: ${SHARE_DOWN}.`,
};

/** Null where the cursor is in no value of several items. */
export function doSignatureHelp(document: SceneDocument, position: Position): SignatureHelp | null {
  const { place } = cursorAt(document.textDocument.getText(), document.offsetAt(position));
  if (place.kind === "dimensions") return gridHelp(place.items.length);
  if (place.kind !== "value" || place.owner.kind !== "property") return null;
  const spec = findProperty(place.owner.name);
  return spec === undefined ? null : valueHelp(spec, place);
}

function valueHelp(spec: PropertySpec, place: CursorPlace & { kind: "value" }): SignatureHelp | null {
  const shapes = valueShapes(spec.type);
  if (shapes.every(({ items }) => items.length === 1)) return null;
  const index = place.items.length;
  const documentation = { kind: MarkupKind.Markdown, value: propertyDocumentation(spec) };
  const fitting = shapes.findIndex(({ items, repeats }) => repeats || items.length > index);
  const ended = place.after === "item" && shapes[0]?.repeats === true;
  if (fitting < 0 || ended) return null;
  const signatures = shapes.map((shape): SignatureInformation => {
    return { ...signature(`${spec.name}: `, shape, spec.type.kind !== "pixels"), documentation };
  });
  const last = shapes[fitting]!.items.length - 1;
  return { signatures, activeSignature: fitting, activeParameter: Math.min(index, last) };
}

/** @param isMeasured whether the items are lengths: pixels of the canvas and weights explain themselves */
function signature(
  prefix: string,
  { items, separator, repeats }: ValueShape,
  isMeasured: boolean,
): SignatureInformation {
  let label = prefix;
  const parameters = items.map((item, index): ParameterInformation => {
    if (index > 0) label += separator;
    const start = label.length;
    label += item;
    const meaning = isMeasured ? MEANINGS[item] : undefined;
    return {
      label: [start, label.length],
      ...(meaning === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: meaning } }),
    };
  });
  if (repeats) label += `${separator}…`;
  return { label, parameters };
}

function gridHelp(index: number): SignatureHelp {
  const shape: ValueShape = { items: ["rows", "columns"], separator: " x ", repeats: false };
  const documentation = { kind: MarkupKind.Markdown, value: keywordDocumentation("grid") ?? "" };
  return {
    signatures: [{ ...signature("grid ", shape, false), documentation }],
    activeSignature: 0,
    activeParameter: Math.min(index, 1),
  };
}
