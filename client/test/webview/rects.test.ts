import { describe, expect, test } from "vitest";
import { carried, overlaps, resized, spanned, stackedRegions } from "../../webview/src/geometry/rects.ts";

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const edges = (...moving: readonly string[]) => ({
  left: moving.includes("left"),
  right: moving.includes("right"),
  top: moving.includes("top"),
  bottom: moving.includes("bottom"),
});
const SMALLEST = { x: 0.1, y: 0.1 };

describe("resizing", () => {
  test("moves the edges that it is asked to", () => {
    expect(resized(rect(0, 0, 0.5, 0.5), edges("right", "bottom"), { x: 0.25, y: -0.25 }, SMALLEST)).toEqual(
      rect(0, 0, 0.75, 0.25),
    );
    expect(resized(rect(0.5, 0.5, 0.5, 0.5), edges("left"), { x: -0.25, y: 9 }, SMALLEST)).toEqual(
      rect(0.25, 0.5, 0.75, 0.5),
    );
  });

  test("stops at the smallest size, on the side that moves", () => {
    const narrow = resized(rect(0.2, 0, 0.5, 0.5), edges("left"), { x: 2, y: 0 }, SMALLEST);
    expect(narrow.x + narrow.width).toBeCloseTo(0.7);
    expect(narrow.width).toBeCloseTo(0.1);
    const short = resized(rect(0, 0.2, 0.5, 0.5), edges("bottom"), { x: 0, y: -2 }, SMALLEST);
    expect(short.y).toBe(0.2);
    expect(short.height).toBeCloseTo(0.1);
  });
});

test("a drawn rectangle grows from its first corner in any direction", () => {
  expect(spanned({ x: 0.5, y: 0.5 }, { x: 0.75, y: 0.25 }, SMALLEST)).toEqual(rect(0.5, 0.25, 0.25, 0.25));
  const tiny = spanned({ x: 0.5, y: 0.5 }, { x: 0.49, y: 0.51 }, SMALLEST);
  expect(tiny.x).toBeCloseTo(0.4);
  expect(tiny.y).toBe(0.5);
});

test("a bind box goes with its cell", () => {
  const box = carried(rect(0.1, 0.1, 0.2, 0.2), rect(0, 0, 0.4, 0.4), rect(0.5, 0.5, 0.2, 0.4));
  expect(box.x).toBeCloseTo(0.55);
  expect(box.y).toBeCloseTo(0.6);
  expect(box.width).toBeCloseTo(0.1);
  expect(box.height).toBeCloseTo(0.2);
});

describe("overlaps", () => {
  test("touching edges share nothing, even with rounding between them", () => {
    expect(overlaps(rect(0, 0, 1 / 3, 1), rect(1 / 3, 0, 1 / 3, 1))).toBe(false);
    expect(overlaps(rect(0, 0, 0.1 + 0.2, 1), rect(0.3, 0, 0.5, 1))).toBe(false);
    expect(overlaps(rect(0, 0, 0.5, 0.5), rect(0.4, 0.4, 0.5, 0.5))).toBe(true);
  });

  test("every region that lies over or under another is found, and no other", () => {
    const regions = [
      { name: "left", cell: rect(0, 0, 0.5, 1) },
      { name: "right", cell: rect(0.5, 0, 0.5, 1) },
      { name: "moon", cell: rect(0.6, 0.1, 0.2, 0.2) },
      { name: "corner", cell: rect(1, 1, 0.5, 0.5) },
    ];
    expect([...stackedRegions(regions)].sort()).toEqual(["moon", "right"]);
  });
});
