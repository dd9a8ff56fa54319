/** The positions that FLUX's rotary embedding is computed from: three numbers a token (unused, row, column). */

import type { TokenSize } from "./packing.ts";

const AXES = 3;

/** `[height * width, 3]`: each image token's row and column, counted from the top left corner. */
export function imagePositionIds({ width, height }: TokenSize): Float32Array {
  const ids = new Float32Array(width * height * AXES);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const token = row * width + column;
      ids[token * AXES + 1] = row;
      ids[token * AXES + 2] = column;
    }
  }
  return ids;
}

/** `[tokens, 3]`: text has no place in the picture, so all its positions are zero. */
export function textPositionIds(tokens: number): Float32Array {
  return new Float32Array(tokens * AXES);
}
