/**
 * The noise schedule of flow-matching models: which noise levels (sigmas, 1 = pure noise, 0 = picture) a
 * run visits, and the Euler step between two of them. Behaves as diffusers' FlowMatchEulerDiscreteScheduler
 * does for the sigmas that its FLUX pipeline asks for.
 */

export interface FlowMatchSchedule {
  /** With dynamic shifting: the shift follows the picture's size, and `shift` is not used. */
  readonly dynamicShifting: boolean;
  readonly shift: number;
  readonly baseShift: number;
  readonly maxShift: number;
  /** Counts of image tokens for which the shift is `baseShift` and `maxShift`. */
  readonly baseImageTokens: number;
  readonly maxImageTokens: number;
  readonly timeShift: "exponential" | "linear";
  /** Where the last step starts; null: wherever the shift puts it. */
  readonly terminalSigma: number | null;
}

/**
 * The noise levels of a run: `steps` of them, from 1 downwards, and a final 0.
 *
 * @param imageTokens Image tokens of the whole canvas. Regions that are denoised alone use the canvas's
 *   schedule too.
 */
export function flowMatchSigmas(
  schedule: FlowMatchSchedule,
  steps: number,
  imageTokens: number,
): Float32Array {
  const sigmas = Array.from({ length: steps }, (_, step) =>
    shifted(schedule, evenSigma(step, steps), imageTokens),
  );
  if (schedule.terminalSigma !== null) stretchToTerminal(sigmas, schedule.terminalSigma);
  return Float32Array.from([...sigmas, 0]);
}

/**
 * One Euler step along the predicted velocity, in place: `latents += (nextSigma - sigma) * velocity`.
 */
export function eulerStep(
  latents: Float32Array,
  velocity: Float32Array,
  sigma: number,
  nextSigma: number,
): void {
  const step = Math.fround(nextSigma - sigma);
  for (let i = 0; i < latents.length; i++) latents[i] = latents[i]! + step * velocity[i]!;
}

/**
 * The clean latents that the model predicts: where the velocity leads if followed down to noise level 0.
 *
 * @param latents Latents at noise level `sigma`.
 */
export function predictedClean(latents: Float32Array, velocity: Float32Array, sigma: number): Float32Array {
  return latents.map((value, i) => value - sigma * velocity[i]!);
}

/** `steps` levels in even distances from 1 to 1/steps. */
function evenSigma(step: number, steps: number): number {
  return 1 - step / steps;
}

/** Esser et al., 2024, equation 23, with the shift written as exp(mu) where it is dynamic. */
function shifted(schedule: FlowMatchSchedule, sigma: number, imageTokens: number): number {
  if (!schedule.dynamicShifting) return (schedule.shift * sigma) / (1 + (schedule.shift - 1) * sigma);
  const mu = dynamicShift(schedule, imageTokens);
  const factor = schedule.timeShift === "exponential" ? Math.exp(mu) : mu;
  return factor / (factor + (1 / sigma - 1));
}

/** The straight line through the two given (image tokens, shift) points. */
function dynamicShift(schedule: FlowMatchSchedule, imageTokens: number): number {
  const slope =
    (schedule.maxShift - schedule.baseShift) / (schedule.maxImageTokens - schedule.baseImageTokens);
  return schedule.baseShift + slope * (imageTokens - schedule.baseImageTokens);
}

/** Scales the distances from 1 so that the last sigma becomes the terminal one. */
function stretchToTerminal(sigmas: number[], terminal: number): void {
  const scale = (1 - sigmas.at(-1)!) / (1 - terminal);
  if (scale === 0) return;
  for (let i = 0; i < sigmas.length; i++) sigmas[i] = 1 - (1 - sigmas[i]!) / scale;
}
