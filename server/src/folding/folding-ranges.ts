/** What can be folded: blocks, texts over several lines, runs of comments, and the imports. */

import { blocksOf, type Comment, type Property, type Range as OffsetRange, type Value } from "@ragl/grammar";
import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";

/** In the order of their first lines. Only what spans more than one line can be folded. */
export function findFoldingRanges(document: SceneDocument): FoldingRange[] {
  const { tree } = document.parsed;
  const ranges: (FoldingRange | null)[] = [];
  for (const { body, properties } of blocksOf(tree)) {
    if (body !== null) ranges.push(blockFold(body, document));
    for (const property of properties) ranges.push(valueFold(property, document));
  }
  const importRanges: OffsetRange[] = [];
  for (const node of tree.declarations) {
    if (node.kind === "import") importRanges.push(node.range);
    else if (node.kind === "let" && node.value !== null) ranges.push(linesFold(node.value.range, document));
  }
  for (const group of adjoining(importRanges, document)) {
    ranges.push(linesFold(group, document, FoldingRangeKind.Imports));
  }
  for (const group of commentGroups(tree.comments, document)) {
    ranges.push(linesFold(group, document, FoldingRangeKind.Comment));
  }
  return withoutRepeats(ranges.filter((range) => range !== null));
}

/** Down to the line above the closing brace, so that the brace stays in sight; to the end where there is none. */
function blockFold(body: OffsetRange, document: SceneDocument): FoldingRange | null {
  const { start, end } = document.rangeOf(body);
  const isClosed = document.parsed.text[body.end - 1] === "}" && body.end - body.start > 1;
  const endLine = isClosed ? end.line - 1 : end.line;
  return endLine > start.line ? { startLine: start.line, endLine } : null;
}

function valueFold({ value }: Property, document: SceneDocument): FoldingRange | null {
  return value !== null && maySpanLines(value) ? linesFold(value.range, document) : null;
}

/** Told without looking for line breaks, since most values are numbers and short texts. */
function maySpanLines(value: Value): boolean {
  return value.kind === "list" || (value.kind === "string" && value.triple);
}

function linesFold(
  range: OffsetRange,
  document: SceneDocument,
  kind?: FoldingRangeKind,
): FoldingRange | null {
  const { start, end } = document.rangeOf(range);
  if (end.line <= start.line) return null;
  return { startLine: start.line, endLine: end.line, ...(kind === undefined ? {} : { kind }) };
}

/** Runs of ranges with nothing but white space between them, joined. */
function adjoining(ranges: readonly OffsetRange[], { parsed: { text } }: SceneDocument): OffsetRange[] {
  const groups: OffsetRange[] = [];
  for (const range of ranges) {
    const last = groups.at(-1);
    if (last !== undefined && last.end <= range.start && text.slice(last.end, range.start).trim() === "") {
      groups[groups.length - 1] = { start: last.start, end: range.end };
    } else {
      groups.push(range);
    }
  }
  return groups;
}

/** Comments of one kind on lines that follow each other are one; a block comment stands alone. */
function commentGroups(comments: readonly Comment[], { parsed: { text } }: SceneDocument): OffsetRange[] {
  const groups: { kind: Comment["kind"]; range: OffsetRange }[] = [];
  for (const { kind, range } of comments) {
    const last = groups.at(-1);
    const isNext =
      last !== undefined &&
      kind !== "block" &&
      last.kind === kind &&
      isNextLine(text, last.range.end, range.start);
    if (isNext) last.range = { start: last.range.start, end: range.end };
    else groups.push({ kind, range });
  }
  return groups.map(({ range }) => range);
}

/** Whether one line break and indentation is all that lies between. */
function isNextLine(text: string, end: number, start: number): boolean {
  const code = text.charCodeAt(end);
  if (code !== 10 && code !== 13) return false;
  return /^(\r\n|\r|\n)[ \t]*$/.test(text.slice(end, start));
}

/** One fold a line: of several that begin on it the longest, which is the outer one. */
function withoutRepeats(ranges: readonly FoldingRange[]): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const known = byLine.get(range.startLine);
    if (known === undefined || known.endLine < range.endLine) byLine.set(range.startLine, range);
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}
