/** Rectangles of a picture in the units that people read: percent, pixels, latent tokens. */

import { tokenRect } from "@ragl/engine/token-grid";
import { rectToNumbers, type CanvasSize, type Rect } from "@ragl/grammar";

/** `49% × 33.33% at 0% 66.67%`, of the canvas. */
export function showPercent(rect: Rect): string {
  const { x, y, width, height } = rectToNumbers(rect);
  return `${percent(width)} × ${percent(height)} at ${percent(x)} ${percent(y)}`;
}

/** `502 × 256 at 0 512`, to the nearest pixel. */
export function showPixels(rect: Rect, canvas: CanvasSize): string {
  const { x, y, width, height } = rectToNumbers(rect);
  const size = `${whole(width * canvas.width)} × ${whole(height * canvas.height)}`;
  return `${size} at ${whole(x * canvas.width)} ${whole(y * canvas.height)}`;
}

/** `31 × 16 at 0 32`: the tokens that the engine gives to the rectangle; null where it lies off the canvas. */
export function showTokens(rect: Rect, canvas: CanvasSize, tokenPixels: number): string | null {
  const grid = {
    width: Math.floor(canvas.width / tokenPixels),
    height: Math.floor(canvas.height / tokenPixels),
  };
  if (grid.width < 1 || grid.height < 1) return null;
  const tokens = tokenRect(rectToNumbers(rect), grid);
  if (tokens === null) return null;
  const { left, top, right, bottom } = tokens;
  return `${right - left} × ${bottom - top} at ${left} ${top}`;
}

/** A share as a percentage with at most two decimals. */
function percent(share: number): string {
  return `${tidy(share * 100, 2)}%`;
}

function whole(pixels: number): string {
  return tidy(pixels, 0);
}

/** Rounded, without a minus before a zero. */
function tidy(value: number, decimals: number): string {
  const rounded = Number(value.toFixed(decimals));
  return String(rounded === 0 ? 0 : rounded);
}
