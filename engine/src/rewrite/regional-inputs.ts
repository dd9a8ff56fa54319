/**
 * The inputs that the rewriting pass adds to a denoiser. They are tiny on purpose: the graph builds its
 * attention masks from them, once a run.
 *
 * Token order: the text input holds the global prompt's tokens first, then each region's, one after another
 * (T in all); N is the number of image tokens, row-major on the latent-token grid.
 */

import type { Tensor } from "../runtime/tensor.ts";
import { float32Tensor, int64Tensor } from "../runtime/tensor.ts";

/** The added inputs' names. */
export const REGIONAL_INPUTS = {
  /** int64 [T]: the group of each text token. */
  textGroup: "ragl_text_group",
  /** float32 [N, G]: the weight of each image token for each text group. */
  imageWeight: "ragl_image_weight",
  /** float32 [N]: the strength of soft refinement at each image token. */
  delta: "ragl_delta",
} as const;

/**
 * How refinement enters the graph. `hard`: one softmax with one mask, for strengths that are 0 or 1 everywhere.
 * `blend`: `delta · softmax(S + M_region) + (1 - delta) · softmax(S + M_global)`, for any strengths.
 */
export type RewriteVariant = "hard" | "blend";

export interface RegionalConditioning {
  /** Text tokens of each group: the global prompt's first, then each region's; every count at least 1. */
  readonly textTokens: readonly number[];
  /**
   * [N, G] with G = `textTokens.length`, values 0 or more. Where `delta` is above 0, a token's softmax over text
   * gives group g the weight `imageWeight[n, g]`: one-hot inside a region; 0 masks the group for that token.
   * Shares of a half stand for overlaps and soft borders. Column 0 is the global prompt's.
   */
  readonly imageWeight: Float32Array;
  /** [N], 0..1; 0 outside every region. */
  readonly delta: Float32Array;
}

/** The cheaper variant that computes this conditioning exactly. */
export function variantFor(conditioning: RegionalConditioning): RewriteVariant {
  return conditioning.delta.every((strength) => strength === 0 || strength === 1) ? "hard" : "blend";
}

/** The tensors to feed for the added inputs, beside the graph's own. */
export function regionalFeeds(conditioning: RegionalConditioning): Record<string, Tensor> {
  const { textTokens, imageWeight, delta } = conditioning;
  const groups = textTokens.flatMap((count, group) => new Array<number>(count).fill(group));
  return {
    [REGIONAL_INPUTS.textGroup]: int64Tensor([groups.length], groups),
    [REGIONAL_INPUTS.imageWeight]: float32Tensor([delta.length, textTokens.length], imageWeight),
    [REGIONAL_INPUTS.delta]: float32Tensor([delta.length], delta),
  };
}
