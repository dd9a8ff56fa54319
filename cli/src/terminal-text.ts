/**
 * Text from files, made safe and measurable for a terminal: control characters could move the cursor or
 * rewrite earlier lines, and direction marks could show text in an order that it is not in.
 */

import pc from "picocolors";
import stringWidth from "string-width";

/** C0 and C1 controls, DEL, line and paragraph separators, zero-width and direction marks. */
const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Replaces what a terminal would act upon by something that can be seen. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** Like `visible`, for text of several lines: line breaks and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(UNSAFE, (character) => (/[\n\t]/.test(character) ? character : visible(character)));
}

/** Columns that `text` takes in a terminal. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

export type Colours = ReturnType<typeof pc.createColors>;

/** Colours for one stream: on a terminal unless NO_COLOR is set, elsewhere only with FORCE_COLOR. */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return pc.createColors(false);
  if (FORCE_COLOR !== undefined) return pc.createColors(FORCE_COLOR !== "0" && FORCE_COLOR !== "false");
  return pc.createColors(stream.isTTY === true && TERM !== "dumb");
}
