/** Numbers as a person would write them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  lengthText,
  newLengthText,
  readLengthText,
  TOLERANCE_PX,
  type LengthUnit,
} from "../../../src/preview/layout-edits/length-text.ts";
import {
  decimalText,
  fractionText,
  shortDecimalText,
} from "../../../src/preview/layout-edits/number-text.ts";
import { splitWeight } from "../../../src/preview/layout-edits/weight-text.ts";

it.each([
  [68.2, 0.5, "68.2"],
  [68.21234, 0.5, "68"],
  [68.21234, 0.05, "68.2"],
  [-0.0000001, 0.5, "0"],
  [3.125, 0.5, "3.125"],
  [1e-9, 0, "0"],
  [1234567, 0.5, "1234567"],
  [99.99999, 0.5, "100"],
])("%d to within %d is %s", (value, tolerance, text) => {
  expect(decimalText(value, tolerance)).toBe(text);
});

it.each([
  [68.4, "68"],
  [-3.5001, "-4"],
  [0.2, "0"],
])("whole pixels: %d is %s", (value, text) => {
  expect(shortDecimalText(value, 0.5)).toBe(text);
});

it.each([
  [1 / 3, 3, "1/3"],
  [2 / 3, 3, "2/3"],
  [1 / 2, 4, "1/2"],
  [5 / 8, 4, "5/8"],
  [2 / 5, 3, "2/5"],
  [-1 / 4, 4, "-1/4"],
  [0.999999, 3, "1"],
  [0, 3, "0"],
])("fractions: %d over %i is %s", (value, denominator, text) => {
  expect(fractionText(value, denominator, 0.001)).toBe(text);
});

describe("lengths", () => {
  const side = fc.record({
    extent: fc.double({ min: 0.05, max: 1, noNaN: true }),
    canvasPx: fc.integer({ min: 64, max: 8192 }),
  });
  const unit: fc.Arbitrary<LengthUnit> = fc.oneof(
    fc.constant({ kind: "%" } as const),
    fc.constant({ kind: "px" } as const),
    fc.integer({ min: 1, max: 30 }).map((denominator) => ({ kind: "fraction", denominator }) as const),
  );

  it("say what they stand for to half a pixel, whatever their unit", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), side, unit, (extent, along, kind) => {
        for (const text of [lengthText(extent, along, kind), newLengthText(extent, along)]) {
          const error = Math.abs(readLengthText(text, along) - extent) * along.canvasPx;
          expect(error).toBeLessThanOrEqual(TOLERANCE_PX + 0.01);
          expect(text).toMatch(/^(0|-?\d+(\.\d+)?(%|px)|-?\d+\/\d+)$/);
        }
      }),
    );
  });

  it.each([
    [1 / 3, "1/3"],
    [0.125, "12.5%"],
    [0, "0"],
    [1, "100%"],
    [0.123456, "12.3%"],
  ])("new ones: %d of a canvas of 512 px is %s", (extent, text) => {
    expect(newLengthText(extent, { extent: 1, canvasPx: 512 })).toBe(text);
  });
});

describe("weights", () => {
  it.each([
    [1, 1, 0.6, ["1.2", "0.8"]],
    [2, 1, 0.5, ["1.5", "1.5"]],
    [60, 40, 0.304321, ["30", "70"]],
    [1 / 3, 1 / 3, 0.25, ["1/6", "1/2"]],
    [2 / 7, 3 / 7, 0.2, ["1/7", "4/7"]],
  ])("%d and %d, the first with a share of %d", (first, second, share, texts) => {
    expect(splitWeight(first, second, share, 0.005)).toEqual(texts);
  });

  it("keep their sum and stay above zero", () => {
    const value = (text: string): number => {
      const [numerator = "0", denominator = "1"] = text.split("/");
      return Number(numerator) / Number(denominator);
    };
    const weight = fc.oneof(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 50 }).map((n) => n / 10),
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).map(([n, d]) => n / d),
    );
    fc.assert(
      fc.property(
        weight,
        weight,
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (first, second, share) => {
          const [a, b] = splitWeight(first, second, share, 0.001).map(value) as [number, number];
          expect(a + b).toBeCloseTo(first + second, 6);
          expect(a / (a + b)).toBeCloseTo(share, 2);
          expect(Math.min(a, b)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
