/** Removals take the white space along that would be left over: the rest of an empty line, a second space. */

import type { QuickFix, TextEdit } from "@ragl/grammar";

export function tidyRemovals(fix: QuickFix, text: string): QuickFix {
  return { ...fix, edits: fix.edits.map((edit) => tidied(edit, text)) };
}

function tidied(edit: TextEdit, text: string): TextEdit {
  const { start, end } = edit.range;
  if (edit.newText !== "" || start === end) return edit;
  const before = /[ \t]*$/.exec(text.slice(0, start))![0].length;
  const after = /^[ \t]*/.exec(text.slice(end))![0].length;
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(end + after))?.[0].length ?? 0;
  const beginsLine = start - before === 0 || /[\r\n]/.test(text[start - before - 1]!);
  const endsLine = lineBreak > 0 || end + after === text.length;
  if (beginsLine && endsLine) {
    return { range: { start: start - before, end: end + after + lineBreak }, newText: "" };
  }
  if (beginsLine) return { range: { start, end: end + after }, newText: "" };
  return after > 0 || endsLine ? { range: { start: start - before, end }, newText: "" } : edit;
}
