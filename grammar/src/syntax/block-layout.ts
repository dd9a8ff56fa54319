/** Indentation as a witness: where a brace is missing, it says what the author meant to stand in a block. */

import type { IToken } from "chevrotain";
import { hasLineBreak, lineEnd, lineIndent } from "./character-scan.ts";
import { endOf } from "./lexer.ts";
import { insertion } from "./reporter.ts";
import type { QuickFix } from "../diagnostics.ts";

/** Farthest apart that two tokens are compared as parts of one line. */
const LONGEST_LINE = 2_000;

/** Whether `inner` stands on the line of `outer`, or on one that is indented deeper than that. */
export function isInside(source: string, outer: IToken, inner: IToken): boolean {
  return sharesLine(source, outer, inner) || indentDifference(source, outer, inner) > 0;
}

/** Whether a `}` is indented as one of the block that `keyword` begins would be. */
export function closes(source: string, keyword: IToken, brace: IToken): boolean {
  return sharesLine(source, keyword, brace) || indentDifference(source, keyword, brace) >= 0;
}

function sharesLine(source: string, first: IToken, second: IToken): boolean {
  const distance = second.startOffset - first.startOffset;
  return distance < LONGEST_LINE && !hasLineBreak(source, first.startOffset, second.startOffset);
}

/** How much deeper the second token's line is indented; negative infinity where that is not known. */
function indentDifference(source: string, first: IToken, second: IToken): number {
  const [outer, inner] = [lineIndent(source, first.startOffset), lineIndent(source, second.startOffset)];
  return outer === null || inner === null ? Number.NEGATIVE_INFINITY : inner - outer;
}

/** The fix that adds `}` after a block's last token: on the same line if the text goes on there, else below. */
export function closingBrace(source: string, keyword: IToken, last: IToken, next: IToken): QuickFix {
  const title = "Add '}'";
  const end = endOf(last);
  const goesOn = Number.isInteger(next.startOffset) && !hasLineBreak(source, end, next.startOffset);
  if (goesOn) return insertion(title, end, " }");
  const indent = " ".repeat(lineIndent(source, keyword.startOffset) ?? 0);
  return insertion(title, lineEnd(source, end), `\n${indent}}`);
}
