/**
 * Small workspaces in one string, for tests that read at a glance. `--- name.ragl` begins another file; what stands
 * before the first such line is `main.ragl`. `<|>` marks a cursor, `<|…|>` a range; the marks are no part of the
 * text. Common indentation is dropped.
 */

import type { Position, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

export const FOLDER = "file:///work";
export const MAIN = "file:///work/main.ragl";

export interface Fixture {
  /** By URI. */
  readonly files: ReadonlyMap<string, string>;
  readonly cursors: readonly MarkedPosition[];
  readonly ranges: readonly MarkedRange[];
}

export interface MarkedPosition {
  readonly uri: string;
  readonly position: Position;
  readonly offset: number;
}

export interface MarkedRange {
  readonly uri: string;
  readonly range: Range;
}

/** @param main the URI of the first file */
export function readFixture(text: string, main = MAIN): Fixture {
  const files = new Map<string, string>();
  const cursors: MarkedPosition[] = [];
  const ranges: MarkedRange[] = [];
  const parts = unindent(text).split(/^--- (.+)\r?\n/m);
  for (let index = 0; index < parts.length; index += 2) {
    const uri = index === 0 ? main : new URL(parts[index - 1]!.trim(), MAIN).href;
    const file = readMarks(parts[index]!);
    const document = TextDocument.create(uri, "ragl", 1, file.text);
    files.set(uri, file.text);
    for (const offset of file.cursors) cursors.push({ uri, position: document.positionAt(offset), offset });
    for (const [start, end] of file.ranges) {
      ranges.push({ uri, range: { start: document.positionAt(start), end: document.positionAt(end) } });
    }
  }
  return { files, cursors, ranges };
}

function readMarks(marked: string): { text: string; cursors: number[]; ranges: [number, number][] } {
  const cursors: number[] = [];
  const ranges: [number, number][] = [];
  let text = "";
  let start: number | null = null;
  for (const piece of marked.split(/(<\|>|<\||\|>)/)) {
    if (piece === "<|>") cursors.push(text.length);
    else if (piece === "<|") start = text.length;
    else if (piece === "|>" && start !== null) {
      ranges.push([start, text.length]);
      start = null;
    } else text += piece;
  }
  return { text, cursors, ranges };
}

/** Drops the first line break and the indentation that all lines share. */
export function unindent(text: string): string {
  const lines = text
    .replace(/^\r?\n/, "")
    .replace(/\n[ \t]*$/, "\n")
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)![0].length);
  const indent = Math.min(...indents);
  return indent === Infinity ? text : lines.map((line) => line.slice(indent)).join("\n");
}
