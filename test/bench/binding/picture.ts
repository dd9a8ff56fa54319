/** Pictures as the judge sees them: crops of cells, shrunk to the side that its network takes. */

import type { RgbImage } from "@ragl/engine";

/** A rectangle in whole pixels, from the top left corner. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a picture under `rect`, resized to side x side by area averaging, as [3, side, side] floats in -1..1.
 */
export function judgeInput(picture: RgbImage, rect: PixelRect, side: number): Float32Array {
  const columns = areaWeights(rect.width, side);
  const rows = areaWeights(rect.height, side);
  const planes = new Float32Array(3 * side * side);
  for (const [toY, fromRows] of rows.entries()) {
    for (const [toX, fromColumns] of columns.entries()) {
      const sum = [0, 0, 0];
      for (const row of fromRows) {
        for (const column of fromColumns) {
          const pixel = ((rect.y + row.index) * picture.width + rect.x + column.index) * 3;
          const weight = row.weight * column.weight;
          for (let channel = 0; channel < 3; channel++) {
            sum[channel]! += weight * picture.pixels[pixel + channel]!;
          }
        }
      }
      for (let channel = 0; channel < 3; channel++) {
        planes[(channel * side + toY) * side + toX] = sum[channel]! / 127.5 - 1;
      }
    }
  }
  return planes;
}

/** For each of `to` equal stretches of a line of `from` pixels: the pixels under it and their shares. */
function areaWeights(from: number, to: number): { index: number; weight: number }[][] {
  const scale = from / to;
  return Array.from({ length: to }, (_, target) => {
    const start = target * scale;
    const end = start + scale;
    const shares = [];
    for (let index = Math.floor(start); index < Math.min(from, Math.ceil(end - 1e-9)); index++) {
      shares.push({ index, weight: (Math.min(end, index + 1) - Math.max(start, index)) / scale });
    }
    return shares;
  });
}
