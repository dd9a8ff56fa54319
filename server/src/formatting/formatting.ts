/**
 * The canonical style, applied by edits that are as small as can be. A file with syntax errors is left as it is:
 * what a broken part means is not known.
 */

import { blocksOf, formatEdits, type Range as OffsetRange } from "@ragl/grammar";
import type { Position, Range, TextEdit } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";

/** The characters after which `doFormatOnType` is asked. */
export const FORMAT_TRIGGERS = { first: "}", more: ["\n"] } as const;

/** Formats the whole file. */
export function doFormat(document: SceneDocument): TextEdit[] {
  return editsWithin(document, { start: 0, end: document.textDocument.getText().length });
}

/** Formats the lines that a range touches. */
export function doFormatRange(document: SceneDocument, range: Range): TextEdit[] {
  const start = document.offsetAt({ line: range.start.line, character: 0 });
  return editsWithin(document, { start, end: endOfLine(document, range.end.line) });
}

/** After `}` formats the block that it closes, after a line break the line that it ends. */
export function doFormatOnType(document: SceneDocument, position: Position, typed: string): TextEdit[] {
  if (typed === "}") {
    const end = document.offsetAt(position);
    const block = blocksOf(document.analysis.file.tree).find(({ body }) => body?.end === end);
    return block === undefined ? [] : editsWithin(document, { start: block.range.start, end });
  }
  const line = position.line - 1;
  if (line < 0) return [];
  const start = document.offsetAt({ line, character: 0 });
  return editsWithin(document, { start, end: endOfLine(document, line) });
}

function editsWithin(document: SceneDocument, { start, end }: OffsetRange): TextEdit[] {
  return formatEdits(document.textDocument.getText())
    .filter(({ range }) => start <= range.start && range.end <= end)
    .map(({ range, newText }) => ({ range: document.rangeOf(range), newText }));
}

/** Before the line break: a character beyond a line's last means its end. */
function endOfLine(document: SceneDocument, line: number): number {
  return document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
}
