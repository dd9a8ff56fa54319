/** The lines of a source text around a range, with line numbers and carets under what the range covers. */

import type { Range } from "@ragl/grammar";
import { type Colours, displayWidth, visible } from "../terminal-text.ts";
import type { SourceText } from "./source-text.ts";

/** Ranges that cover more lines than this show their first and last lines only. */
const MOST_LINES = 6;
const LINES_AT_EACH_END = 2;
/** Longer lines are cut around the marked part, in UTF-16 units. */
const LONGEST_LINE = 160;
const CONTEXT_BEFORE = 40;
const TAB_STOP = 4;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The excerpt's lines, without a line break at the end. `mark` colours the carets. A range without
 * extent, such as the end of the file, gets one caret.
 */
export function sourceExcerpt(
  source: SourceText,
  range: Range,
  colours: Colours,
  mark: (text: string) => string,
): string[] {
  const first = source.lines.positionAt(range.start).line;
  const last = Math.max(first, source.lines.positionAt(Math.max(range.start, range.end - 1)).line);
  const gutterWidth = String(last + 1).length;
  const gutter = (label: string) => colours.blue(`${label.padStart(gutterWidth)} |`);

  const shown: string[] = [gutter("")];
  for (let line = first; line <= last; line++) {
    if (last - first >= MOST_LINES && line === first + LINES_AT_EACH_END) {
      shown.push(colours.blue("…".padStart(gutterWidth)));
      line = last - LINES_AT_EACH_END + 1;
    }
    const { drawn, carets } = markedLine(source, line, range);
    shown.push(`${gutter(String(line + 1))} ${drawn}`.trimEnd());
    if (carets.trim() !== "") shown.push(`${gutter("")} ${mark(carets)}`);
  }
  return shown;
}

/** One line as it is drawn, and the carets that stand under it; columns are a terminal's. */
function markedLine(source: SourceText, line: number, range: Range): { drawn: string; carets: string } {
  const extent = { start: source.lines.lineStart(line), end: source.lines.lineEnd(line) };
  const markStart = Math.max(range.start, extent.start);
  const markEnd = Math.min(Math.max(range.end, range.start + 1), extent.end);
  const startsAbove = range.start < extent.start;

  let from = extent.start;
  let to = extent.end;
  if (to - from > LONGEST_LINE) {
    from = Math.max(extent.start, Math.min(markStart - CONTEXT_BEFORE, extent.end - LONGEST_LINE));
    to = Math.min(extent.end, from + LONGEST_LINE);
  }

  let drawn = from > extent.start ? "…" : "";
  let carets = " ".repeat(drawn.length);
  let seenText = false;
  let column = drawn.length;
  for (const { segment, index } of graphemes.segment(source.text.slice(from, to))) {
    const offset = from + index;
    const shown = segment === "\t" ? " ".repeat(TAB_STOP - (column % TAB_STOP)) : visible(segment);
    const width = displayWidth(shown);
    const covered = offset < markEnd && offset + segment.length > markStart;
    seenText ||= segment.trim() !== "";
    // Indentation of the second and further lines belongs to the range, but marking it says nothing.
    carets += (covered && (seenText || !startsAbove) ? "^" : " ").repeat(width);
    drawn += shown;
    column += width;
  }
  if (to < extent.end) drawn += "…";
  // A range at the end of the line, or of the file, has nothing under it to mark.
  if (range.start >= extent.end && !startsAbove) carets = `${carets}^`;
  return { drawn, carets: carets.trimEnd() };
}
