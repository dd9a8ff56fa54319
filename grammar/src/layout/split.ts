/** Splits an area among the children of a row, a column or a grid, by weight, with gaps, exactly. */

import type { Rational } from "./rational.ts";
import { ZERO, add, divide, isPositive, multiply, rational, subtract } from "./rational.ts";
import type { Rect } from "./rect.ts";

interface Span {
  readonly start: Rational;
  readonly extent: Rational;
}

/** Side by side, from left to right; null where the gaps leave no room. */
export function splitRow(area: Rect, weights: readonly Rational[], gap: Rational): Rect[] | null {
  const spans = splitSpan(area.x, area.width, weights, gap);
  return spans && spans.map((span) => ({ ...area, x: span.start, width: span.extent }));
}

/** One below the other; null where the gaps leave no room. */
export function splitColumn(area: Rect, weights: readonly Rational[], gap: Rational): Rect[] | null {
  const spans = splitSpan(area.y, area.height, weights, gap);
  return spans && spans.map((span) => ({ ...area, y: span.start, height: span.extent }));
}

/** The first `count` cells of a grid, row by row from the top left; null where the gaps leave no room. */
export function splitGrid(
  area: Rect,
  rows: readonly Rational[],
  columns: readonly Rational[],
  gaps: { readonly x: Rational; readonly y: Rational },
  count: number,
): Rect[] | null {
  const across = splitSpan(area.x, area.width, columns, gaps.x);
  const down = splitSpan(area.y, area.height, rows, gaps.y, Math.ceil(count / columns.length));
  if (across === null || down === null) return null;
  const cells: Rect[] = [];
  for (const row of down) {
    for (const column of across) {
      if (cells.length === count) return cells;
      cells.push({ x: column.start, y: row.start, width: column.extent, height: row.extent });
    }
  }
  return cells;
}

/** The first `count` shares. Weights are positive. */
function splitSpan(
  start: Rational,
  extent: Rational,
  weights: readonly Rational[],
  gap: Rational,
  count = weights.length,
): Span[] | null {
  if (weights.length === 0) return [];
  const room = subtract(extent, multiply(gap, rational(weights.length - 1)));
  if (!isPositive(room)) return null;
  const unit = divide(room, weights.reduce(add, ZERO));
  const spans: Span[] = [];
  let at = start;
  for (const weight of weights.slice(0, count)) {
    const size = multiply(unit, weight);
    spans.push({ start: at, extent: size });
    at = add(add(at, size), gap);
  }
  return spans;
}
