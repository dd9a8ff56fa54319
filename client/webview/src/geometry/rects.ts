/** Rectangles in fractions of the canvas: what gestures do to them, before anything snaps. */

import type { FractionRect } from "@ragl/grammar/plan";

export type Axis = "x" | "y";

/** Sides of a rectangle that a resize moves. */
export interface Edges {
  readonly left: boolean;
  readonly right: boolean;
  readonly top: boolean;
  readonly bottom: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const right = (rect: FractionRect): number => rect.x + rect.width;
export const bottom = (rect: FractionRect): number => rect.y + rect.height;

export function moved(rect: FractionRect, by: Point): FractionRect {
  return { ...rect, x: rect.x + by.x, y: rect.y + by.y };
}

/** `rect` with some edges moved by `by`; no side gets shorter than `smallest`, the opposite edge stays. */
export function resized(rect: FractionRect, edges: Edges, by: Point, smallest: Point): FractionRect {
  const across = resizedSpan(rect.x, right(rect), edges.left, edges.right, by.x, smallest.x);
  const down = resizedSpan(rect.y, bottom(rect), edges.top, edges.bottom, by.y, smallest.y);
  return { x: across.from, y: down.from, width: across.to - across.from, height: down.to - down.from };
}

function resizedSpan(
  from: number,
  to: number,
  movesFrom: boolean,
  movesTo: boolean,
  by: number,
  smallest: number,
): { from: number; to: number } {
  const movedFrom = movesFrom ? from + by : from;
  const movedTo = movesTo ? to + by : to;
  if (movedTo - movedFrom >= smallest) return { from: movedFrom, to: movedTo };
  return movesFrom
    ? { from: movedTo - smallest, to: movedTo }
    : { from: movedFrom, to: movedFrom + smallest };
}

/** The rectangle with these two corners, at least `smallest` large, growing from `start` towards `end`. */
export function spanned(start: Point, end: Point, smallest: Point): FractionRect {
  const width = Math.max(Math.abs(end.x - start.x), smallest.x);
  const height = Math.max(Math.abs(end.y - start.y), smallest.y);
  return {
    x: end.x < start.x ? start.x - width : start.x,
    y: end.y < start.y ? start.y - height : start.y,
    width,
    height,
  };
}

/** `inner`, which belongs to `before`, as it belongs to `after`: moved and stretched with it. */
export function carried(inner: FractionRect, before: FractionRect, after: FractionRect): FractionRect {
  const acrossScale = after.width / before.width;
  const downScale = after.height / before.height;
  return {
    x: after.x + (inner.x - before.x) * acrossScale,
    y: after.y + (inner.y - before.y) * downScale,
    width: inner.width * acrossScale,
    height: inner.height * downScale,
  };
}

/** Whether two rectangles share an area; touching edges share none. */
export function overlaps(one: FractionRect, other: FractionRect): boolean {
  const slack = 1e-6;
  return (
    one.x + slack < right(other) &&
    other.x + slack < right(one) &&
    one.y + slack < bottom(other) &&
    other.y + slack < bottom(one)
  );
}

export function sameRect(one: FractionRect, other: FractionRect): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** Names of all regions whose cell shares an area with another's: they need to tell their place in the stack. */
export function stackedRegions(
  regions: readonly { readonly name: string; readonly cell: FractionRect }[],
): ReadonlySet<string> {
  const fromLeft = [...regions].sort((one, other) => one.cell.x - other.cell.x);
  const stacked = new Set<string>();
  for (const [index, region] of fromLeft.entries()) {
    for (let next = index + 1; next < fromLeft.length; next++) {
      const other = fromLeft[next]!;
      if (other.cell.x >= right(region.cell)) break;
      if (overlaps(region.cell, other.cell)) stacked.add(region.name).add(other.name);
    }
  }
  return stacked;
}
