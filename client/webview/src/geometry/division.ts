/** What a row's or column's children look like while one of its dividers moves, before the text says so. */

import type { FractionRect } from "@ragl/grammar/plan";
import type { ContainerLayout } from "@ragl/server/protocol";
import { bottom, right } from "./rects.ts";

/** Cells meet their container's edges up to rounding. */
const SLACK = 1e-6;

/** The cell as it is with the divider at `position`; the very same one where the divider does not touch it. */
export function dividedCell(
  cell: FractionRect,
  container: ContainerLayout,
  index: number,
  position: number,
): FractionRect {
  if (!isInside(cell, container.area)) return cell;
  const isRow = container.kind === "row";
  const start = isRow ? container.area.x : container.area.y;
  const end = isRow ? right(container.area) : bottom(container.area);
  const at = (which: number): number | undefined =>
    container.dividers.find((divider) => divider.index === which)?.position;
  const old = at(index);
  if (old === undefined) return cell;
  const stretch = stretchBetween(at(index - 1) ?? start, old, at(index + 1) ?? end, position);
  const from = stretch(isRow ? cell.x : cell.y);
  const to = stretch(isRow ? right(cell) : bottom(cell));
  const before = isRow ? cell : { x: cell.y, width: cell.height };
  if (from === before.x && Math.abs(to - from - before.width) < SLACK) return cell;
  return isRow ? { ...cell, x: from, width: to - from } : { ...cell, y: from, height: to - from };
}

/** Places between the neighbouring dividers, stretched with the one between them; others stay. */
function stretchBetween(
  previous: number,
  old: number,
  next: number,
  position: number,
): (place: number) => number {
  return (place) => {
    if (place <= previous + SLACK || place >= next - SLACK) return place;
    return place <= old
      ? previous + ((place - previous) / (old - previous)) * (position - previous)
      : next - ((next - place) / (next - old)) * (next - position);
  };
}

function isInside(cell: FractionRect, area: FractionRect): boolean {
  return (
    cell.x >= area.x - SLACK &&
    cell.y >= area.y - SLACK &&
    right(cell) <= right(area) + SLACK &&
    bottom(cell) <= bottom(area) + SLACK
  );
}
