import { describe, expect, it } from "vitest";
import { torchNoise } from "../../src/noise/torch-noise.ts";

// Printed by PyTorch 2.13 on x86-64 (AVX2): torch.randn(count, generator=torch.Generator("cpu").manual_seed(seed)).
const printedByTorch = [
  {
    seed: 0,
    count: 15,
    first: [1.5409961, -0.2934289, -2.1787894],
    last: [-0.8566746, 1.1006042, -1.0711874],
    sum: -3.96899,
    sumOfSquares: 15.69,
  },
  {
    seed: 1234,
    count: 3,
    first: [0.0461305, 0.4024028, -1.0115291],
    last: [0.0461305, 0.4024028, -1.0115291],
    sum: -0.563,
    sumOfSquares: 1.1872,
  },
  {
    seed: 1234,
    count: 15,
    first: [0.0461305, 0.4024028, -1.0115291],
    last: [-0.1549004, -1.3705889, -0.1319204],
    sum: 0.56645,
    sumOfSquares: 9.2108,
  },
  {
    seed: 1234,
    count: 20,
    first: [-0.1117186, -0.4965901, 0.1630737],
    last: [1.4777843, -0.1696236, -0.9918573],
    sum: -5.64644,
    sumOfSquares: 18.1809,
  },
  {
    seed: 1234,
    count: 64,
    first: [-0.1117186, -0.4965901, 0.1630737],
    last: [-1.6592768, -1.8773292, 0.737246],
    sum: -12.73924,
    sumOfSquares: 62.5869,
  },
  {
    seed: 1234,
    count: 1000,
    first: [-0.1117186, -0.4965901, 0.1630737],
    last: [-0.1637328, -0.718542, 1.2848246],
    sum: -87.60099,
    sumOfSquares: 992.9898,
  },
  {
    seed: 9007199254740991,
    count: 20,
    first: [-2.6642976, -1.0910486, 0.4514474],
    last: [-1.1137655, 0.6557478, -1.2096902],
    sum: -5.50242,
    sumOfSquares: 39.0024,
  },
];

describe("torchNoise", () => {
  it.each(printedByTorch)("equals torch.randn: seed $seed, $count values", (expected) => {
    const noise = torchNoise(expected.seed, expected.count);
    expected.first.forEach((value, i) => expect(noise[i]).toBeCloseTo(value, 6));
    expected.last.forEach((value, i) => expect(noise[noise.length - 3 + i]).toBeCloseTo(value, 6));
    expect(noise.reduce((sum, value) => sum + value, 0)).toBeCloseTo(expected.sum, 3);
    expect(noise.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(expected.sumOfSquares, 2);
  });

  it("gives other noise for another seed", () => {
    expect(torchNoise(1, 64)).not.toEqual(torchNoise(2, 64));
  });
});
