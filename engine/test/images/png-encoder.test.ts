import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { encodePng } from "../../src/images/png-encoder.ts";
import { imageFromPlanes } from "../../src/images/rgb-image.ts";

describe("encodePng", () => {
  it("writes pictures that another decoder reads back exactly", async () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 24 }),
        height: fc.integer({ min: 1, max: 24 }),
        seed: fc.nat(),
      })
      .map(({ width, height, seed }) => {
        // Smooth in places, noise in others.
        const pixels = Uint8Array.from(
          { length: width * height * 3 },
          (_, i) => (i * (seed % 7)) ^ ((i * seed) >> 5),
        );
        return { width, height, pixels };
      });
    await fc.assert(
      fc.asyncProperty(picture, async (image) => {
        const { data, info } = await sharp(encodePng(image, [])).raw().toBuffer({ resolveWithObject: true });
        expect(info).toMatchObject({ width: image.width, height: image.height, channels: 3 });
        expect(new Uint8Array(data)).toEqual(image.pixels);
      }),
      { numRuns: 50 },
    );
  });

  it("compresses what is smooth", () => {
    const pixels = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => i >> 6);
    expect(encodePng({ width: 64, height: 64, pixels }, []).length).toBeLessThan(pixels.length / 20);
  });
});

describe("imageFromPlanes", () => {
  it("maps -1..1 to 0..255, rounding and cutting off", () => {
    const planes = Float32Array.of(-1, 1, 0, -7, 0.5, 9);
    expect([...imageFromPlanes(planes, 2, 1).pixels]).toEqual([0, 128, 191, 255, 0, 255]);
  });
});
