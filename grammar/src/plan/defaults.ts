/** What a scene gets where it says nothing. The numbers are chosen from measurements, and stand only here. */

import type { ModelDefaults } from "../analysis/model-facts.ts";

export const DEFAULT_MODEL = "toybox";
export const DEFAULT_CANVAS = { width: 512, height: 512 } as const;
export const DEFAULT_STEPS = 20;
export const DEFAULT_GUIDANCE = 3.5;
/** Hard-binding steps of `DEFAULT_STEPS`; of more or fewer steps, more or fewer in proportion. */
export const DEFAULT_BIND = 2;
/** Soft-refinement strength, delta. */
export const DEFAULT_REFINE = 1;

/** The defaults of one picture: its model's where that has any, else the language's. */
export class PictureDefaults {
  readonly steps: number;
  readonly guidance: number;
  readonly refine: number;
  readonly #bind: number;

  constructor({ steps, guidance, bind, refine }: ModelDefaults = {}) {
    this.steps = steps ?? DEFAULT_STEPS;
    this.guidance = guidance ?? DEFAULT_GUIDANCE;
    this.refine = refine ?? DEFAULT_REFINE;
    // A number of binding steps without the steps that it is meant for is meant for the usual ones.
    this.#bind = bind ?? (DEFAULT_BIND * this.steps) / DEFAULT_STEPS;
  }

  /** Hard-binding steps of a picture of so many steps: at least 1, unless the model wants none. */
  bind(steps: number): number {
    if (this.#bind === 0) return 0;
    return Math.max(1, Math.round((this.#bind * steps) / this.steps));
  }
}
