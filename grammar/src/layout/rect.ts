/** Rectangles in exact fractions of the canvas, and the lengths that place them. */

import type { Rational } from "./rational.ts";
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  isPositive,
  multiply,
  rational,
  subtract,
  toNumber,
} from "./rational.ts";

/** A rectangle in fractions of the canvas, from its top left corner. */
export interface Rect {
  readonly x: Rational;
  readonly y: Rational;
  readonly width: Rational;
  readonly height: Rational;
}

/** The canvas in pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** A length as written: a share of the side that it is measured along, or pixels of the canvas. */
export interface Length {
  readonly amount: Rational;
  readonly unit: "share" | "px";
}

/** Insets from the four sides, as written. */
export interface Sides {
  readonly left: Length;
  readonly top: Length;
  readonly right: Length;
  readonly bottom: Length;
}

export const WHOLE_CANVAS: Rect = { x: ZERO, y: ZERO, width: ONE, height: ONE };

/** A length along a side of `side` (in canvas fractions) on a canvas of `canvasPx` pixels, in canvas fractions. */
export function measure(length: Length, side: Rational, canvasPx: number): Rational {
  return length.unit === "share" ? multiply(length.amount, side) : divide(length.amount, rational(canvasPx));
}

/**
 * A rectangle placed inside `area`: `at` is its top left corner (default: the area's), `size` its width
 * and height (default: what is left of the area to the right and below).
 */
export function place(
  area: Rect,
  canvas: CanvasSize,
  at: readonly [Length, Length] | null,
  size: readonly [Length, Length] | null,
): Rect {
  const left = at === null ? ZERO : measure(at[0], area.width, canvas.width);
  const top = at === null ? ZERO : measure(at[1], area.height, canvas.height);
  return {
    x: add(area.x, left),
    y: add(area.y, top),
    width: size === null ? subtract(area.width, left) : measure(size[0], area.width, canvas.width),
    height: size === null ? subtract(area.height, top) : measure(size[1], area.height, canvas.height),
  };
}

/** `area` less the given sides; null where nothing is left. */
export function shrink(area: Rect, canvas: CanvasSize, sides: Sides): Rect | null {
  const left = measure(sides.left, area.width, canvas.width);
  const top = measure(sides.top, area.height, canvas.height);
  const right = sides.right === sides.left ? left : measure(sides.right, area.width, canvas.width);
  const bottom = sides.bottom === sides.top ? top : measure(sides.bottom, area.height, canvas.height);
  const width = subtract(area.width, add(left, right));
  const height = subtract(area.height, add(top, bottom));
  if (!isPositive(width) || !isPositive(height)) return null;
  return { x: add(area.x, left), y: add(area.y, top), width, height };
}

/** True where `inner` lies within `outer`, edges included. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    compare(inner.x, outer.x) >= 0 &&
    compare(inner.y, outer.y) >= 0 &&
    compare(add(inner.x, inner.width), add(outer.x, outer.width)) <= 0 &&
    compare(add(inner.y, inner.height), add(outer.y, outer.height)) <= 0
  );
}

/** True where the two share more than an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return (
    compare(a.x, add(b.x, b.width)) < 0 &&
    compare(b.x, add(a.x, a.width)) < 0 &&
    compare(a.y, add(b.y, b.height)) < 0 &&
    compare(b.y, add(a.y, a.height)) < 0
  );
}

/** The rectangle as floating-point numbers, for plans and for sampling. */
export function rectToNumbers(rect: Rect): { x: number; y: number; width: number; height: number } {
  return {
    x: toNumber(rect.x),
    y: toNumber(rect.y),
    width: toNumber(rect.width),
    height: toNumber(rect.height),
  };
}
