import { describe, expect, it } from "vitest";
import { refinedText, refinesAnything } from "../../src/regional/refinement.ts";
import { placeRegions } from "../../src/regional/region-layout.ts";
import type { TextEncoding } from "../../src/text/text-encoder.ts";
import { LEFT, regionOf, RIGHT } from "../support/plans.ts";

const canvas = { width: 2, height: 1 };
const place = (...regions: ReturnType<typeof regionOf>[]) => placeRegions(regions, canvas, 4, "/");

/** Two numbers a token, one token a letter: the letter's code, twice. */
const encode = async (text: string): Promise<TextEncoding> => ({
  values: Float32Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), letter.charCodeAt(0)])),
  tokens: text.length,
  size: 2,
});

describe("refinedText", () => {
  it("lays the region texts behind the global one and gives each token its own", async () => {
    const regions = await place(regionOf("l", LEFT, "ll", {}), regionOf("r", RIGHT, "r", { refine: 0.5 }));
    const { sequence, conditioning } = await refinedText("g", regions, (r) => r.plan.detail, 2, encode);
    expect(String.fromCharCode(...sequence.values.filter((_, i) => i % 2 === 0))).toBe("gllr");
    expect(conditioning.textTokens).toEqual([1, 2, 1]);
    expect([...conditioning.imageWeight]).toEqual([0, 1, 0, 0, 0, 1]);
    expect([...conditioning.delta]).toEqual([1, 0.5]);
  });

  it("encodes the text that regions share once", async () => {
    const regions = await place(regionOf("l", LEFT, "same", {}), regionOf("r", RIGHT, "same", {}));
    const { conditioning } = await refinedText("g", regions, (r) => r.plan.detail, 2, encode);
    expect(conditioning.textTokens).toEqual([1, 4]);
    expect([...conditioning.imageWeight]).toEqual([0, 1, 0, 1]);
  });

  it("leaves out regions that only bind, and what lies under them as it was", async () => {
    const regions = await place(regionOf("l", LEFT, "l", {}), regionOf("over", LEFT, "o", { refine: 0 }));
    const { conditioning } = await refinedText("g", regions, (r) => r.plan.detail, 2, encode);
    expect(conditioning.textTokens).toEqual([1, 1]);
    expect([...conditioning.imageWeight, ...conditioning.delta]).toEqual([0, 1, 1, 0, 1, 0]);
    expect(refinesAnything(await place(regionOf("only", LEFT, "o", { refine: 0 })))).toBe(false);
  });

  it("refuses more texts than memory would hold", async () => {
    const regions = await place(regionOf("l", LEFT, "l", {}));
    await expect(refinedText("g", regions, (r) => r.plan.detail, 2 ** 26, encode)).rejects.toMatchObject({
      code: "too-many-regions",
    });
  });
});
