/** Places and sizes in words: for labels at the pointer, and for names that screen readers say. */

import type { FractionRect } from "@ragl/grammar/plan";
import type { CanvasSize } from "./token-grid.ts";

/** A share of the canvas as a percentage with at most one decimal. */
export function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10)}%`;
}

/** Width and height in pixels of the canvas: `192 × 128`. */
export function pixelSize(rect: FractionRect, canvas: CanvasSize): string {
  return `${String(Math.round(rect.width * canvas.width))} × ${String(Math.round(rect.height * canvas.height))}`;
}

/** Width and height in tokens, with at most one decimal: `12 × 8`. */
export function tokenSize(rect: FractionRect, canvas: CanvasSize, tokenPixels: number): string {
  const tokens = (share: number, pixels: number): string =>
    String(Math.round(((share * pixels) / tokenPixels) * 10) / 10);
  return `${tokens(rect.width, canvas.width)} × ${tokens(rect.height, canvas.height)}`;
}

/** The first words of a prompt, cut at a word's end, with an ellipsis where something is left out. */
export function firstWords(prompt: string, longest: number): string {
  const text = prompt.trim().replace(/\s+/gu, " ");
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest + 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > longest / 2 ? cut.slice(0, space) : cut.slice(0, longest)).replace(/[,;:.]$/u, "")}…`;
}
