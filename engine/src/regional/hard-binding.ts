/**
 * Hard binding: a region's latents, denoised alone for its first steps, take their place on the canvas before
 * the model sees it (RAG, arXiv 2411.06558, equation 4).
 */

import type { TokenSize } from "../latents/packing.ts";
import { forEachToken, type TokenRect } from "./token-grid.ts";

/** The tokens that a region puts on the canvas. */
export interface BoundTokens {
  /** Indices on the canvas. */
  readonly canvas: Int32Array;
  /** The same tokens' indices within the box. */
  readonly box: Int32Array;
}

export interface BoundRegion {
  readonly tokens: BoundTokens;
  /** Packed latents of the whole box before each step and after the last: `[box tokens, values]` each. */
  readonly states: readonly Float32Array[];
}

/** Tokens of the box that the region's outline covers by half or more. */
export function boundTokens(box: TokenRect, canvas: TokenSize, coverage: Float32Array): BoundTokens {
  const onCanvas: number[] = [];
  const inBox: number[] = [];
  forEachToken(box, canvas, (canvasToken, boxToken) => {
    if (coverage[canvasToken]! < 0.5) return;
    onCanvas.push(canvasToken);
    inBox.push(boxToken);
  });
  return { canvas: Int32Array.from(onCanvas), box: Int32Array.from(inBox) };
}

/**
 * Pastes every region's state at `step` into the canvas's packed latents, in place, in layer order. A region
 * bound for k steps is pasted at the steps 0 to k: the state after its last step too.
 *
 * @param valuesPerToken Latent values of one token.
 */
export function pasteBoundRegions(
  latents: Float32Array,
  regions: readonly BoundRegion[],
  step: number,
  valuesPerToken: number,
): void {
  for (const { tokens, states } of regions) {
    const state = states[step];
    if (state === undefined) continue;
    tokens.canvas.forEach((canvasToken, i) => {
      const from = tokens.box[i]! * valuesPerToken;
      latents.set(state.subarray(from, from + valuesPerToken), canvasToken * valuesPerToken);
    });
  }
}
