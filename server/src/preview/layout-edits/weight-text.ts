/** Two weights that share their sum in another proportion, as numbers that a person would choose. */

import { decimalText, fractionText } from "./number-text.ts";

export type WeightPair = readonly [string, string];

/** Sums with more decimals than this come from fractions. */
const DECIMALS = 4;
const SCALE = 10 ** DECIMALS;
const MOST_DENOMINATOR = 1_000;

/**
 * The weights for the two, with the sum that they have now, so that others' shares stay as they are.
 *
 * @param share of the first, 0..1
 * @param tolerance in the share
 */
export function splitWeight(first: number, second: number, share: number, tolerance: number): WeightPair {
  const sum = first + second;
  const scaled = Math.round(sum * SCALE);
  if (Math.abs(scaled / SCALE - sum) < 1e-9) {
    const weight = decimalText(sum * share, sum * tolerance);
    return [weight, decimalText(scaled / SCALE - Number(weight), 0)];
  }
  const denominator = denominatorOf(sum);
  const weight = fractionText(sum * share, denominator, sum * tolerance);
  return [weight, fractionText(sum - valueOf(weight), denominatorOf(sum - valueOf(weight)), 1e-9)];
}

/** The denominator that a sum of fractions has. */
function denominatorOf(value: number): number {
  for (let denominator = 1; denominator < MOST_DENOMINATOR; denominator++) {
    const numerator = value * denominator;
    if (Math.abs(numerator - Math.round(numerator)) < 1e-9 * denominator) return denominator;
  }
  return MOST_DENOMINATOR;
}

function valueOf(text: string): number {
  const [numerator = "0", denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}
