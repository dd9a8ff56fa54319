/** Every rule of the language beyond its syntax. */

import { importRules } from "./imports.ts";
import { modelRules } from "./models.ts";
import { nameRules } from "./names.ts";
import { propertyRules } from "./properties.ts";
import { regionRules } from "./regions.ts";
import type { Rule } from "./rule.ts";
import { sceneRules } from "./scenes.ts";
import { valueRules } from "./values.ts";

/** In the order of the reference of diagnostics. */
export const RULES: readonly Rule[] = [
  ...nameRules,
  ...importRules,
  ...propertyRules,
  ...valueRules,
  ...sceneRules,
  ...regionRules,
  ...modelRules,
];
