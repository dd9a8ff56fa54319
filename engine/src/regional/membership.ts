/**
 * Which region each image token belongs to, and how strongly: the regions' coverages laid over each other from
 * the top layer down, as the denoiser's regional inputs take them.
 */

export interface RefinedRegion {
  /** Coverage of each image token, `[tokens]`, 0 to 1. */
  readonly coverage: Float32Array;
  /** Refinement strength (delta) inside the region, 0 to 1. */
  readonly strength: number;
  /** Text group that the region's tokens attend to; 0 is the global prompt's. */
  readonly group: number;
}

export interface Membership {
  /** `[tokens, groups]`: shares of the region groups at each token; column 0 where no region refines. */
  readonly imageWeight: Float32Array;
  /** `[tokens]`: refinement strength. */
  readonly delta: Float32Array;
}

/** Shares below this are rounding, not intent. */
const NEGLIGIBLE = 1e-6;

/**
 * Composites regions, listed bottom to top. A region hides what lies under it by its coverage, whatever its own
 * strength is.
 *
 * @param tokens Image tokens.
 * @param groups Text groups, the global one included.
 */
export function compositeMembership(
  regions: readonly RefinedRegion[],
  tokens: number,
  groups: number,
): Membership {
  const imageWeight = new Float32Array(tokens * groups);
  const delta = new Float32Array(tokens);
  const shares = new Float64Array(groups);
  for (let token = 0; token < tokens; token++) {
    const strength = fillShares(shares, regions, token);
    if (strength < NEGLIGIBLE) {
      imageWeight[token * groups] = 1;
      continue;
    }
    shares.forEach((share, group) => {
      imageWeight[token * groups + group] = share / strength;
    });
    delta[token] = strength > 1 - NEGLIGIBLE ? 1 : strength;
  }
  return { imageWeight, delta };
}

/** Sets each group's share to the visible strength of its regions at a token; returns the sum. */
function fillShares(shares: Float64Array, regions: readonly RefinedRegion[], token: number): number {
  shares.fill(0);
  let visible = 1;
  let total = 0;
  for (let i = regions.length - 1; i >= 0 && visible > NEGLIGIBLE; i--) {
    const { coverage, strength, group } = regions[i]!;
    const share = visible * coverage[token]! * strength;
    shares[group] = shares[group]! + share;
    total += share;
    visible *= 1 - coverage[token]!;
  }
  return total;
}
