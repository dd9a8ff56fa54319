/** The same scene in more or fewer steps: a draft, or a finer picture. */

import type { ScenePlan } from "./scene-plan.ts";

/**
 * The plan with another number of steps. A region that binds does so for the same share of them, for at least one:
 * with its own number, a draft of few steps would be all binding and show nothing of how the regions grow together.
 */
export function restepPlan(plan: ScenePlan, steps: number): ScenePlan {
  const share = steps / plan.steps;
  const regions = plan.regions.map((region) =>
    region.bind === 0 ? region : { ...region, bind: Math.max(1, Math.round(region.bind * share)) },
  );
  return { ...plan, steps, regions };
}
