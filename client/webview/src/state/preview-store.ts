/** Everything that the page shows, as signals: what the extension sent, and what the person chose here. */

import { computed, signal } from "@preact/signals";
import type { RegionPlan } from "@ragl/grammar/plan";
import type { ContainerLayout, PreviewState, RegionLayout } from "@ragl/server/protocol";
import { regionSlots } from "../../../src/preview/region-colour.ts";
import type { EngineView, PictureEntry, Rendering } from "../../../src/preview/webview-protocol.ts";
import { stackedRegions } from "../geometry/rects.ts";
import { tokenStep } from "../geometry/token-grid.ts";
import type { ViewTransform } from "../geometry/view-transform.ts";
import { savedState } from "../host.ts";
import type { Comparison } from "./comparison.ts";
import { asSavedState, type ViewOptions } from "./saved-state.ts";

const saved = asSavedState(savedState());

// ---- What the extension sent

export const preview = signal<PreviewState | null>(null);
export const rendering = signal<Rendering>({ kind: "idle" });
export const sketch = signal<string | null>(null);
export const pictures = signal<readonly PictureEntry[]>([]);
export const engine = signal<EngineView | null>(null);

// ---- What the person chose

export const options = signal<ViewOptions>(saved.options);
export const selected = signal<string | null>(saved.selected);
export const comparison = signal<Comparison | null>(null);
/** Whether the next drag over the canvas draws a new region. */
export const isDrawing = signal(false);
/** Whether the canvas is kept fitted to the page. */
export const isFitted = signal(saved.transform === null);
export const transform = signal<ViewTransform>(saved.transform ?? { scale: 1, x: 0, y: 0 });

// ---- What follows from it

const NO_REGIONS: readonly RegionPlan[] = [];
const NO_CONTAINERS: readonly ContainerLayout[] = [];

export const plan = computed(() => preview.value?.plan ?? null);
export const layout = computed(() => preview.value?.layout ?? null);
/** Bottom of the stack first. */
export const regions = computed(() => plan.value?.regions ?? NO_REGIONS);
export const containers = computed(() => layout.value?.containers ?? NO_CONTAINERS);
export const regionsByName = computed(
  (): ReadonlyMap<string, RegionPlan> => new Map(regions.value.map((region) => [region.name, region])),
);
export const slots = computed(() => regionSlots(regions.value.map(({ name }) => name)));
export const stacked = computed(() => stackedRegions(regions.value));
/** Whether the boxes are those of the text as it stands, so that they can be edited. */
export const canEdit = computed(() => preview.value?.isCurrent === true && layout.value !== null);
export const layouts = computed(
  (): ReadonlyMap<string, RegionLayout> =>
    new Map((layout.value?.regions ?? []).map((region) => [region.name, region])),
);
export const step = computed(() =>
  plan.value === null
    ? { x: 0.01, y: 0.01 }
    : tokenStep(plan.value.canvas, layout.value?.tokenPixels ?? null),
);
export const isRendering = computed(
  () => rendering.value.kind === "queued" || rendering.value.kind === "running",
);
export const selectedRegion = computed(() =>
  selected.value === null ? null : (regionsByName.value.get(selected.value) ?? null),
);
