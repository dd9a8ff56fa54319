import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snapLines, snapMove, snapPosition, snapResize } from "../../webview/src/geometry/snapping.ts";

const STEP = { x: 1 / 16, y: 1 / 16 };
const REACH = { x: 0.01, y: 0.01 };
const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const toRight = { left: false, right: true, top: false, bottom: false };

describe("moving", () => {
  const snapping = { lines: snapLines([rect(0.3, 0.1, 0.13, 0.2)]), reach: REACH, step: STEP };

  test("a box is drawn to another's edge, with a guide there", () => {
    const { rect: snapped, guides } = snapMove(rect(0.305, 0.71, 0.11, 0.1), snapping);
    expect(snapped.x).toBeCloseTo(0.3, 10);
    expect(guides.filter(({ axis }) => axis === "x")).toEqual([{ axis: "x", position: 0.3, kind: "box" }]);
  });

  test("its centre is drawn to the canvas's middle", () => {
    const { rect: snapped, guides } = snapMove(rect(0.444, 0.2, 0.11, 0.13), snapping);
    expect(snapped.x + snapped.width / 2).toBeCloseTo(0.5, 10);
    expect(guides.some(({ kind }) => kind === "centre")).toBe(true);
  });

  test("far from any line it falls to the token grid, without a guide", () => {
    const { rect: snapped, guides } = snapMove(rect(0.2, 0.7, 0.051, 0.051), {
      ...snapping,
      lines: { x: [], y: [] },
    });
    expect(snapped.x).toBeCloseTo(3 / 16, 10);
    expect(guides).toEqual([]);
  });

  test("its size never changes, and no edge goes further than a line's reach or half a token", () => {
    const share = fc.double({ min: -0.5, max: 1.2, noNaN: true });
    const size = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, size, size, (x, y, width, height) => {
        const { rect: snapped } = snapMove(rect(x, y, width, height), snapping);
        expect(snapped.width).toBe(width);
        expect(snapped.height).toBe(height);
        expect(Math.abs(snapped.x - x)).toBeLessThanOrEqual(STEP.x / 2 + 1e-12);
        expect(Math.abs(snapped.y - y)).toBeLessThanOrEqual(STEP.y / 2 + 1e-12);
      }),
    );
  });
});

describe("resizing", () => {
  test("only the edges that move are drawn to lines", () => {
    const snapping = { lines: snapLines([]), reach: REACH, step: STEP };
    const { rect: snapped, guides } = snapResize(rect(0.005, 0.2, 0.66, 0.3), toRight, snapping);
    expect(snapped.x).toBe(0.005);
    expect(snapped.x + snapped.width).toBeCloseTo(2 / 3, 10);
    expect(guides).toEqual([{ axis: "x", position: 2 / 3, kind: "third" }]);
  });

  test("a box keeps at least a token", () => {
    const snapping = { lines: snapLines([]), reach: REACH, step: STEP };
    const { rect: snapped } = snapResize(rect(0.5, 0.2, 0.02, 0.3), toRight, snapping);
    expect(snapped.x).toBe(0.5);
    expect(snapped.width).toBeCloseTo(STEP.x, 10);
  });
});

test("a line that two edges meet at once is one guide", () => {
  const others = [rect(0, 0, 0.5, 0.5), rect(0.5, 0.5, 0.5, 0.5)];
  const { guides } = snapPosition(0.497, "x", { lines: snapLines(others), reach: REACH, step: STEP });
  expect(guides.map(({ position }) => position)).toEqual([0.5]);
});
