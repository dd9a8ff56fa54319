/** The model's tokens as a grid over the canvas: the finest places that a model can tell apart. */

import type { Point } from "./rects.ts";

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Steps where no model says how large its tokens are: a hundredth of the canvas. */
const UNKNOWN_MODEL_STEP = 0.01;

/** One token, in fractions of the canvas. */
export function tokenStep(canvas: CanvasSize, tokenPixels: number | null): Point {
  if (tokenPixels === null) return { x: UNKNOWN_MODEL_STEP, y: UNKNOWN_MODEL_STEP };
  return { x: tokenPixels / canvas.width, y: tokenPixels / canvas.height };
}

/** One pixel of the canvas, in fractions of it. */
export function pixelStep(canvas: CanvasSize): Point {
  return { x: 1 / canvas.width, y: 1 / canvas.height };
}

/** Every how many tokens a grid line is drawn, so that lines stand at least `apart` screen pixels from each other. */
export function gridLineEvery(tokenScreenPixels: number, apart: number): number {
  let every = 1;
  while (tokenScreenPixels * every < apart) every *= 2;
  return every;
}
