/** Tokens as the protocol sends them: five numbers each, counted from the token before. */

import type { TextDocument } from "vscode-languageserver-textdocument";
import { modifierBits, typeIndex } from "./legend.ts";
import type { Token } from "./name-tokens.ts";

/** Puts one token, given by its line, its first character and its length, into the sequence. */
export type PutToken = (
  line: number,
  character: number,
  length: number,
  type: number,
  modifiers: number,
) => void;

/** Puts the tokens in the text's order; one over several lines is put line by line, and overlapping ones are left out. */
export function putTokens(tokens: readonly Token[], document: TextDocument, put: PutToken): void {
  const text = document.getText();
  let covered = 0;
  for (const { range, type, modifiers } of tokens.toSorted((a, b) => a.range.start - b.range.start)) {
    if (range.start < covered) continue;
    covered = range.end;
    const bits = modifierBits(modifiers);
    for (const { start, end } of lines(text, range.start, range.end)) {
      const { line, character } = document.positionAt(start);
      put(line, character, end - start, typeIndex(type), bits);
    }
  }
}

/** The parts of a range that lie on one line each, without the line breaks; empty ones are left out. */
function* lines(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  for (let from = start; from < end;) {
    let to = from;
    while (to < end && text[to] !== "\n" && text[to] !== "\r") to++;
    if (to > from) yield { start: from, end: to };
    from = to + 1;
  }
}
