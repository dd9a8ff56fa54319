import { expect, test } from "vitest";

import { judgeInput } from "./picture.ts";

/** 4 x 2 pixels: black, white, red, blue above their opposites. */
const picture = {
  width: 4,
  height: 2,
  pixels: Uint8Array.from(
    [
      [0, 0, 0],
      [255, 255, 255],
      [255, 0, 0],
      [0, 0, 255],
      [255, 255, 255],
      [0, 0, 0],
      [0, 255, 255],
      [255, 255, 0],
    ].flat(),
  ),
};

test("a crop as large as the input is taken as it is, in planes from -1 to 1", () => {
  const planes = judgeInput(picture, { x: 2, y: 0, width: 2, height: 2 }, 2);
  expect([...planes]).toEqual([1, -1, -1, 1, -1, -1, 1, 1, -1, 1, 1, -1]);
});

test("shrinking averages areas, with shares of pixels where they do not fit", () => {
  expect([...judgeInput(picture, { x: 0, y: 0, width: 2, height: 2 }, 1)]).toEqual([0, 0, 0]);
  const [left] = judgeInput(picture, { x: 0, y: 0, width: 3, height: 1 }, 2);
  expect(left).toBeCloseTo(2 / 3 - 1);
});
