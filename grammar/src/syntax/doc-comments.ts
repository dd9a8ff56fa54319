/** Finds the `///` lines that document a declaration. */

import type { IToken } from "chevrotain";
import { countLineBreaks, isBlank, isLineBreak } from "./character-scan.ts";
import { endOf } from "./lexer.ts";
import { DocComment } from "./tokens.ts";

/** Looks up documentation for declarations that are asked for in source order. */
export class DocComments {
  readonly #source: string;
  readonly #comments: readonly IToken[];
  /** Index of the first comment at or after the last declaration asked for. */
  #next = 0;

  constructor(source: string, comments: readonly IToken[]) {
    this.#source = source;
    this.#comments = comments;
  }

  /** Text of the `///` lines that end on the line above `offset`, or null. */
  before(offset: number): string | null {
    const earliest = this.#next;
    while (this.#next < this.#comments.length && this.#comments[this.#next]!.startOffset < offset)
      this.#next++;
    const lines: string[] = [];
    let below = offset;
    for (let index = this.#next - 1; index >= earliest; index--) {
      const comment = this.#comments[index]!;
      if (comment.tokenType !== DocComment || !this.#isDirectlyAbove(comment, below)) break;
      lines.push(comment.image.slice(3).replace(/^ /, "").trimEnd());
      below = comment.startOffset;
    }
    return lines.length > 0 ? lines.reverse().join("\n") : null;
  }

  /** Whether nothing but one line break and indentation parts the comment from `offset`, and it has its own line. */
  #isDirectlyAbove(comment: IToken, offset: number): boolean {
    const end = endOf(comment);
    if (this.#source.slice(end, offset).trim() !== "" || countLineBreaks(this.#source, end, offset) !== 1) {
      return false;
    }
    let before = comment.startOffset;
    while (before > 0 && isBlank(this.#source.charCodeAt(before - 1))) before--;
    return before === 0 || isLineBreak(this.#source.charCodeAt(before - 1));
  }
}
