import { describe, expect, it } from "vitest";
import { boundTokens, pasteBoundRegions } from "../../src/regional/hard-binding.ts";

const canvas = { width: 3, height: 2 };
const rightColumns = { left: 1, right: 3, top: 0, bottom: 2 };

describe("boundTokens", () => {
  it("pairs canvas and box tokens where the outline covers half or more", () => {
    const coverage = Float32Array.of(1, 0.5, 0.49, 1, 0, 1);
    const tokens = boundTokens(rightColumns, canvas, coverage);
    expect([...tokens.canvas]).toEqual([1, 5]);
    expect([...tokens.box]).toEqual([0, 3]);
  });
});

describe("pasteBoundRegions", () => {
  const tokens = { canvas: Int32Array.of(1, 4), box: Int32Array.of(0, 1) };
  const states = [Float32Array.of(1, 1, 2, 2), Float32Array.of(3, 3, 4, 4)];

  it("puts the step's state into the box's tokens, and nothing elsewhere", () => {
    const latents = new Float32Array(12);
    pasteBoundRegions(latents, [{ tokens, states }], 1, 2);
    expect([...latents]).toEqual([0, 0, 3, 3, 0, 0, 0, 0, 4, 4, 0, 0]);
  });

  it("ends with the state after the last bound step", () => {
    const latents = new Float32Array(12);
    pasteBoundRegions(latents, [{ tokens, states }], 2, 2);
    expect(latents.every((value) => value === 0)).toBe(true);
  });

  it("lets later regions cover earlier ones", () => {
    const latents = new Float32Array(12);
    const above = {
      tokens: { canvas: Int32Array.of(4), box: Int32Array.of(0) },
      states: [Float32Array.of(9, 9)],
    };
    pasteBoundRegions(latents, [{ tokens, states }, above], 0, 2);
    expect([...latents]).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 9, 9, 0, 0]);
  });
});
