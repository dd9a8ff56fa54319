/** What is different between the plans of two pictures, as facts; words are put to them elsewhere. */

import type { FractionRect, RegionPlan, ScenePlan } from "@ragl/grammar/plan";

export type PlanChange =
  | { readonly kind: "canvas" | "model" | "steps" | "guidance" | "prompt" | "negative" }
  | { readonly kind: "seed"; readonly seed: number }
  | {
      readonly kind: "added" | "removed" | "moved" | "reworded" | "reseeded" | "restacked" | "tuned";
      readonly region: string;
    };

/** A tenth of a pixel of the largest canvas: rounding, not moving. */
const SAME_PLACE = 1e-5;

/** From `before` to `after`, the scene's changes first, then each region's in the order of `after`. */
export function planChanges(before: ScenePlan, after: ScenePlan): readonly PlanChange[] {
  const changes: PlanChange[] = [];
  if (before.canvas.width !== after.canvas.width || before.canvas.height !== after.canvas.height) {
    changes.push({ kind: "canvas" });
  }
  if (before.seed !== after.seed) changes.push({ kind: "seed", seed: after.seed });
  for (const kind of ["model", "steps", "guidance", "prompt", "negative"] as const) {
    if (before[kind] !== after[kind]) changes.push({ kind });
  }
  const earlier = new Map(before.regions.map((region) => [region.name, region]));
  for (const region of after.regions) {
    const was = earlier.get(region.name);
    if (was === undefined) changes.push({ kind: "added", region: region.name });
    // A region's own seed follows the scene's unless the text says otherwise.
    else changes.push(...regionChanges(was, region, before.seed === after.seed));
    earlier.delete(region.name);
  }
  for (const name of earlier.keys()) changes.push({ kind: "removed", region: name });
  return changes;
}

function regionChanges(before: RegionPlan, after: RegionPlan, isSceneSeedSame: boolean): PlanChange[] {
  const kinds: Extract<PlanChange, { region: string }>["kind"][] = [];
  if (!isSamePlace(before.cell, after.cell) || !isSamePlace(before.box, after.box)) kinds.push("moved");
  if (
    before.prompt !== after.prompt ||
    before.detail !== after.detail ||
    before.negative !== after.negative
  ) {
    kinds.push("reworded");
  }
  if (isSceneSeedSame && before.seed !== after.seed) kinds.push("reseeded");
  if (before.layer !== after.layer) kinds.push("restacked");
  if (
    before.bind !== after.bind ||
    before.refine !== after.refine ||
    before.guidance !== after.guidance ||
    before.shape !== after.shape ||
    before.feather !== after.feather ||
    before.mask !== after.mask
  ) {
    kinds.push("tuned");
  }
  return kinds.map((kind) => ({ kind, region: after.name }));
}

function isSamePlace(one: FractionRect, other: FractionRect): boolean {
  return (["x", "y", "width", "height"] as const).every(
    (side) => Math.abs(one[side] - other[side]) < SAME_PLACE,
  );
}
