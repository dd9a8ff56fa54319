import { describe, expect, it } from "vitest";
import { packLatents, unpackLatents } from "../../src/latents/packing.ts";
import { imagePositionIds, textPositionIds } from "../../src/latents/position-ids.ts";

describe("packLatents", () => {
  it("takes 2x2 patches in rows, values ordered channel, row, column", () => {
    // Two channels of 2 rows x 4 columns: 0..7 and 10..17.
    const latents = Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17);
    const packed = packLatents(latents, 2, { width: 2, height: 1 });
    expect([...packed]).toEqual([0, 1, 4, 5, 10, 11, 14, 15, 2, 3, 6, 7, 12, 13, 16, 17]);
  });

  it("is undone by unpackLatents", () => {
    const latents = Float32Array.from({ length: 3 * 8 * 6 }, (_, i) => i);
    const size = { width: 3, height: 4 };
    expect(unpackLatents(packLatents(latents, 3, size), 3, size)).toEqual(latents);
  });
});

describe("position ids", () => {
  it("number image tokens by row and column", () => {
    expect([...imagePositionIds({ width: 2, height: 2 })]).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1]);
  });

  it("are zero for text", () => {
    expect([...textPositionIds(2)]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
