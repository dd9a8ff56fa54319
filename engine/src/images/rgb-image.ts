/** Pictures in memory, and how a decoder's output becomes one. */

export interface RgbImage {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 3]`, 8 bits a value. */
  readonly pixels: Uint8Array;
}

/** From planes `[3, height, width]` of values in -1..1; what lies beyond is cut off. */
export function imageFromPlanes(planes: Float32Array, width: number, height: number): RgbImage {
  const plane = width * height;
  const pixels = new Uint8ClampedArray(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < plane; i++) pixels[i * 3 + channel] = (planes[channel * plane + i]! + 1) * 127.5;
  }
  return { width, height, pixels: new Uint8Array(pixels.buffer) };
}
