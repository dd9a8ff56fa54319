/** From a canvas in pixels to the token grid that a model computes on. */

import { EngineError } from "../errors.ts";
import type { TokenSize } from "./packing.ts";

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The token grid of a canvas.
 *
 * @param pixelsPerToken Pixels along a side of one image token.
 * @throws EngineError `canvas-off-grid` when a side is no multiple of it.
 */
export function canvasTokens(canvas: PixelSize, pixelsPerToken: number): TokenSize {
  const width = canvas.width / pixelsPerToken;
  const height = canvas.height / pixelsPerToken;
  if (Number.isInteger(width) && Number.isInteger(height)) return { width, height };
  throw new EngineError({
    code: "canvas-off-grid",
    subject: `${canvas.width} x ${canvas.height}`,
    message:
      `The canvas ${canvas.width} x ${canvas.height} does not fit the model's grid: ` +
      `its sides must be multiples of ${pixelsPerToken} pixels.`,
    fix: `Use ${nearestSizes(canvas, pixelsPerToken).join(" or ")}.`,
  });
}

/** The next smaller and the next larger canvas on the grid. */
function nearestSizes(canvas: PixelSize, grid: number): string[] {
  const roundings = [Math.floor, Math.ceil].map((round) => {
    const side = (pixels: number) => Math.max(1, round(pixels / grid)) * grid;
    return `${side(canvas.width)} x ${side(canvas.height)}`;
  });
  return [...new Set(roundings)];
}
