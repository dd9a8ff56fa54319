/** Classifier-free guidance (Ho and Salimans, 2022): away from what a negative prompt predicts. */

/** Anything that predicts a velocity for latents at a noise level. */
export interface VelocityModel {
  velocity(latents: Float32Array, sigma: number): Promise<Float32Array>;
  /** Tokens computed for one prediction: what its time grows with. */
  readonly tokens: number;
}

/** `negative + guidance * (positive - negative)`: two runs a prediction. */
export class GuidedModel implements VelocityModel {
  readonly #positive: VelocityModel;
  readonly #negative: VelocityModel;
  readonly #guidance: number;
  readonly tokens: number;

  constructor(positive: VelocityModel, negative: VelocityModel, guidance: number) {
    this.#positive = positive;
    this.#negative = negative;
    this.#guidance = guidance;
    this.tokens = positive.tokens + negative.tokens;
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
