/** The denoising loop: from noise towards a picture along the predicted velocity, step by step. */

import { eulerStep } from "../schedulers/flow-match-euler.ts";
import type { VelocityModel } from "./guidance.ts";

export interface StepHooks {
  /** Before the model sees the latents of a step; may change them in place. */
  readonly before?: (step: number, latents: Float32Array) => void;
  /** After a step, with the latents that it led to. */
  readonly after?: (step: number, latents: Float32Array) => void | Promise<void>;
}

/**
 * Takes the first `steps` steps of a schedule, in place.
 *
 * @param latents Packed latents at noise level `sigmas[0]`.
 * @param sigmas One noise level more than the schedule has steps.
 */
export async function denoise(
  model: VelocityModel,
  latents: Float32Array,
  sigmas: Float32Array,
  steps: number,
  hooks: StepHooks,
): Promise<void> {
  for (let step = 0; step < steps; step++) {
    hooks.before?.(step, latents);
    const velocity = await model.velocity(latents, sigmas[step]!);
    eulerStep(latents, velocity, sigmas[step]!, sigmas[step + 1]!);
    await hooks.after?.(step, latents);
  }
}
