/** How much a picture changes across the borders of its boxes, compared with everywhere else. */

import type { RgbImage } from "@ragl/engine";

import type { PixelRect } from "./picture.ts";

/** Half the width, in pixels, of the band around a border in which a seam counts. */
const BAND = 2;

/** Borders this close to the canvas's edge are no borders inside the picture. */
const MARGIN = BAND + 1;

/**
 * Mean squared step of luminance across the boxes' borders, divided by the mean squared step elsewhere.
 * Null where no box has a border inside the picture. 1 means that the borders cannot be told apart.
 */
export function seamScore(picture: RgbImage, boxes: readonly PixelRect[]): number | null {
  const { width, height } = picture;
  const acrossX = new Uint8Array(width * height);
  const acrossY = new Uint8Array(width * height);
  for (const box of boxes) {
    for (const x of [box.x, box.x + box.width]) {
      if (x < MARGIN || x > width - MARGIN) continue;
      mark(acrossX, width, { x: x - BAND, y: box.y, width: 2 * BAND, height: box.height });
    }
    for (const y of [box.y, box.y + box.height]) {
      if (y < MARGIN || y > height - MARGIN) continue;
      mark(acrossY, width, { x: box.x, y: y - BAND, width: box.width, height: 2 * BAND });
    }
  }
  const light = luminance(picture);
  const border = { sum: 0, count: 0 };
  const elsewhere = { sum: 0, count: 0 };
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width; x++) {
      const here = y * width + x;
      const stepX = light[here]! - light[here - 1]!;
      const stepY = light[here]! - light[here - width]!;
      add(acrossX[here] ? border : elsewhere, stepX * stepX);
      add(acrossY[here] ? border : elsewhere, stepY * stepY);
    }
  }
  if (border.count === 0 || elsewhere.sum === 0) return null;
  return border.sum / border.count / (elsewhere.sum / elsewhere.count);
}

function add(mean: { sum: number; count: number }, value: number): void {
  mean.sum += value;
  mean.count += 1;
}

function mark(marks: Uint8Array, width: number, rect: PixelRect): void {
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    marks.fill(1, y * width + rect.x, y * width + rect.x + rect.width);
  }
}

/** Rec. 601 luma of every pixel. */
function luminance(picture: RgbImage): Float64Array {
  const light = new Float64Array(picture.width * picture.height);
  for (let pixel = 0; pixel < light.length; pixel++) {
    const first = pixel * 3;
    light[pixel] =
      0.299 * picture.pixels[first]! +
      0.587 * picture.pixels[first + 1]! +
      0.114 * picture.pixels[first + 2]!;
  }
  return light;
}
