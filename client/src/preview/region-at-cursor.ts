/** Which region the cursor of the text stands in. */

import type { ScenePlan } from "@ragl/grammar/plan";

/** The region whose declaration holds the UTF-16 offset; null outside all, or where it stands in another file. */
export function regionAtOffset(plan: ScenePlan, uri: string, offset: number): string | null {
  const holding = plan.regions.find(
    ({ source }) => source?.uri === uri && source.start <= offset && offset <= source.end,
  );
  return holding?.name ?? null;
}
