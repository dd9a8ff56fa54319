import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rational } from "../../src/layout/rational.ts";
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  isPositive,
  multiply,
  negate,
  rational,
  subtract,
  toNumber,
} from "../../src/layout/rational.ts";

const any = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([n, d]) => rational(n, d));

const equal = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

describe("rational numbers", () => {
  test("are in lowest terms with a positive denominator", () => {
    expect(rational(6, -4)).toEqual({ n: -3, d: 2 });
    expect(rational(0, -5)).toEqual({ n: 0, d: 1 });
  });

  test("obey the laws of a field", () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(equal(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(equal(subtract(a, a), ZERO)).toBe(true);
        if (!equal(a, ZERO)) expect(equal(divide(a, a), ONE)).toBe(true);
        expect(isPositive(a)).toBe(compare(a, ZERO) > 0);
        expect(equal(negate(negate(a)), a)).toBe(true);
      }),
    );
  });

  test("stay exact where machine integers no longer hold them", () => {
    // 1/3 of 1/7 of 1/11 … far beyond 2^53, and back again.
    const primes = [3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];
    const small = primes.reduce((value, prime) => divide(value, rational(prime)), ONE);
    const back = primes.reduce((value, prime) => multiply(value, rational(prime)), small);
    expect(back).toEqual(ONE);
    expect(toNumber(small)).toBeCloseTo(1 / primes.reduce((a, b) => a * b), 30);
  });

  test("keep a bounded size under endless unrelated denominators", () => {
    let sum = ZERO;
    let expected = 0;
    for (let d = 2; d < 2000; d++) {
      sum = add(sum, rational(1, d));
      expected += 1 / d;
    }
    expect(toNumber(sum)).toBeCloseTo(expected, 10);
    expect(String(sum.d).length).toBeLessThan(45);
  });
});
