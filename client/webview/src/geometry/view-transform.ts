/** How the canvas lies in the part of the page that shows it: scale and offset, in CSS pixels. */

import type { Point } from "./rects.ts";
import type { CanvasSize } from "./token-grid.ts";

export interface ViewTransform {
  /** CSS pixels of one canvas pixel. */
  readonly scale: number;
  /** Where the canvas's top left corner stands. */
  readonly x: number;
  readonly y: number;
}

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** Room around a canvas that is fitted, for handles and labels at its edges. */
const MARGIN = 24;

export const SMALLEST_SCALE = 0.02;
export const LARGEST_SCALE = 40;

/** The transform that shows the whole canvas in the middle. */
export function fitted(canvas: CanvasSize, view: ViewSize): ViewTransform {
  const margin = Math.min(MARGIN, view.width / 10, view.height / 10);
  const scale = clampScale(
    Math.min((view.width - 2 * margin) / canvas.width, (view.height - 2 * margin) / canvas.height),
  );
  return centred(canvas, view, scale);
}

/** The transform that shows the canvas's middle in the middle at a scale. */
export function centred(canvas: CanvasSize, view: ViewSize, scale: number): ViewTransform {
  return {
    scale,
    x: (view.width - canvas.width * scale) / 2,
    y: (view.height - canvas.height * scale) / 2,
  };
}

/** The transform scaled by `factor`, with the point `at` of the page staying where it is. */
export function zoomedAt(transform: ViewTransform, factor: number, at: Point): ViewTransform {
  const scale = clampScale(transform.scale * factor);
  const ratio = scale / transform.scale;
  return { scale, x: at.x - (at.x - transform.x) * ratio, y: at.y - (at.y - transform.y) * ratio };
}

export function clampScale(scale: number): number {
  return Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, Number.isFinite(scale) ? scale : 1));
}

/** A point of the page, relative to the view's corner, in fractions of the canvas. */
export function toCanvas(point: Point, transform: ViewTransform, canvas: CanvasSize): Point {
  return {
    x: (point.x - transform.x) / (canvas.width * transform.scale),
    y: (point.y - transform.y) / (canvas.height * transform.scale),
  };
}
