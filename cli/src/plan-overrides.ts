/** What the command line changes in a plan before it is rendered. */

import { reseedPlan, restepPlan } from "@ragl/grammar";
import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";

export interface PlanOverrides {
  readonly steps?: number | undefined;
  readonly seed?: number | undefined;
  /** False: no region is bound. */
  readonly bind: boolean;
  /** False: no region is refined. */
  readonly refine: boolean;
}

/**
 * The plan with the overrides. With another seed, regions that pin none of their own get theirs from it; with another
 * number of steps, they bind for the same share of them.
 */
export function overridePlan(plan: ScenePlan, overrides: PlanOverrides): ScenePlan {
  const { seed, steps } = overrides;
  const changeRegion = (region: RegionPlan): RegionPlan => ({
    ...region,
    bind: overrides.bind ? region.bind : 0,
    refine: overrides.refine ? region.refine : 0,
  });
  const seeded = seed === undefined ? plan : reseedPlan(plan, seed);
  const stepped = steps === undefined ? seeded : restepPlan(seeded, steps);
  return { ...stepped, regions: stepped.regions.map(changeRegion) };
}
