/** What a person is doing to the layout right now, by pointer or by keys, and the edit that it will become. */

import type { FractionRect } from "@ragl/grammar/plan";
import type { ContainerLayout, LayoutEdit } from "@ragl/server/protocol";
import { dividedCell } from "../geometry/division.ts";
import { sameRect } from "../geometry/rects.ts";
import type { Guide } from "../geometry/snapping.ts";

export type Gesture =
  | {
      readonly kind: "place";
      readonly region: string;
      readonly before: FractionRect;
      readonly cell: FractionRect;
      readonly guides: readonly Guide[];
    }
  | {
      readonly kind: "divide";
      readonly container: string;
      readonly index: number;
      readonly before: number;
      readonly position: number;
      readonly guides: readonly Guide[];
    }
  | { readonly kind: "draw"; readonly cell: FractionRect; readonly guides: readonly Guide[] };

/** Closer than this is the place where it was: less than a thousandth of a pixel of the largest canvas. */
const SAME_PLACE = 1e-7;

/** The edit that a gesture asks for; null where it ends where it began. */
export function editOf(gesture: Gesture): LayoutEdit | null {
  switch (gesture.kind) {
    case "place":
      return sameRect(gesture.before, gesture.cell)
        ? null
        : { kind: "place", region: gesture.region, cell: gesture.cell };
    case "divide":
      return Math.abs(gesture.before - gesture.position) < SAME_PLACE
        ? null
        : {
            kind: "divide",
            container: gesture.container,
            index: gesture.index,
            position: gesture.position,
          };
    case "draw":
      return { kind: "add", cell: gesture.cell };
  }
}

/** What is on its way to the text: shown as if it were there. */
export interface Underway {
  readonly gesture: Gesture | null;
  /** Oldest first. */
  readonly pending: readonly LayoutEdit[];
}

export interface PlacedRegion {
  readonly name: string;
  /** As the plan says. */
  readonly cell: FractionRect;
  /** Whether containers around it give it its place, so that their dividers change it. */
  readonly isHeld: boolean;
}

/** Where a region's cell is shown: as a drag has it, else as edits on their way will have it, else as the plan says. */
export function shownCell(
  { name, cell, isHeld }: PlacedRegion,
  { gesture, pending }: Underway,
  containers: readonly ContainerLayout[],
): FractionRect {
  if (gesture?.kind === "place" && gesture.region === name) return gesture.cell;
  const placed = pending.findLast((edit) => edit.kind === "place" && edit.region === name);
  if (placed?.kind === "place") return placed.cell;
  const divided = gesture?.kind === "divide" ? gesture : pending.findLast(({ kind }) => kind === "divide");
  if (!isHeld || divided?.kind !== "divide") return cell;
  const container = containers.find(({ id }) => id === divided.container);
  return container === undefined ? cell : dividedCell(cell, container, divided.index, divided.position);
}

/** Where a divider is shown, likewise. */
export function shownDivider(
  container: string,
  index: number,
  position: number,
  { gesture, pending }: Underway,
): number {
  const isIt = (edit: { readonly container: string; readonly index: number }): boolean =>
    edit.container === container && edit.index === index;
  if (gesture?.kind === "divide" && isIt(gesture)) return gesture.position;
  const divided = pending.findLast((edit) => edit.kind === "divide" && isIt(edit));
  return divided?.kind === "divide" ? divided.position : position;
}
