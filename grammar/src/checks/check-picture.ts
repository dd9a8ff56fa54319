/** All checks of one picture. */

import type { ModelDirectory } from "../analysis/model-facts.ts";
import type { Program } from "../analysis/program.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { Picture } from "../plan/picture.ts";
import { checkBinding } from "./check-binding.ts";
import { checkCoverage } from "./check-coverage.ts";
import { checkModel } from "./check-model.ts";
import { checkPlaces } from "./check-places.ts";
import { checkScene } from "./check-scene.ts";

/** @param models null where nothing is known of models: the rules about them keep silent */
export function checkPicture(
  picture: Picture,
  program: Program,
  models: ModelDirectory | null,
): Diagnostic[] {
  const facts = models?.find(picture.model) ?? null;
  return [
    ...checkScene(picture, program),
    ...checkPlaces(picture, facts),
    ...checkCoverage(picture),
    ...checkBinding(picture, program, facts),
    ...(models === null ? [] : checkModel(picture, facts, models, program)),
  ];
}
