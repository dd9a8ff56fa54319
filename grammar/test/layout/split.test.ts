import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rational } from "../../src/layout/rational.ts";
import { ONE, ZERO, add, compare, rational } from "../../src/layout/rational.ts";
import { WHOLE_CANVAS } from "../../src/layout/rect.ts";
import { splitColumn, splitGrid, splitRow } from "../../src/layout/split.ts";

const weights = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
    .map(([n, d]) => rational(n, d)),
  { minLength: 1, maxLength: 40 },
);

describe("splitting an area", () => {
  test("a row of thirds fills the canvas to its last edge", () => {
    const cells = splitRow(WHOLE_CANVAS, [ONE, ONE, ONE], ZERO)!;
    expect(cells.map((cell) => cell.x)).toEqual([ZERO, rational(1, 3), rational(2, 3)]);
    expect(cells.every((cell) => compare(cell.height, ONE) === 0)).toBe(true);
  });

  test("cells and gaps add up to the area exactly, whatever the weights", () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 20 }), (shares, perMille) => {
        const gap = rational(perMille, 1000);
        const cells = splitColumn(WHOLE_CANVAS, shares, gap)!;
        let edge: Rational = ZERO;
        cells.forEach((cell, index) => {
          if (index > 0) edge = add(edge, gap);
          expect(compare(cell.y, edge)).toBe(0);
          edge = add(edge, cell.height);
        });
        expect(compare(edge, ONE)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test("gaps that take everything leave null", () => {
    expect(splitRow(WHOLE_CANVAS, [ONE, ONE, ONE], rational(1, 2))).toBeNull();
  });

  test("a grid is filled row by row, with weighted lines", () => {
    const cells = splitGrid(WHOLE_CANVAS, [rational(2), ONE], [ONE, ONE], { x: ZERO, y: ZERO }, 3)!;
    expect(cells).toEqual([
      { x: ZERO, y: ZERO, width: rational(1, 2), height: rational(2, 3) },
      { x: rational(1, 2), y: ZERO, width: rational(1, 2), height: rational(2, 3) },
      { x: ZERO, y: rational(2, 3), width: rational(1, 2), height: rational(1, 3) },
    ]);
  });
});
