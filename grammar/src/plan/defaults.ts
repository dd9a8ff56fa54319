/** What a scene gets where it says nothing. The numbers are chosen from measurements, and stand only here. */

export const DEFAULT_MODEL = "toybox";
export const DEFAULT_CANVAS = { width: 512, height: 512 } as const;
export const DEFAULT_STEPS = 20;
export const DEFAULT_GUIDANCE = 3.5;
/** Hard-binding steps. */
export const DEFAULT_BIND = 2;
/** Soft-refinement strength, delta. */
export const DEFAULT_REFINE = 1;
