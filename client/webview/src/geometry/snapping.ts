/**
 * Where a dragged edge comes to rest. Within reach of the pointer, lines of the canvas and of other boxes win; else
 * the edge goes to the nearest line of the token grid.
 */

import type { FractionRect } from "@ragl/grammar/plan";
import { bottom, right, type Axis, type Edges, type Point } from "./rects.ts";

/** What a line belongs to. */
export type LineKind = "canvas" | "centre" | "third" | "box" | "grid";

export interface SnapLine {
  readonly position: number;
  readonly kind: LineKind;
}

export interface SnapLines {
  readonly x: readonly SnapLine[];
  readonly y: readonly SnapLine[];
}

export interface Guide extends SnapLine {
  readonly axis: Axis;
}

export interface Snapping {
  readonly lines: SnapLines;
  /** How near an edge must be to a line, in fractions of the canvas. */
  readonly reach: Point;
  /** The grid that edges fall to elsewhere. */
  readonly step: Point;
}

export interface Snapped {
  readonly rect: FractionRect;
  readonly guides: readonly Guide[];
}

const CANVAS_LINES: readonly SnapLine[] = [
  { position: 0, kind: "canvas" },
  { position: 1, kind: "canvas" },
  { position: 1 / 2, kind: "centre" },
  { position: 1 / 3, kind: "third" },
  { position: 2 / 3, kind: "third" },
];

/** The lines of the canvas, and the edges and centres of other boxes. */
export function snapLines(others: readonly FractionRect[]): SnapLines {
  const x = [...CANVAS_LINES];
  const y = [...CANVAS_LINES];
  for (const rect of others) {
    for (const position of [rect.x, rect.x + rect.width / 2, right(rect)]) x.push({ position, kind: "box" });
    for (const position of [rect.y, rect.y + rect.height / 2, bottom(rect)])
      y.push({ position, kind: "box" });
  }
  return { x, y };
}

interface AxisSnap {
  /** What to add to the edge. */
  readonly by: number;
  readonly guides: readonly SnapLine[];
}

/** Lines that several edges meet at once are one guide each; closer than this is the same place. */
const SAME_PLACE = 1e-6;

/**
 * The shift that puts the nearest of `edges` onto a line. `gridEdge` is the edge that falls to the grid where no line
 * is near; null for none.
 */
function snapAxis(
  edges: readonly number[],
  gridEdge: number | null,
  lines: readonly SnapLine[],
  reach: number,
  step: number,
): AxisSnap {
  let best: number | null = null;
  for (const line of lines) {
    for (const edge of edges) {
      const by = line.position - edge;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by;
    }
  }
  if (best === null) {
    return { by: gridEdge === null ? 0 : Math.round(gridEdge / step) * step - gridEdge, guides: [] };
  }
  const met = new Map<number, SnapLine>();
  for (const line of lines) {
    const isMet = edges.some((edge) => Math.abs(edge + best - line.position) < SAME_PLACE);
    const place = Math.round(line.position / SAME_PLACE);
    if (isMet && !met.has(place)) met.set(place, line);
  }
  return { by: best, guides: [...met.values()] };
}

const onAxis =
  (axis: Axis) =>
  (line: SnapLine): Guide => ({ ...line, axis });

/** Snaps a box that moves as a whole: its edges and its centre are drawn to lines, its size stays. */
export function snapMove(rect: FractionRect, { lines, reach, step }: Snapping): Snapped {
  const x = snapAxis([rect.x, rect.x + rect.width / 2, right(rect)], rect.x, lines.x, reach.x, step.x);
  const y = snapAxis([rect.y, rect.y + rect.height / 2, bottom(rect)], rect.y, lines.y, reach.y, step.y);
  return {
    rect: { ...rect, x: rect.x + x.by, y: rect.y + y.by },
    guides: [...x.guides.map(onAxis("x")), ...y.guides.map(onAxis("y"))],
  };
}

/** Snaps the edges that a resize moves; the others stay. No side gets shorter than one step of the grid. */
export function snapResize(rect: FractionRect, edges: Edges, { lines, reach, step }: Snapping): Snapped {
  const left = snapEdge(rect.x, edges.left, lines.x, reach.x, step.x);
  const rightEdge = snapEdge(right(rect), edges.right, lines.x, reach.x, step.x);
  const top = snapEdge(rect.y, edges.top, lines.y, reach.y, step.y);
  const bottomEdge = snapEdge(bottom(rect), edges.bottom, lines.y, reach.y, step.y);
  const across = atLeast(left.to, rightEdge.to, step.x, edges.left);
  const down = atLeast(top.to, bottomEdge.to, step.y, edges.top);
  return {
    rect: { x: across.from, y: down.from, width: across.to - across.from, height: down.to - down.from },
    guides: [
      ...[...left.guides, ...rightEdge.guides].map(onAxis("x")),
      ...[...top.guides, ...bottomEdge.guides].map(onAxis("y")),
    ],
  };
}

function snapEdge(
  edge: number,
  moves: boolean,
  lines: readonly SnapLine[],
  reach: number,
  step: number,
): { to: number; guides: readonly SnapLine[] } {
  if (!moves) return { to: edge, guides: [] };
  const { by, guides } = snapAxis([edge], edge, lines, reach, step);
  return { to: edge + by, guides };
}

function atLeast(from: number, to: number, length: number, movesFrom: boolean): { from: number; to: number } {
  if (to - from >= length - SAME_PLACE) return { from, to };
  return movesFrom ? { from: to - length, to } : { from, to: from + length };
}

/** Snaps one position along an axis: a divider, or a corner that is being drawn. */
export function snapPosition(
  position: number,
  axis: Axis,
  { lines, reach, step }: Snapping,
): {
  readonly position: number;
  readonly guides: readonly Guide[];
} {
  const { by, guides } = snapAxis([position], position, lines[axis], reach[axis], step[axis]);
  return { position: position + by, guides: guides.map(onAxis(axis)) };
}
