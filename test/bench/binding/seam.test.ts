import { expect, test } from "vitest";
import type { RgbImage } from "@ragl/engine";

import { seamScore } from "./seam.ts";

const SIDE = 64;
const halves = [
  { x: 0, y: 0, width: SIDE / 2, height: SIDE },
  { x: SIDE / 2, y: 0, width: SIDE / 2, height: SIDE },
];

/** A grey picture from a brightness for every pixel. */
function grey(brightness: (x: number, y: number) => number): RgbImage {
  const pixels = new Uint8Array(SIDE * SIDE * 3);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    pixels.fill(brightness(pixel % SIDE, Math.floor(pixel / SIDE)), pixel * 3, pixel * 3 + 3);
  }
  return { width: SIDE, height: SIDE, pixels };
}

test("a step where two boxes meet is a seam", () => {
  const stepped = grey((x, y) => (x < SIDE / 2 ? 50 : 90) + (y % 2));
  expect(seamScore(stepped, halves)).toBeGreaterThan(10);
});

test("the same change everywhere is no seam", () => {
  const ramp = grey((x, y) => 2 * x + y);
  expect(seamScore(ramp, halves)).toBeCloseTo(4 / 2.5, 0);
});

test("texture without a step scores about 1", () => {
  const noise = grey((x, y) => (x * 7919 + y * 104729 + x * y * 31) % 64);
  expect(seamScore(noise, halves)).toBeGreaterThan(0.8);
  expect(seamScore(noise, halves)).toBeLessThan(1.2);
});

test("a box that fills the canvas has no border inside it", () => {
  expect(
    seamScore(
      grey((x) => x),
      [{ x: 0, y: 0, width: SIDE, height: SIDE }],
    ),
  ).toBeNull();
});
