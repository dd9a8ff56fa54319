/**
 * Which hard-binding box belongs to which soft-refinement cell. The two lists of a parameter file are
 * independent and often in different orders, so position in the list says nothing: the place does.
 */

import munkres from "munkres";
import { area, type Rect, sharedArea } from "./rect.ts";

/** A box and a cell of which neither lies in the other by this share at least are strangers. */
const LEAST_SHARE = 0.1;

export interface Pairing {
  /** For every cell, the index of its box; null for a cell without one. */
  readonly boxOfCell: readonly (number | null)[];
  /** Boxes without a cell, in their own order. */
  readonly unpairedBoxes: readonly number[];
}

/**
 * Pairs boxes and cells one to one so that the share of each box that lies in its own cell, summed over
 * all pairs, is the largest possible. Of equal choices it takes the box that fills its cell better, then
 * the earlier one.
 */
export function pairBoxesWithCells(boxes: readonly Rect[], cells: readonly Rect[]): Pairing {
  const boxOfCell: (number | null)[] = cells.map(() => null);
  if (boxes.length > 0 && cells.length > 0) {
    const costs = boxes.map((box, index) => cells.map((cell) => -affinity(box, cell) + index * 1e-9));
    for (const [box, cell] of munkres(costs)) {
      if (belongTogether(boxes[box]!, cells[cell]!)) boxOfCell[cell] = box;
    }
  }
  const paired = new Set(boxOfCell);
  return { boxOfCell, unpairedBoxes: [...boxes.keys()].filter((index) => !paired.has(index)) };
}

function affinity(box: Rect, cell: Rect): number {
  const shared = sharedArea(box, cell);
  const union = area(box) + area(cell) - shared;
  return shared / area(box) + (1e-3 * shared) / union;
}

function belongTogether(box: Rect, cell: Rect): boolean {
  return sharedArea(box, cell) >= LEAST_SHARE * Math.min(area(box), area(cell));
}
