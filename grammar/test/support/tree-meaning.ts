/** Strips a tree of where it stands, so that trees of differently laid out texts can be compared. */

import type { Range, SourceFile } from "../../src/index.ts";

const PLACES = new Set(["range", "keyword", "body"]);

/** What a file says: its declarations without ranges. */
export function meaningOf(file: SourceFile): unknown {
  return JSON.parse(
    JSON.stringify(file.declarations, (key, value: unknown) => (PLACES.has(key) ? undefined : value)),
  );
}

/** The texts of a file's comments without white space, in alphabetical order. */
export function commentTexts(file: SourceFile): string[] {
  return file.comments.map(({ kind, text }) => `${kind} ${text.replace(/\s+/g, "")}`).sort();
}

/** All ranges of a tree that do not lie inside the range that encloses them. */
export function strayRanges(node: unknown, enclosing: Range): Range[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((child) => strayRanges(child, enclosing));
  const own = "range" in node ? (node.range as Range) : enclosing;
  const places = "start" in node && "end" in node ? [node as Range] : [];
  const stray = [...places, own].filter(
    ({ start, end }) => !(enclosing.start <= start && start <= end && end <= enclosing.end),
  );
  return [...stray, ...Object.values(node).flatMap((child) => strayRanges(child, own))];
}
