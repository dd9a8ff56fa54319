/** Moves selected properties into a style of their own, which the element then uses. */

import { findProperty, type Block, type Property, type TextEdit } from "@ragl/grammar";
import { applyTextEdits } from "../../preview/layout-edits/planned-edit.ts";
import { freeName, indentAt, reindent } from "../../preview/layout-edits/block-text.ts";
import { declarationExtent, removeProperty } from "../../preview/layout-edits/declaration-extent.ts";
import { draws } from "./same-pictures.ts";
import type { RefactoringFinder, Selection } from "./refactoring.ts";

const FIRST_NAME = "look";
const INDENT = "  ";

/** Offered only where every picture of the file stays exactly as it is. */
export const extractStyle: RefactoringFinder = (selection) => {
  const { block, document, workspace, text } = selection;
  if (block === undefined || block.kind === "style" || block.kind === "container") return [];
  const properties = selectedProperties(block, selection);
  if (properties.length === 0) return [];
  const name = freeName(
    FIRST_NAME,
    new Map(document.analysis.definitions.map((known) => [known.name.text, known])),
  );
  const edits = extraction(name, block, properties, selection);
  const before = draws(document, text, workspace);
  if (before === null || draws(document, applyTextEdits(text, edits), workspace) !== before) return [];
  const what = properties.map((property) => `'${property.name.text}'`).join(", ");
  return [{ title: `Extract ${what} into a style`, kind: "extract", edits }];
};

/** Those that the selection touches and that mean something in a style. */
function selectedProperties({ properties }: Block, { range }: Selection): Property[] {
  if (range.start === range.end) return [];
  return properties.filter((property) => {
    const isSelected = property.range.start < range.end && range.start < property.range.end;
    const isStyle = findProperty(property.name.text)?.places.includes("style") === true;
    return isSelected && isStyle && property.name.text !== "use";
  });
}

function extraction(
  name: string,
  block: Block,
  properties: readonly Property[],
  { document, text, comments }: Selection,
): TextEdit[] {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = properties.map(({ range }) => {
    return INDENT + reindent(text.slice(range.start, range.end), indentAt(range.start, text), INDENT);
  });
  const style = [`style ${name} {`, ...lines, "}", "", ""].join(eol);
  const around = document.parsed.tree.declarations.find(
    ({ range }) => range.start <= block.range.start && block.range.end <= range.end,
  );
  const { start } = declarationExtent((around ?? block).range, text, comments).range;
  const used = block.properties.find((property) => property.name.text === "use")?.value;
  const [first, ...rest] = properties;
  const removed = used ? properties : rest;
  return [
    { range: { start, end: start }, newText: style },
    used
      ? { range: { start: used.range.end, end: used.range.end }, newText: `, ${name}` }
      : { range: first!.range, newText: `use: ${name}` },
    ...removed.map(({ range }) => removeProperty(range, text, comments)),
  ].sort((a, b) => a.range.start - b.range.start);
}
