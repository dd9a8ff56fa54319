/** The lines of a source text around a range, with line numbers and carets under what the range covers. */

import type { LineIndex } from "../line-index.ts";
import { type Colours, displayWidth, visible } from "../terminal-text.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

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
  lines: LineIndex,
  range: Range,
  colours: Colours,
  mark: (text: string) => string,
): string[] {
  const first = lines.position(range.start).line;
  const last = Math.max(first, lines.position(Math.max(range.start, range.end - 1)).line);
  const gutterWidth = String(last).length;
  const gutter = (label: string) => colours.blue(`${label.padStart(gutterWidth)} |`);

  const shown: string[] = [gutter("")];
  for (let line = first; line <= last; line++) {
    if (last - first >= MOST_LINES && line === first + LINES_AT_EACH_END) {
      shown.push(colours.blue("…".padStart(gutterWidth)));
      line = last - LINES_AT_EACH_END + 1;
    }
    const { source, carets } = markedLine(lines, line, range);
    shown.push(`${gutter(String(line))} ${source}`.trimEnd());
    if (carets.trim() !== "") shown.push(`${gutter("")} ${mark(carets)}`);
  }
  return shown;
}

/** One line as it is drawn, and the carets that stand under it; columns are a terminal's. */
function markedLine(lines: LineIndex, line: number, range: Range): { source: string; carets: string } {
  const extent = lines.lineRange(line);
  const text = lines.text;
  const markStart = Math.max(range.start, extent.start);
  const markEnd = Math.min(Math.max(range.end, range.start + 1), extent.end);
  const startsAbove = range.start < extent.start;

  let from = extent.start;
  let to = extent.end;
  if (to - from > LONGEST_LINE) {
    from = Math.max(extent.start, Math.min(markStart - CONTEXT_BEFORE, extent.end - LONGEST_LINE));
    to = Math.min(extent.end, from + LONGEST_LINE);
  }

  let source = from > extent.start ? "…" : "";
  let carets = " ".repeat(source.length);
  let seenText = false;
  let column = source.length;
  for (const { segment, index } of graphemes.segment(text.slice(from, to))) {
    const offset = from + index;
    const drawn = segment === "\t" ? " ".repeat(TAB_STOP - (column % TAB_STOP)) : visible(segment);
    const width = displayWidth(drawn);
    const covered = offset < markEnd && offset + segment.length > markStart;
    seenText ||= segment.trim() !== "";
    // Indentation of the second and further lines belongs to the range, but marking it says nothing.
    carets += (covered && (seenText || !startsAbove) ? "^" : " ").repeat(width);
    source += drawn;
    column += width;
  }
  if (to < extent.end) source += "…";
  // A range at the end of the line, or of the file, has nothing under it to mark.
  if (range.start >= extent.end && !startsAbove) carets = `${carets}^`;
  return { source, carets: carets.trimEnd() };
}
