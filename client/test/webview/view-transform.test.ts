import { expect, test } from "vitest";
import { gridLineEvery, pixelStep, tokenStep } from "../../webview/src/geometry/token-grid.ts";
import { fitted, toCanvas, zoomedAt } from "../../webview/src/geometry/view-transform.ts";

const CANVAS = { width: 768, height: 512 };

test("a fitted canvas is whole, in the middle, with room around it", () => {
  const { scale, x, y } = fitted(CANVAS, { width: 800, height: 400 });
  expect(scale).toBeCloseTo((400 - 48) / 512);
  expect(y).toBeCloseTo(24);
  expect(x).toBeCloseTo((800 - 768 * scale) / 2);
});

test("a view without a size gives a scale that can be used", () => {
  expect(fitted(CANVAS, { width: 0, height: 0 }).scale).toBeGreaterThan(0);
});

test("zooming keeps the point under the pointer", () => {
  const before = { scale: 1, x: 10, y: 20 };
  const at = { x: 200, y: 150 };
  const after = zoomedAt(before, 2.5, at);
  expect(toCanvas(at, after, CANVAS).x).toBeCloseTo(toCanvas(at, before, CANVAS).x);
  expect(toCanvas(at, after, CANVAS).y).toBeCloseTo(toCanvas(at, before, CANVAS).y);
});

test("a token is a share of each side, and a hundredth where the model is not known", () => {
  expect(tokenStep(CANVAS, 32)).toEqual({ x: 1 / 24, y: 1 / 16 });
  expect(tokenStep(CANVAS, null)).toEqual({ x: 0.01, y: 0.01 });
  expect(pixelStep(CANVAS)).toEqual({ x: 1 / 768, y: 1 / 512 });
});

test("grid lines thin out as the canvas gets small", () => {
  expect(gridLineEvery(32, 6)).toBe(1);
  expect(gridLineEvery(4, 6)).toBe(2);
  expect(gridLineEvery(0.8, 6)).toBe(8);
});
