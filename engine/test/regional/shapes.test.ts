import { describe, expect, it } from "vitest";
import { outlineCoverage, type Outline } from "../../src/regional/shapes.ts";

const canvas = { width: 8, height: 4 };
const rect: Outline = { shape: "rect" };
const ellipse: Outline = { shape: "ellipse" };

/** Coverage as rows of tenths: `#` covers a token whole, `.` not at all. */
function drawn(coverage: Float32Array): string[] {
  const cell = (value: number) => (value === 0 ? "." : value === 1 ? "#" : String(Math.round(value * 10)));
  return Array.from({ length: canvas.height }, (_, row) =>
    [...coverage.subarray(row * canvas.width, (row + 1) * canvas.width)].map(cell).join(""),
  );
}

describe("outlineCoverage", () => {
  it("covers a rectangle's tokens", () => {
    expect(drawn(outlineCoverage(rect, { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }, canvas, 0))).toEqual([
      "........",
      "..####..",
      "..####..",
      "........",
    ]);
  });

  it("softens an edge on both sides of it, and never the canvas's border", () => {
    expect(drawn(outlineCoverage(rect, { x: 0, y: 0, width: 0.5, height: 1 }, canvas, 2))).toEqual([
      "###83...",
      "###83...",
      "###83...",
      "###83...",
    ]);
  });

  it("draws an ellipse in the whole frame, clipped afterwards", () => {
    expect(drawn(outlineCoverage(ellipse, { x: -0.5, y: 0, width: 1, height: 1 }, canvas, 0))).toEqual([
      "###.....",
      "####....",
      "####....",
      "###.....",
    ]);
  });

  it("covers at least one token", () => {
    expect(
      drawn(outlineCoverage(ellipse, { x: 0.26, y: 0.26, width: 0.02, height: 0.02 }, canvas, 0)),
    ).toEqual(["........", "..#.....", "........", "........"]);
  });

  it("places a mask's values in its frame", () => {
    const mask: Outline = {
      shape: "mask",
      size: { width: 2, height: 2 },
      values: Float32Array.of(1, 0.5, 0, 1),
    };
    expect(drawn(outlineCoverage(mask, { x: 0.25, y: 0.25, width: 0.25, height: 0.5 }, canvas, 0))).toEqual([
      "........",
      "..#5....",
      "...#....",
      "........",
    ]);
  });

  it("is empty outside the canvas", () => {
    expect(
      outlineCoverage(rect, { x: 2, y: 0, width: 1, height: 1 }, canvas, 0).some((value) => value > 0),
    ).toBe(false);
  });
});
