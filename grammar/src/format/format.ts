/** The canonical style: one way to lay out a scene file that means what it means. */

import type { Diagnostic, TextEdit } from "../diagnostics.ts";
import { parse } from "../syntax/parse.ts";
import { FilePrinter } from "./file-printer.ts";
import { smallestEdits } from "./smallest-edits.ts";

/** The formatted text, or the syntax errors that keep a file from being formatted. */
export type FormatResult = { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Formats a scene file. The result means the same, holds all comments, and formats to itself.
 *
 * Two spaces a level; one property a line, in the author's order; one space around `x`, after `:` and after
 * `,`; at most one blank line in a row, and one around styles and scenes. A block without blocks in it that
 * the author wrote on one line stays on one line where that has at most a hundred columns. A list or an import
 * that is longer, or that holds `//` comments, has one item a line. Strings keep their text; a `"""` string of
 * several lines has its lines and its closing quotes one level deeper than its property. Line breaks are
 * `\r\n` if the first one is.
 */
export function format(text: string): FormatResult {
  const { file, diagnostics } = parse(text);
  return diagnostics.length > 0 ? { diagnostics } : { text: new FilePrinter(text, file).print() };
}

/** What `format` would change, as the smallest edits that do so; none for a file with syntax errors. */
export function formatEdits(text: string): TextEdit[] {
  const result = format(text);
  return "text" in result ? smallestEdits(text, result.text) : [];
}
