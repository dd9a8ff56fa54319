/** Numbers as a person would write them: no longer than what they stand for needs. */

/** Beyond this nobody can tell a number from its neighbour. */
const MOST_DECIMALS = 6;
/** A number with so few decimals is worth writing out where it is exact. */
const NICE_DECIMALS = 3;
const EXACT = 1e-7;
const MOST_DENOMINATOR = 10_000;

/** The shortest decimal within `tolerance` of the value; the value itself where it has at most three decimals. */
export function decimalText(value: number, tolerance: number): string {
  const nice = rounded(value, NICE_DECIMALS);
  return Math.abs(nice - value) <= Math.min(EXACT, tolerance)
    ? plain(nice)
    : shortDecimalText(value, tolerance);
}

/** The shortest decimal within `tolerance` of the value. */
export function shortDecimalText(value: number, tolerance: number): string {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    const short = rounded(value, decimals);
    if (Math.abs(short - value) <= tolerance) return plain(short);
  }
  return plain(rounded(value, MOST_DECIMALS));
}

/**
 * A fraction within `tolerance` of the value: over the given denominator or a small multiple of it where one is near
 * enough, else over the smallest that is. Whole numbers are written as such.
 */
export function fractionText(value: number, denominator: number, tolerance: number): string {
  for (const multiple of [1, 2, 3, 4]) {
    const text = over(value, denominator * multiple, tolerance);
    if (text !== null) return text;
  }
  for (let other = 1; other < MOST_DENOMINATOR; other++) {
    const text = over(value, other, tolerance);
    if (text !== null) return text;
  }
  return over(value, MOST_DENOMINATOR, Infinity)!;
}

/** `n/denominator` in lowest terms; null where it is not near enough. */
function over(value: number, denominator: number, tolerance: number): string | null {
  const numerator = Math.round(value * denominator) || 0;
  if (Math.abs(numerator / denominator - value) > tolerance) return null;
  const divisor = greatestCommonDivisor(Math.abs(numerator), denominator);
  return divisor === denominator
    ? String(numerator / denominator)
    : `${numerator / divisor}/${denominator / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** Never in exponents, never a negative zero. */
function plain(value: number): string {
  return value === 0 ? "0" : value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, "");
}
