/** The denoising loop: from noise towards a picture along the predicted velocity, step by step. */

import { eulerStep } from "../schedulers/flow-match-euler.ts";
import type { VelocityModel } from "./guidance.ts";

/**
 * Takes the first `steps` steps of a schedule, in place.
 *
 * @param latents Packed latents at noise level `sigmas[0]`.
 * @param sigmas One noise level more than the schedule has steps.
 * @param afterStep Called with the number of steps done and the velocity of the last one; may change the latents
 *   before the next step.
 */
export async function denoise(
  model: VelocityModel,
  latents: Float32Array,
  sigmas: Float32Array,
  steps: number,
  afterStep: (done: number, velocity: Float32Array) => Promise<void>,
): Promise<void> {
  for (let step = 0; step < steps; step++) {
    const velocity = await model.velocity(latents, sigmas[step]!);
    eulerStep(latents, velocity, sigmas[step]!, sigmas[step + 1]!);
    await afterStep(step + 1, velocity);
  }
}
