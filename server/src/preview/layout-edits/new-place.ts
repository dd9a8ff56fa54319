/** `at` and `size` of a place that nobody has written before. */

import type { CanvasSize } from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import { newLengthText, readLengthText } from "./length-text.ts";
import { endOf, sidesOf, startOf } from "./rects.ts";

export const WHOLE_CANVAS: FractionRect = { x: 0, y: 0, width: 1, height: 1 };

export interface NewPlace {
  readonly at: string;
  readonly size: string;
}

/** The place of a cell in the area that encloses it. The far edges come out as near as the near ones. */
export function newPlace(cell: FractionRect, enclosing: FractionRect, canvas: CanvasSize): NewPlace {
  const sides = sidesOf(enclosing, canvas);
  const origin = startOf(enclosing);
  const at = startOf(cell).map((start, axis) => newLengthText(start - origin[axis]!, sides[axis]!));
  const size = endOf(cell).map((end, axis) => {
    const start = origin[axis]! + readLengthText(at[axis]!, sides[axis]!);
    return newLengthText(end - start, sides[axis]!);
  });
  return { at: at.join(" "), size: size.join(" ") };
}

export function placeSummary({ at, size }: NewPlace): string {
  return `at: ${at}  size: ${size}`;
}
