/** Converts between offsets and line and character numbers, for editors and for messages to people. */

import { isLineBreak } from "./character-scan.ts";

/** A place in a text, counted from zero; characters are UTF-16 code units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of one text begin. `\n`, `\r\n` and a lone `\r` each end a line. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at < text.length; at++) {
      if (!isLineBreak(text.charCodeAt(at))) continue;
      if (text.startsWith("\r\n", at)) at++;
      this.#starts.push(at + 1);
    }
  }

  /** Number of lines; at least one, and one more than there are line breaks. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset at which a line begins; the text's length for a line that it does not have. */
  lineStart(line: number): number {
    return this.#starts[Math.max(line, 0)] ?? this.#text.length;
  }

  /** Offset at which a line ends, before its line break. */
  lineEnd(line: number): number {
    let end = this.lineStart(line + 1);
    const start = this.lineStart(line);
    if (line < this.lineCount - 1) {
      while (end > start && isLineBreak(this.#text.charCodeAt(end - 1))) end--;
    }
    return end;
  }

  /** A line's text without its line break. */
  lineText(line: number): string {
    return this.#text.slice(this.lineStart(line), this.lineEnd(line));
  }

  /** The place of an offset. One outside the text, or inside a `\r\n`, is moved to the nearest place before it. */
  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= inside) low = middle;
      else high = middle;
    }
    return { line: low, character: Math.min(inside, this.lineEnd(low)) - this.lineStart(low) };
  }

  /** The offset of a place. A character beyond the line's end means the line's end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    return Math.min(this.lineStart(line) + Math.max(character, 0), this.lineEnd(line));
  }
}
