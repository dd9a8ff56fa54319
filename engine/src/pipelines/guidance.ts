/** Classifier-free guidance (Ho and Salimans, 2022): away from what a negative prompt predicts. */

/** Anything that predicts a velocity for latents at a noise level. */
export interface VelocityModel {
  /**
   * @param latents Packed latents, `[tokens, values]`.
   * @param sigma Noise level, 0..1.
   * @returns `[tokens, values]`, which the caller may change.
   */
  velocity(latents: Float32Array, sigma: number): Promise<Float32Array>;
}

/** `negative + guidance * (positive - negative)`: two runs a prediction. */
export class GuidedModel implements VelocityModel {
  readonly #positive: VelocityModel;
  readonly #negative: VelocityModel;
  readonly #guidance: number;

  constructor(positive: VelocityModel, negative: VelocityModel, guidance: number) {
    this.#positive = positive;
    this.#negative = negative;
    this.#guidance = guidance;
  }

  async velocity(latents: Float32Array, sigma: number): Promise<Float32Array> {
    const positive = await this.#positive.velocity(latents, sigma);
    const negative = await this.#negative.velocity(latents, sigma);
    const guidance = this.#guidance;
    for (let i = 0; i < positive.length; i++) {
      positive[i] = negative[i]! + guidance * (positive[i]! - negative[i]!);
    }
    return positive;
  }
}
