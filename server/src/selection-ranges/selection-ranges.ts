/** What "expand selection" selects, step by step: a word, a value, a property, a block, what is around it. */

import {
  nodesAt,
  type Comment,
  type Range as OffsetRange,
  type StringValue,
  type TreeNode,
} from "@ragl/grammar";
import type { Position, SelectionRange } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";

const WORD = /[\p{L}\p{M}\p{N}_-]+/gu;

/** For each position its chain of ranges, the innermost first; every range lies in the next. */
export function findSelectionRanges(
  document: SceneDocument,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const steps = nested(rangesAt(document, offset));
    return steps.reduce<SelectionRange | undefined>(
      (parent, range) => ({ range: document.rangeOf(range), ...(parent === undefined ? {} : { parent }) }),
      undefined,
    )!;
  });
}

/** Every range that may be a step, in any order; the whole file is always among them. */
function rangesAt(document: SceneDocument, offset: number): OffsetRange[] {
  const { tree, text } = document.parsed;
  const ranges: OffsetRange[] = [{ start: 0, end: text.length }];
  const comment = tree.comments.find(({ range }) => holds(range, offset));
  if (comment !== undefined) ranges.push(comment.range, ...wordAt(text, contentOfComment(comment), offset));
  for (const node of nodesAt(tree, offset)) {
    ranges.push(node.range, ...partsAt(node, text, offset));
  }
  return ranges;
}

/** The parts of a node that are no nodes themselves and hold the offset. */
function partsAt(node: TreeNode, text: string, offset: number): OffsetRange[] {
  const parts: OffsetRange[] = [];
  switch (node.kind) {
    case "string":
      parts.push(...stringParts(node, text, offset));
      break;
    case undefined:
      parts.push(node.imported.range, node.local.range);
      break;
    case "let":
    case "property":
      if (node.name !== null) parts.push(node.name.range);
      break;
    case "style":
    case "scene":
    case "container":
    case "region":
    case "variant":
    case "change": {
      const name = node.kind === "change" ? node.region : node.name;
      parts.push(node.keyword, ...(name === null ? [] : [name.range]));
      if (node.body !== null) parts.push(node.body, insideBraces(node.body, text));
      break;
    }
    default:
      break;
  }
  return parts.filter((range) => holds(range, offset));
}

function stringParts({ range, triple, parts }: StringValue, text: string, offset: number): OffsetRange[] {
  const quotes = triple ? 3 : 1;
  const start = Math.min(range.start + quotes, range.end);
  const isClosed = range.end - quotes >= start && text.endsWith('"', range.end);
  const content = { start, end: isClosed ? range.end - quotes : range.end };
  const around = parts
    .filter((part) => part.kind === "interpolation" && holds(part.range, offset))
    .map((part) => part.range);
  return [content, ...around, ...wordAt(text, content, offset)];
}

function contentOfComment({ kind, range }: Comment): OffsetRange {
  return { start: range.start + (kind === "doc" ? 3 : 2), end: range.end };
}

/** What stands between the braces, without the white space at both ends. */
function insideBraces({ start, end }: OffsetRange, text: string): OffsetRange {
  let first = start + 1;
  let last = text[end - 1] === "}" && end - 1 > start ? end - 1 : end;
  while (first < last && /\s/.test(text[first]!)) first++;
  while (last > first && /\s/.test(text[last - 1]!)) last--;
  return { start: Math.min(first, last), end: last };
}

function wordAt(text: string, within: OffsetRange, offset: number): OffsetRange[] {
  // A text may be long: words are looked for near the offset only.
  const start = Math.max(within.start, text.lastIndexOf("\n", offset - 1) + 1);
  const newline = text.indexOf("\n", offset);
  const end = Math.min(within.end, newline < 0 ? text.length : newline);
  for (const { index, 0: word } of text.slice(start, end).matchAll(WORD)) {
    const range = { start: start + index, end: start + index + word.length };
    if (holds(range, offset)) return [range];
  }
  return [];
}

/** From the widest to the narrowest, each within the one before; equal ranges once. */
function nested(ranges: readonly OffsetRange[]): OffsetRange[] {
  const steps: OffsetRange[] = [];
  for (const range of ranges.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    const outer = steps.at(-1);
    const isNarrower = outer === undefined || range.end - range.start < outer.end - outer.start;
    const isWithin = outer === undefined || (outer.start <= range.start && range.end <= outer.end);
    if (isNarrower && isWithin) steps.push(range);
  }
  return steps;
}

function holds({ start, end }: OffsetRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
