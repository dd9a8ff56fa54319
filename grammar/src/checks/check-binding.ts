/** Checks the number of hard-binding steps against the picture's steps. */

import type { ModelFacts } from "../analysis/model-facts.ts";
import type { Program } from "../analysis/program.ts";
import { effective } from "../analysis/styles.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { PictureDefaults } from "../plan/defaults.ts";
import { placeOf } from "../plan/element.ts";
import type { Picture } from "../plan/picture.ts";
import { replace } from "../rules/rule.ts";
import { bindBeyondSteps, bindTooLong } from "../rules/models.ts";
import { rangeOf } from "./check-places.ts";

/** Share of the steps, where the picture's model recommends no more, beyond which regions are left too few steps to grow together. */
const MOST_BOUND_SHARE = 1 / 2;

export function checkBinding(picture: Picture, program: Program, facts: ModelFacts | null): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { steps } = picture;
  const recommended = new PictureDefaults(facts?.defaults).bind(steps);
  const most = Math.max(Math.floor(steps * MOST_BOUND_SHARE), recommended);
  const ofScene = effective(picture.element, "bind");
  for (const region of picture.regions) {
    const setting = effective(region.element, "bind") ?? ofScene;
    const range = placeOf(setting, rangeOf(region), program);
    if (region.bind <= most) continue;
    const isWritten = setting !== undefined && range === setting.property.value?.range;
    const fixes = isWritten ? [replace(`Change to ${most}`, range, String(most), true)] : [];
    found.push(
      region.bind > steps
        ? bindBeyondSteps(range, region.bind, steps, fixes)
        : bindTooLong(range, region.bind, steps, most, fixes),
    );
  }
  return found;
}
