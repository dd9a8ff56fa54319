/** Rectangles of the canvas, compared as a person sees them. */

import { rectToNumbers, type CanvasSize, type Rect } from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import { TOLERANCE_PX, type Side } from "./length-text.ts";

/** Across and down. */
export type Pair<T> = readonly [T, T];

/** Room for what floating-point numbers add up to. */
const SLACK_PX = 1e-3;

export function startOf({ x, y }: FractionRect): Pair<number> {
  return [x, y];
}

export function extentOf({ width, height }: FractionRect): Pair<number> {
  return [width, height];
}

export function endOf({ x, y, width, height }: FractionRect): Pair<number> {
  return [x + width, y + height];
}

/** The sides of an area, which lengths in it are shares of. */
export function sidesOf({ width, height }: FractionRect, canvas: CanvasSize): Pair<Side> {
  return [
    { extent: width, canvasPx: canvas.width },
    { extent: height, canvasPx: canvas.height },
  ];
}

/** Whether every edge lies within half a pixel of where it was asked for. */
export function isSamePlace(place: Rect | undefined, wanted: FractionRect, canvas: CanvasSize): boolean {
  if (place === undefined) return false;
  const found = rectToNumbers(place);
  return [startOf, endOf].every((edges) =>
    [canvas.width, canvas.height].every(
      (px, axis) => Math.abs(edges(found)[axis]! - edges(wanted)[axis]!) * px <= TOLERANCE_PX + SLACK_PX,
    ),
  );
}

/** Whether the two share more than an edge. */
export function doOverlap(a: FractionRect, b: FractionRect): boolean {
  return [0, 1].every((axis) => startOf(a)[axis]! < endOf(b)[axis]! && startOf(b)[axis]! < endOf(a)[axis]!);
}
