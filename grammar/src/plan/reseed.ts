/** Another look at the same scene: its plan with another seed. */

import type { ScenePlan } from "./scene-plan.ts";
import { regionSeed } from "./seeds.ts";

/** The plan with `seed` as the scene's. Regions that pin none of their own get theirs from it, as in a scene. */
export function reseedPlan(plan: ScenePlan, seed: number): ScenePlan {
  const regions = plan.regions.map((region) =>
    region.seed === regionSeed(plan.seed, region.name)
      ? { ...region, seed: regionSeed(seed, region.name) }
      : region,
  );
  return { ...plan, seed, regions };
}
