import { describe, expect, it } from "vitest";
import { eulerStep, flowMatchSigmas, type FlowMatchSchedule } from "../../src/schedulers/flow-match-euler.ts";

const fluxDev: FlowMatchSchedule = {
  dynamicShifting: true,
  shift: 3,
  baseShift: 0.5,
  maxShift: 1.15,
  baseImageTokens: 256,
  maxImageTokens: 4096,
  timeShift: "exponential",
  terminalSigma: null,
};
const plain: FlowMatchSchedule = { ...fluxDev, dynamicShifting: false, shift: 1 };

function expectSigmas(schedule: FlowMatchSchedule, imageTokens: number, expected: readonly number[]): void {
  const sigmas = flowMatchSigmas(schedule, expected.length - 1, imageTokens);
  expect(sigmas).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(sigmas[i]).toBeCloseTo(value, 6));
}

describe("flowMatchSigmas", () => {
  it("is even without a shift", () => {
    expectSigmas(plain, 64, [1, 0.75, 0.5, 0.25, 0]);
  });

  it("applies a static shift: s -> 2s / (1 + s)", () => {
    expectSigmas({ ...plain, shift: 2 }, 64, [1, 6 / 7, 2 / 3, 0.4, 0]);
  });

  it("shifts by exp(mu) at the largest picture, mu = 1.15", () => {
    // exp(1.15) = 3.1581929; at sigma 3/4: 3.1581929 / (3.1581929 + 1/3) = 0.9045308
    expectSigmas(fluxDev, 4096, [1, 0.9045308, 0.7595109, 0.5128441, 0]);
  });

  it("shifts by exp(mu) at the smallest picture, mu = 0.5", () => {
    // exp(0.5) = 1.6487213
    expectSigmas(fluxDev, 256, [1, 0.6224593, 0]);
  });

  it("places mu on the line between the two sizes", () => {
    // 2176 tokens lie halfway: mu = 0.825, exp(mu) = 2.2818807
    expectSigmas(fluxDev, 2176, [1, 0.6952967, 0]);
  });

  it("uses mu itself in linear time shift", () => {
    expectSigmas({ ...fluxDev, timeShift: "linear" }, 4096, [1, 1.15 / 2.15, 0]);
  });

  it("stretches to a terminal sigma", () => {
    expectSigmas({ ...plain, terminalSigma: 0.1 }, 64, [1, 0.7, 0.4, 0.1, 0]);
  });
});

describe("eulerStep", () => {
  it("moves along the velocity by the change of sigma", () => {
    const latents = Float32Array.of(1, 2, -1);
    eulerStep(latents, Float32Array.of(4, 0, -2), 0.75, 0.5);
    expect([...latents]).toEqual([0, 2, -0.5]);
  });
});
