import { describe, expect, it } from "vitest";
import { compositeMembership } from "../../src/regional/membership.ts";

const whole = Float32Array.of(1);
const half = Float32Array.of(0.5);

describe("compositeMembership", () => {
  it("gives a token to the one region that covers it", () => {
    const { imageWeight, delta } = compositeMembership([{ coverage: whole, strength: 0.7, group: 1 }], 1, 2);
    expect([...imageWeight]).toEqual([0, 1]);
    expect(delta[0]).toBeCloseTo(0.7, 6);
  });

  it("leaves a token that nothing covers to the global prompt", () => {
    const { imageWeight, delta } = compositeMembership(
      [{ coverage: Float32Array.of(0), strength: 1, group: 1 }],
      1,
      2,
    );
    expect([...imageWeight, ...delta]).toEqual([1, 0, 0]);
  });

  it("lets the upper region hide the lower one", () => {
    const regions = [
      { coverage: whole, strength: 1, group: 1 },
      { coverage: whole, strength: 1, group: 2 },
    ];
    const { imageWeight, delta } = compositeMembership(regions, 1, 3);
    expect([...imageWeight, ...delta]).toEqual([0, 0, 1, 1]);
  });

  it("lets a region hide what is under it by its coverage, not by its strength", () => {
    const regions = [
      { coverage: whole, strength: 1, group: 1 },
      { coverage: whole, strength: 0.25, group: 2 },
    ];
    const { imageWeight, delta } = compositeMembership(regions, 1, 3);
    expect([...imageWeight, ...delta]).toEqual([0, 0, 1, 0.25]);
  });

  it("shares a token under a soft edge by what is seen of each region", () => {
    const regions = [
      { coverage: whole, strength: 0.5, group: 1 },
      { coverage: half, strength: 1, group: 2 },
    ];
    // Seen: half of each; strengths 0.25 and 0.5.
    const { imageWeight, delta } = compositeMembership(regions, 1, 3);
    expect(imageWeight[1]).toBeCloseTo(1 / 3, 6);
    expect(imageWeight[2]).toBeCloseTo(2 / 3, 6);
    expect(delta[0]).toBeCloseTo(0.75, 6);
  });

  it("gives regions with one text one share", () => {
    const regions = [
      { coverage: whole, strength: 1, group: 1 },
      { coverage: half, strength: 1, group: 1 },
    ];
    const { imageWeight, delta } = compositeMembership(regions, 1, 2);
    expect([...imageWeight, ...delta]).toEqual([0, 1, 1]);
  });
});
