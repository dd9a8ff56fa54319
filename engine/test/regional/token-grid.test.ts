import { describe, expect, it } from "vitest";
import { tokenRect } from "../../src/regional/token-grid.ts";

const canvas = { width: 10, height: 8 };

describe("tokenRect", () => {
  it("puts edges on the nearest token border", () => {
    expect(tokenRect({ x: 0.12, y: 0.3, width: 0.5, height: 0.5 }, canvas)).toEqual({
      left: 1,
      right: 6,
      top: 2,
      bottom: 6,
    });
  });

  it("lets neighbours share the edge between them, however it was computed", () => {
    const third = 1 / 3;
    const grid = { width: 16, height: 16 };
    for (const split of [0.1 + 0.2, third, 0.15625, 0.40625]) {
      const left = tokenRect({ x: 0, y: 0, width: split, height: 1 }, grid)!;
      const right = tokenRect({ x: split, y: 0, width: 1 - split, height: 1 }, grid)!;
      expect(left.right).toBe(right.left);
      expect(right.right).toBe(16);
    }
  });

  it("clips to the canvas", () => {
    expect(tokenRect({ x: -0.5, y: 0.5, width: 0.7, height: 2 }, canvas)).toEqual({
      left: 0,
      right: 2,
      top: 4,
      bottom: 8,
    });
  });

  it("keeps one token of a sliver: the one that holds its middle", () => {
    expect(tokenRect({ x: 0.52, y: 0.2, width: 0.01, height: 0.01 }, canvas)).toEqual({
      left: 5,
      right: 6,
      top: 1,
      bottom: 2,
    });
  });

  it("is null outside the canvas", () => {
    expect(tokenRect({ x: 1, y: 0, width: 0.5, height: 1 }, canvas)).toBeNull();
    expect(tokenRect({ x: 0, y: -0.5, width: 1, height: 0.5 }, canvas)).toBeNull();
  });
});
