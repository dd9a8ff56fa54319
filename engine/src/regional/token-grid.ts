/**
 * Where a region lies on the canvas's token grid. Edges go to the nearest token border (halves to the right and
 * down), so that neighbours which share an edge in the plan share one on the grid: no gap, no overlap.
 */

import type { FractionRect } from "@ragl/grammar/plan";
import type { TokenSize } from "../latents/packing.ts";

/** Whole tokens; `right` and `bottom` are the first ones outside. */
export interface TokenRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A rectangle's exact edges, in tokens. */
export type TokenEdges = TokenRect;

/** Edges computed in two ways, as a sum or directly, may differ by rounding; they must not fall apart. */
const TOLERANCE_TOKENS = 1e-3;

/** A fraction rectangle's edges in tokens, neither rounded nor clipped. */
export function tokenEdges(rect: FractionRect, canvas: TokenSize): TokenEdges {
  return {
    left: rect.x * canvas.width,
    top: rect.y * canvas.height,
    right: (rect.x + rect.width) * canvas.width,
    bottom: (rect.y + rect.height) * canvas.height,
  };
}

/** The tokens of a rectangle, clipped to the canvas: at least one; null when it lies outside. */
export function tokenRect(rect: FractionRect, canvas: TokenSize): TokenRect | null {
  const edges = tokenEdges(rect, canvas);
  const columns = span(edges.left, edges.right, canvas.width);
  const rows = span(edges.top, edges.bottom, canvas.height);
  if (columns === null || rows === null) return null;
  return { left: columns.start, right: columns.end, top: rows.start, bottom: rows.end };
}

export function sizeOf(rect: TokenRect): TokenSize {
  return { width: rect.right - rect.left, height: rect.bottom - rect.top };
}

/** Calls `visit` with the index of each token of the rectangle, on the canvas and within the rectangle. */
export function forEachToken(
  rect: TokenRect,
  canvas: TokenSize,
  visit: (canvasToken: number, rectToken: number) => void,
): void {
  let rectToken = 0;
  for (let row = rect.top; row < rect.bottom; row++) {
    for (let column = rect.left; column < rect.right; column++)
      visit(row * canvas.width + column, rectToken++);
  }
}

function span(from: number, to: number, length: number): { start: number; end: number } | null {
  if (to <= TOLERANCE_TOKENS || from >= length - TOLERANCE_TOKENS) return null;
  const start = Math.max(0, nearestBorder(from));
  const end = Math.min(length, nearestBorder(to));
  if (end > start) return { start, end };
  // Narrower than a token: the one that holds its middle.
  const middle = Math.min(length - 1, Math.max(0, Math.floor((from + to) / 2)));
  return { start: middle, end: middle + 1 };
}

function nearestBorder(edge: number): number {
  return Math.floor(edge + 0.5 + TOLERANCE_TOKENS);
}
