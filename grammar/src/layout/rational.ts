/**
 * Exact rational numbers for layout: thirds of sevenths add up to the whole again. Machine integers
 * where they fit, which is nearly always and fast; fraction.js where they do not.
 */

import Fraction from "fraction.js";

interface Small {
  readonly n: number;
  readonly d: number;
}

/** A rational number in lowest terms with a positive denominator; made by `rational` and the operations below. */
export type Rational = Small | Fraction;

/**
 * Denominators stay exact up to this many bits and are rounded to it beyond: far below what any picture can
 * show, and it keeps hostile input (thousands of weights with unrelated denominators) from growing without end.
 */
const EXACT_BITS = 128n;
const ROUNDED_DENOMINATOR = 1n << EXACT_BITS;

export const ZERO: Rational = { n: 0, d: 1 };
export const ONE: Rational = { n: 1, d: 1 };

/** `numerator / denominator`; both are safe integers, the denominator is not zero. */
export function rational(numerator: number, denominator = 1): Rational {
  const sign = denominator < 0 ? -1 : 1;
  const divisor = gcd(Math.abs(numerator), Math.abs(denominator));
  // `|| 0` turns a negative zero into zero.
  return { n: (sign * numerator) / divisor || 0, d: Math.abs(denominator) / divisor };
}

export function add(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d) {
      const sum = a.n + b.n;
      if (fits(sum)) return a.d === 1 ? { n: sum, d: 1 } : rational(sum, a.d);
    } else {
      const left = a.n * b.d;
      const right = b.n * a.d;
      const denominator = a.d * b.d;
      if (fits(left) && fits(right) && fits(left + right) && fits(denominator)) {
        return rational(left + right, denominator);
      }
    }
  }
  return settle(big(a).add(big(b)));
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    if (a.n === 1 && a.d === 1) return b;
    if (b.n === 1 && b.d === 1) return a;
    const numerator = a.n * b.n;
    const denominator = a.d * b.d;
    if (fits(numerator) && fits(denominator)) return rational(numerator, denominator);
  }
  return settle(big(a).mul(big(b)));
}

/** `a / b`; `b` is not zero. */
export function divide(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const numerator = a.n * b.d;
    const denominator = a.d * b.n;
    if (fits(numerator) && fits(denominator)) return rational(numerator, denominator);
  }
  return settle(big(a).div(big(b)));
}

export function negate(a: Rational): Rational {
  return isSmall(a) ? { n: -a.n || 0, d: a.d } : a.neg();
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  if (isSmall(a) && isSmall(b)) {
    const left = a.n * b.d;
    const right = b.n * a.d;
    if (fits(left) && fits(right)) return left - right;
  }
  return big(a).compare(big(b));
}

export function isPositive(a: Rational): boolean {
  return a.n > 0 && (isSmall(a) || a.s > 0n);
}

/** The nearest floating-point number. */
export function toNumber(a: Rational): number {
  return isSmall(a) ? a.n / a.d : a.valueOf();
}

function isSmall(a: Rational): a is Small {
  return typeof a.n === "number";
}

function fits(value: number): boolean {
  return value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a || 1;
}

function big(a: Rational): Fraction {
  return isSmall(a) ? new Fraction(a.n, a.d) : a;
}

/** Back to machine integers where they fit, and to the largest denominator kept. */
function settle(value: Fraction): Rational {
  if (value.d > ROUNDED_DENOMINATOR) {
    const scaled = (value.s * value.n * ROUNDED_DENOMINATOR * 2n + value.d) / (value.d * 2n);
    return settle(new Fraction(scaled, ROUNDED_DENOMINATOR));
  }
  const numerator = Number(value.s * value.n);
  const denominator = Number(value.d);
  return fits(numerator) && fits(denominator) ? { n: numerator, d: denominator } : value;
}
