/** Small scene plans: few steps on a small canvas, so that a test renders them in a moment. */

import type { FractionRect, RegionPlan, ScenePlan } from "@ragl/grammar/plan";

export const LEFT: FractionRect = { x: 0, y: 0, width: 0.5, height: 1 };
export const RIGHT: FractionRect = { x: 0.5, y: 0, width: 0.5, height: 1 };

export function planOf(changes: Partial<ScenePlan>): ScenePlan {
  return {
    version: 1,
    scene: "test",
    variant: null,
    canvas: { width: 256, height: 128 },
    model: "toybox",
    seed: 1,
    steps: 4,
    guidance: 3,
    prompt: "a red ball and a blue star",
    negative: "",
    regions: [],
    repaint: [],
    ...changes,
  };
}

/** A region that fills `area` with one prompt, bound and refined. */
export function regionOf(
  name: string,
  area: FractionRect,
  prompt: string,
  changes: Partial<RegionPlan>,
): RegionPlan {
  return {
    name,
    cell: area,
    box: area,
    shape: "rect",
    mask: null,
    feather: 0,
    layer: 0,
    prompt,
    detail: prompt,
    negative: "",
    guidance: 3,
    bind: 2,
    refine: 1,
    seed: 100,
    source: null,
    ...changes,
  };
}
