import { expect, test } from "vitest";
import { dividedCell } from "../../webview/src/geometry/division.ts";

const ROW = {
  id: "row",
  kind: "row" as const,
  area: { x: 0, y: 0, width: 0.9, height: 0.5 },
  dividers: [
    { index: 0, position: 0.3 },
    { index: 1, position: 0.6 },
  ],
};

test("the cells beside a divider stretch, what they hold with them", () => {
  const left = dividedCell({ x: 0, y: 0, width: 0.3, height: 0.5 }, ROW, 0, 0.45);
  expect(left.width).toBeCloseTo(0.45);
  const inner = dividedCell({ x: 0.15, y: 0.25, width: 0.15, height: 0.25 }, ROW, 0, 0.45);
  expect(inner.x).toBeCloseTo(0.225);
  expect(inner.width).toBeCloseTo(0.225);
  const right = dividedCell({ x: 0.3, y: 0, width: 0.3, height: 0.5 }, ROW, 0, 0.45);
  expect(right.x).toBeCloseTo(0.45);
  expect(right.x + right.width).toBeCloseTo(0.6);
});

test("cells elsewhere stay the very same", () => {
  const third = { x: 0.6, y: 0, width: 0.3, height: 0.5 };
  expect(dividedCell(third, ROW, 0, 0.45)).toBe(third);
  const below = { x: 0, y: 0.5, width: 0.3, height: 0.5 };
  expect(dividedCell(below, ROW, 0, 0.45)).toBe(below);
  expect(dividedCell(third, ROW, 7, 0.45)).toBe(third);
});
