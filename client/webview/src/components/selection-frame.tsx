/** What stands over the selected region: its frame, a grip to move it by, and handles to resize it. */

import { useComputed } from "@preact/signals";
import type { VNode } from "preact";
import { shownCell } from "../gestures/gesture.ts";
import { gesture, pending } from "../gestures/layout-edits.ts";
import { canEdit, layouts, selectedRegion } from "../state/preview-store.ts";
import { strings } from "../strings.ts";
import { Icon } from "./controls.tsx";
import { canvasPlace } from "./region-box.tsx";

const HANDLES = [
  "top left",
  "top",
  "top right",
  "right",
  "bottom right",
  "bottom",
  "bottom left",
  "left",
] as const;

export function SelectionFrame(): VNode | null {
  const cell = useComputed(() => {
    const region = selectedRegion.value;
    return region === null ? null : shownCell(region.name, region.cell, gesture.value, pending.value);
  });
  if (cell.value === null || selectedRegion.value === null) return null;
  const { name, shape } = selectedRegion.value;
  const isFree = canEdit.value && layouts.value.get(name)?.fixedBecause === null;
  return (
    <div
      class={`selection-frame ${shape === "ellipse" ? "is-ellipse" : ""}`}
      style={canvasPlace(cell.value)}
      aria-hidden="true"
    >
      <div class="selection-grip" data-gesture title={isFree ? strings.dragToMove : strings.heldByLayout}>
        <Icon name={isFree ? "move" : "lock"} />
        {name}
      </div>
      {isFree &&
        HANDLES.map((edges) => (
          <div
            key={edges}
            class={`handle ${edges
              .split(" ")
              .map((edge) => `at-${edge}`)
              .join(" ")}`}
            data-edges={edges}
            data-gesture
          />
        ))}
    </div>
  );
}
