/** Collects the diagnostics of one parse, up to a bound. */

import type { IToken } from "chevrotain";
import type { Diagnostic, QuickFix } from "../diagnostics.ts";
import { endOf } from "./lexer.ts";
import { type Problem, tooManyErrors } from "./problems.ts";
import type { Range } from "./tree.ts";

/** Most syntax errors that are listed for one file. */
export const MAX_ERRORS = 100;

export class Reporter {
  readonly #diagnostics: Diagnostic[] = [];
  #overflow: Range | null = null;

  /** Whether no further error will be listed. */
  get isFull(): boolean {
    return this.#diagnostics.length >= MAX_ERRORS;
  }

  report(range: Range, problem: Problem, ...fixes: QuickFix[]): void {
    if (this.isFull) {
      this.#overflow ??= range;
      return;
    }
    this.#diagnostics.push({
      ...problem,
      severity: "error",
      range,
      ...(fixes.length > 0 ? { fixes } : {}),
    });
  }

  /** The diagnostics in document order; one more says where there were too many. */
  finish(): Diagnostic[] {
    const sorted = this.#diagnostics.sort(
      (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
    if (this.#overflow) {
      sorted.push({ ...tooManyErrors(MAX_ERRORS), severity: "error", range: this.#overflow });
    }
    return sorted;
  }
}

export function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: endOf(token) };
}

/** A fix that puts text at an offset. */
export function insertion(title: string, offset: number, newText: string): QuickFix {
  return { title, edits: [{ range: { start: offset, end: offset }, newText }], preferred: true };
}

/** A fix that replaces a range by text; empty text removes it. */
export function replacement(title: string, range: Range, newText: string): QuickFix {
  return { title, edits: [{ range, newText }], preferred: true };
}
