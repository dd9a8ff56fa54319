import { describe, expect, test } from "vitest";
import { regionSeed, sceneSeed } from "../../src/plan/seeds.ts";

describe("derived seeds", () => {
  test("never change: pictures that people keep depend on these numbers", () => {
    // Computed independently, in Python.
    expect(sceneSeed("harbour")).toBe(3197113301);
    expect(regionSeed(1234, "left")).toBe(678942598);
    expect(regionSeed(1234, "lighthouse")).toBe(3810444141);
  });

  test("differ between similar names and seeds, and fill the 32-bit range", () => {
    const seeds = new Set<number>();
    let highest = 0;
    for (let seed = 0; seed < 100; seed++) {
      for (let index = 0; index < 100; index++) {
        const derived = regionSeed(seed, `region${index}`);
        expect(Number.isInteger(derived) && derived >= 0).toBe(true);
        seeds.add(derived);
        highest = Math.max(highest, derived);
      }
    }
    expect(seeds.size).toBeGreaterThan(9_990);
    expect(highest).toBeGreaterThan(0.999 * 2 ** 32);
    expect(highest).toBeLessThan(2 ** 32);
  });
});
