/** Turns a resolved picture into the plan that the engine renders. */

import { rectToNumbers } from "../layout/rect.ts";
import type { Picture } from "./picture.ts";
import type { PictureRegion } from "./picture-regions.ts";
import type { RegionPlan, ScenePlan } from "./scene-plan.ts";
import { SCENE_PLAN_VERSION } from "./scene-plan.ts";

/** @param uri the scene file, which the regions' sources name; the picture is free of errors */
export function planOf(picture: Picture, uri: string): ScenePlan {
  return {
    version: SCENE_PLAN_VERSION,
    scene: picture.scene.name.text,
    variant: picture.variant?.name?.text ?? null,
    canvas: { width: picture.canvas.width, height: picture.canvas.height },
    model: picture.model,
    seed: picture.seed,
    steps: picture.steps,
    guidance: picture.guidance,
    prompt: picture.prompt,
    negative: picture.negative,
    regions: picture.regions.map((region, layer) => regionPlan(region, layer, uri)),
    repaint: [...picture.repaint],
  };
}

function regionPlan(region: PictureRegion, layer: number, uri: string): RegionPlan {
  return {
    name: region.name,
    cell: rectToNumbers(region.cell),
    box: rectToNumbers(region.box),
    shape: region.shape,
    mask: region.mask,
    feather: region.feather,
    layer,
    prompt: region.prompt,
    detail: region.detail,
    negative: region.negative,
    guidance: region.guidance,
    bind: region.bind,
    refine: region.refine,
    seed: region.seed,
    source: { uri, start: region.node.range.start, end: region.node.range.end },
  };
}
