/** The text that goes with a declaration: its comments, and the lines that are all its own. */

import type { Comment, Range, TextEdit } from "@ragl/grammar";

export interface DeclarationExtent {
  /** With the comments above and behind it; whole lines, the last one's break included, where it has them to itself. */
  readonly range: Range;
  readonly hasOwnLines: boolean;
}

export function declarationExtent(
  node: Range,
  text: string,
  comments: readonly Comment[],
): DeclarationExtent {
  const start = startWithComments(node.start, text, comments);
  const end = endWithComment(node.end, text, comments);
  const from = lineStart(text, start);
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end));
  const hasOwnLines = text.slice(from, start).trim() === "" && rest !== null;
  if (hasOwnLines) return { range: { start: from, end: end + rest[0].length }, hasOwnLines };
  return { range: { start, end }, hasOwnLines };
}

/** Removes a declaration, and one of two blank lines that would then meet. */
export function removeDeclaration(node: Range, text: string, comments: readonly Comment[]): TextEdit {
  const { range, hasOwnLines } = declarationExtent(node, text, comments);
  if (!hasOwnLines) return { range: withSpaceBefore(range, text), newText: "" };
  const before = text.slice(0, range.start);
  const after = text.slice(range.end);
  const blankBefore = /(?:^|\n|\r)([ \t]*(?:\r\n|\n|\r))$/.exec(before)?.[1]?.length ?? 0;
  const blankAfter = /^[ \t]*(?:\r\n|\n|\r)/.exec(after)?.[0].length ?? 0;
  const isFirst = /\{[^\r\n]*(?:\r\n|\n|\r)$/.test(before.slice(0, before.length - blankBefore));
  const isLast = /^[ \t]*\}/.test(after);
  const start = blankBefore > 0 && (blankAfter > 0 || isLast) ? range.start - blankBefore : range.start;
  const end = blankBefore === 0 && blankAfter > 0 && isFirst ? range.end + blankAfter : range.end;
  return { range: { start, end }, newText: "" };
}

/** Removes a property, with its line where it has one to itself. */
export function removeProperty(node: Range, text: string, comments: readonly Comment[]): TextEdit {
  const { range, hasOwnLines } = declarationExtent(node, text, comments);
  return { range: hasOwnLines ? range : withSpaceBefore(node, text), newText: "" };
}

/** Where the declaration begins with the comments on the lines directly above it. */
function startWithComments(start: number, text: string, comments: readonly Comment[]): number {
  let first = start;
  for (const { range } of comments.toReversed()) {
    if (range.end > first) continue;
    const between = text.slice(range.end, first);
    const isDirectlyAbove = /^[ \t]*(\r\n|\n|\r)?[ \t]*$/.test(between);
    if (!isDirectlyAbove) break;
    // A comment behind something else on its line belongs to that.
    if (text.slice(lineStart(text, range.start), range.start).trim() !== "") break;
    first = range.start;
  }
  return first;
}

/** Where it ends with a comment behind it on its last line. */
function endWithComment(end: number, text: string, comments: readonly Comment[]): number {
  const next = comments.find(({ range }) => range.start >= end);
  if (next === undefined || text.slice(end, next.range.start).trim() !== "") return end;
  const isSameLine = !/[\r\n]/.test(text.slice(end, next.range.end));
  const endsLine = /^[ \t]*(\r|\n|$)/.test(text.slice(next.range.end));
  return isSameLine && endsLine ? next.range.end : end;
}

function withSpaceBefore({ start, end }: Range, text: string): Range {
  const space = /[ \t]*$/.exec(text.slice(lineStart(text, start), start))![0].length;
  return { start: start - space, end };
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}
