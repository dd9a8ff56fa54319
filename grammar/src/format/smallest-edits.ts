/** Turns a formatted text back into edits of the original one, so that cursors and folds stay where they are. */

import type { TextEdit } from "../diagnostics.ts";

/**
 * Edits that turn `before` into `after`, in order and apart from each other. Formatting changes little but
 * white space, so each run of white space that differs is one edit; from the first place where more differs to
 * the last there is a single one.
 */
export function smallestEdits(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [spaceEnd, newSpaceEnd] = [endOfSpace(before, i), endOfSpace(after, j)];
    addEdit(edits, before, i, spaceEnd, after.slice(j, newSpaceEnd));
    [i, j] = [spaceEnd, newSpaceEnd];
    if (i === before.length && j === after.length) return edits;
    if (i === before.length || j === after.length || before[i] !== after[j]) break;
    i++;
    j++;
  }
  addEdit(edits, before, i, before.length, after.slice(j));
  return edits;
}

function endOfSpace(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 128 && /\s/.test(String.fromCharCode(code)));
}

/** Adds the replacement of `before[start, end)`, less what its text and the new one begin and end with alike. */
function addEdit(edits: TextEdit[], before: string, start: number, end: number, newText: string): void {
  let [from, to, newTo] = [start, end, newText.length];
  while (from < to && from - start < newTo && before[from] === newText[from - start]) from++;
  while (to > from && newTo > from - start && before[to - 1] === newText[newTo - 1]) {
    to--;
    newTo--;
  }
  const inserted = newText.slice(from - start, newTo);
  if (from < to || inserted !== "") edits.push({ range: { start: from, end: to }, newText: inserted });
}
