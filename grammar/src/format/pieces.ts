/** Cuts values and declarations' heads into pieces: texts that are printed in a row, with comments between. */

import { contentLines } from "../syntax/string-literals.ts";
import { hasLineBreak } from "../syntax/character-scan.ts";
import type { ImportSpecifier, StringValue, Value } from "../syntax/tree.ts";

export const INDENT = "  ";

/** A text to print, and where in the source it stands. */
export interface Piece {
  /** What stands between this piece and the one before it. */
  readonly glue: string;
  readonly text: string;
  readonly start: number;
}

/** The pieces of a value. @param level How deep what the value belongs to is indented. */
export function valuePieces(source: string, value: Value, glue: string, level: number): Piece[] {
  const { start, end } = value.range;
  switch (value.kind) {
    case "string":
      return [{ glue, text: stringText(source, value, level), start }];
    case "number":
    case "name":
      return [{ glue, text: source.slice(start, end), start }];
    case "fraction":
      return [{ glue, text: `${value.numerator}/${value.denominator}`, start }];
    case "tuple":
      return joined(source, value.items, glue, value.times ? " x " : " ", level);
    case "list":
      return joined(source, value.items, glue, ", ", level);
  }
}

function joined(
  source: string,
  items: readonly Value[],
  glue: string,
  separator: string,
  level: number,
): Piece[] {
  return items.flatMap((item, index) => valuePieces(source, item, index === 0 ? glue : separator, level));
}

/** A string as it stands in the source; one of several lines with its lines one level deeper than `level`. */
function stringText(source: string, { triple, range }: StringValue, level: number): string {
  const [start, end] = triple ? [range.start + 3, range.end - 3] : [range.start, range.end];
  if (!triple || !hasLineBreak(source, start, end)) return source.slice(range.start, range.end);
  const indent = INDENT.repeat(level + 1);
  const lines = contentLines(source, start, end).map((line) => source.slice(line.start, line.end));
  if (lines.length === 0) return '""""""';
  return `"""\n${lines.map((line) => (line === "" ? "\n" : `${indent}${line}\n`)).join("")}${indent}"""`;
}

/** The pieces of an imported name. */
export function specifierPieces({ imported, local }: ImportSpecifier, glue: string): Piece[] {
  const pieces = [{ glue, text: imported.text, start: imported.range.start }];
  if (local.range.start !== imported.range.start) {
    pieces.push({ glue: " as ", text: local.text, start: local.range.start });
  }
  return pieces;
}
