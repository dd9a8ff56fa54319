/** What stands over the selected region: its frame, a grip to move it by, and handles to resize it. */

import type { RegionPlan } from "@ragl/grammar/plan";
import type { VNode } from "preact";
import { canEdit, layouts, selectedRegion } from "../state/preview-store.ts";
import { strings } from "../strings.ts";
import { Icon } from "./controls.tsx";
import { canvasPlace } from "./region-box.tsx";
import { useShownCell } from "./use-shown.ts";

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
  const region = selectedRegion.value;
  return region === null ? null : <Frame key={region.name} region={region} />;
}

function Frame({ region: { name, shape } }: { readonly region: RegionPlan }): VNode {
  const cell = useShownCell(name);
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
