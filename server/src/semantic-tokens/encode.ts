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
  const lines = new LineWalk(document);
  let covered = 0;
  for (const { range, type, modifiers } of tokens.toSorted((a, b) => a.range.start - b.range.start)) {
    if (range.start < covered) continue;
    covered = range.end;
    const index = typeIndex(type);
    const bits = modifierBits(modifiers);
    for (let start = range.start; start < range.end;) {
      lines.goTo(start);
      let end = Math.min(range.end, lines.end);
      const next = end;
      while (end > start && isLineBreak(text.charCodeAt(end - 1))) end--;
      if (end > start) put(lines.line, start - lines.start, end - start, index, bits);
      start = next;
    }
  }
}

/** The line of one offset after another: each step costs as much as the lines between the two. */
class LineWalk {
  readonly #document: TextDocument;
  line = 0;
  start = 0;
  /** Where the next line begins, or the text ends. */
  end: number;

  constructor(document: TextDocument) {
    this.#document = document;
    this.end = this.#startOf(1);
  }

  /** @param offset not before the one of the last call */
  goTo(offset: number): void {
    while (this.end <= offset && this.line < this.#document.lineCount - 1) {
      this.line++;
      this.start = this.end;
      this.end = this.#startOf(this.line + 1);
    }
  }

  #startOf(line: number): number {
    return this.#document.offsetAt({ line, character: 0 });
  }
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
