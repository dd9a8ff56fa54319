/**
 * Between a latent picture `[channels, height, width]` and the token sequence that FLUX's transformer reads:
 * one token for each 2x2 patch, in rows, its values ordered channel, row, column.
 */

/** Side of a token's patch, in latent pixels. */
export const PATCH = 2;

export interface TokenSize {
  /** Tokens in a row. */
  readonly width: number;
  /** Rows of tokens. */
  readonly height: number;
}

export function tokensOf({ width, height }: TokenSize): number {
  return width * height;
}

/** `[channels, 2 * height, 2 * width]` to `[height * width, 4 * channels]`. */
export function packLatents(latents: Float32Array, channels: number, size: TokenSize): Float32Array {
  const packed = new Float32Array(latents.length);
  forEachPair(channels, size, (pixel, value) => {
    packed[value] = latents[pixel]!;
  });
  return packed;
}

/** `[height * width, 4 * channels]` to `[channels, 2 * height, 2 * width]`. */
export function unpackLatents(packed: Float32Array, channels: number, size: TokenSize): Float32Array {
  const latents = new Float32Array(packed.length);
  forEachPair(channels, size, (pixel, value) => {
    latents[pixel] = packed[value]!;
  });
  return latents;
}

/** Visits every latent value with its index in the picture and its index in the token sequence. */
function forEachPair(
  channels: number,
  { width, height }: TokenSize,
  visit: (pixel: number, value: number) => void,
): void {
  const valuesPerToken = channels * PATCH * PATCH;
  const rowLength = width * PATCH;
  const planeLength = rowLength * height * PATCH;
  for (let channel = 0; channel < channels; channel++) {
    for (let y = 0; y < height * PATCH; y++) {
      for (let x = 0; x < rowLength; x++) {
        const token = (y >> 1) * width + (x >> 1);
        const inToken = (channel * PATCH + (y & 1)) * PATCH + (x & 1);
        visit(channel * planeLength + y * rowLength + x, token * valuesPerToken + inToken);
      }
    }
  }
}
