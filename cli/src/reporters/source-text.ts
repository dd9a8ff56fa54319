/** A text that reporters quote from, and places in it as people and editors count them. */

import { LineIndex } from "@ragl/grammar";

export interface SourceText {
  /** The path as a person would type it. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

export function sourceText(path: string, text: string): SourceText {
  return { path, text, lines: new LineIndex(text) };
}

/** Counted from one; columns are UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeAt(source: SourceText, offset: number): Place {
  const { line, character } = source.lines.positionAt(offset);
  return { line: line + 1, column: character + 1 };
}
