import type { Rational, Rect } from "@ragl/grammar";
import { expect, test } from "vitest";
import { showPercent, showPixels, showTokens } from "../../src/measures/show-rect.ts";

/** A rectangle of fractions, each a numerator over one denominator. */
function rect(denominator: number, x: number, y: number, width: number, height: number): Rect {
  const of = (n: number): Rational => ({ n, d: denominator });
  return { x: of(x), y: of(y), width: of(width), height: of(height) };
}

const CANVAS = { width: 768, height: 512 };

test("percent have at most two decimals", () => {
  expect(showPercent(rect(3, 0, 1, 1, 2))).toBe("33.33% × 66.67% at 0% 33.33%");
  expect(showPercent(rect(1000, -5, 125, 500, 1000))).toBe("50% × 100% at -0.5% 12.5%");
});

test("pixels are whole, and zero has no sign", () => {
  expect(showPixels(rect(3, 0, 1, 1, 2), CANVAS)).toBe("256 × 341 at 0 171");
  expect(showPixels(rect(100_000, -1, -1, 50_000, 50_000), CANVAS)).toBe("384 × 256 at 0 0");
});

test("tokens are those that the engine fills: edges go to the nearest border", () => {
  expect(showTokens(rect(3, 0, 1, 1, 2), CANVAS, 32)).toBe("8 × 11 at 0 5");
  expect(showTokens(rect(1, 0, 0, 1, 1), CANVAS, 16)).toBe("48 × 32 at 0 0");
});

test("a rectangle narrower than a token takes the one that holds its middle; one off the canvas none", () => {
  expect(showTokens(rect(100, 50, 50, 1, 1), CANVAS, 32)).toBe("1 × 1 at 12 8");
  expect(showTokens(rect(1, 2, 0, 1, 1), CANVAS, 32)).toBeNull();
});

test("a canvas smaller than a token has none", () => {
  expect(showTokens(rect(1, 0, 0, 1, 1), { width: 8, height: 8 }, 16)).toBeNull();
});
