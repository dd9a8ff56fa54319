/** Scene plans of the benchmark: one scene, rendered by one of the compared methods. */

import { SCENE_PLAN_VERSION, type RegionPlan, type ScenePlan } from "@ragl/grammar/plan";

import { canvasOf, cellsOf } from "./layouts.ts";
import { PROMPT_ONLY, type Method } from "./methods.ts";
import { describeObject, type BindingScene } from "./scenes.ts";

/** What every picture of a run shares. */
export interface Sampling {
  /** A model's name or folder, as a plan names it. */
  readonly model: string;
  readonly steps: number;
  readonly guidance: number;
  /** Side of an object's cell, in pixels: the same for every number of objects. */
  readonly cellSide: number;
}

/** The plan that renders a scene by a method. The prompt alone gets every object and its place in words. */
export function planOf(scene: BindingScene, method: Method, sampling: Sampling): ScenePlan {
  const objects = scene.objects.map(describeObject);
  return {
    version: SCENE_PLAN_VERSION,
    scene: `scene-${scene.seed}`,
    variant: null,
    canvas: canvasOf(scene.layout, sampling.cellSide),
    model: sampling.model,
    seed: scene.seed,
    steps: sampling.steps,
    guidance: sampling.guidance,
    prompt: `${scene.layout.sentence(objects)} ${scene.background}`,
    negative: "",
    regions: method === PROMPT_ONLY ? [] : regionsOf(scene, objects, method, sampling),
    repaint: [],
  };
}

function regionsOf(
  scene: BindingScene,
  objects: readonly string[],
  method: Method,
  sampling: Sampling,
): RegionPlan[] {
  return cellsOf(scene.layout).map((cell, index) => {
    const prompt = `${objects[index]} ${scene.background}`;
    return {
      name: `object-${index + 1}`,
      cell,
      box: cell,
      shape: "rect",
      mask: null,
      feather: 0,
      layer: index,
      prompt,
      detail: prompt,
      negative: "",
      guidance: sampling.guidance,
      bind: method.bind,
      refine: method.refine,
      seed: scene.seed * 100 + index + 1,
      source: null,
    };
  });
}
