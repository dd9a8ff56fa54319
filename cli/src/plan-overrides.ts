/** What the command line changes in a plan before it is rendered. */

import { regionSeed } from "@ragl/grammar";
import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";

export interface PlanOverrides {
  readonly steps?: number | undefined;
  readonly seed?: number | undefined;
  /** False: no region is bound. */
  readonly bind: boolean;
  /** False: no region is refined. */
  readonly refine: boolean;
}

/** The plan with the overrides. With another seed, regions that pin none of their own get theirs from it. */
export function overridePlan(plan: ScenePlan, overrides: PlanOverrides): ScenePlan {
  const seed = overrides.seed ?? plan.seed;
  const changeRegion = (region: RegionPlan): RegionPlan => ({
    ...region,
    seed: region.seed === regionSeed(plan.seed, region.name) ? regionSeed(seed, region.name) : region.seed,
    bind: overrides.bind ? region.bind : 0,
    refine: overrides.refine ? region.refine : 0,
  });
  return { ...plan, seed, steps: overrides.steps ?? plan.steps, regions: plan.regions.map(changeRegion) };
}
