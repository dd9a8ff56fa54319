/**
 * Where boxes and dividers are shown, as signals. Of a hundred boxes only those are drawn again whose place changes,
 * through a drag as through a new plan.
 */

import { useComputed, type ReadonlySignal } from "@preact/signals";
import type { FractionRect } from "@ragl/grammar/plan";
import { useRef } from "preact/hooks";
import { shownCell, shownDivider } from "../gestures/gesture.ts";
import { underway } from "../gestures/layout-edits.ts";
import { sameRect } from "../geometry/rects.ts";
import { containers, layouts, regionsByName } from "../state/preview-store.ts";

const NOWHERE: FractionRect = { x: 0, y: 0, width: 1, height: 1 };

export function useShownCell(name: string): ReadonlySignal<FractionRect> {
  // Every plan has rectangles of its own; one that says the same is no change.
  const last = useRef(NOWHERE);
  return useComputed(() => {
    const cell = regionsByName.value.get(name)?.cell ?? last.current;
    const isHeld = layouts.value.get(name)?.placement === "cell";
    const shown = shownCell({ name, cell, isHeld }, underway.value, containers.value);
    if (!sameRect(shown, last.current)) last.current = shown;
    return last.current;
  });
}

/** Along the container's direction, in fractions of the canvas. */
export function useShownDivider(id: string, index: number): ReadonlySignal<number> {
  return useComputed(() => {
    const dividers = containers.value.find((container) => container.id === id)?.dividers;
    const position = dividers?.find((divider) => divider.index === index)?.position ?? 0;
    return shownDivider(id, index, position, underway.value);
  });
}
