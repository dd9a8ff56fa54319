/** Writes pictures as PNG files, with text chunks, which no usual package can write in Unicode. */

import { deflateSync } from "node:zlib";
import { encodeChunk, PNG_SIGNATURE } from "./png-chunks.ts";
import { encodeTextChunk, type PngText } from "./png-text.ts";
import type { RgbImage } from "./rgb-image.ts";

const CHANNELS = 3;
const BIT_DEPTH = 8;
const COLOUR_TYPE_RGB = 2;

/** The bytes of a PNG file; equal input gives equal bytes. */
export function encodePng(image: RgbImage, texts: readonly PngText[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.height, 4);
  header.set([BIT_DEPTH, COLOUR_TYPE_RGB, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    encodeChunk({ type: "IHDR", data: header }),
    ...texts.map((text) => encodeChunk(encodeTextChunk(text))),
    encodeChunk({ type: "IDAT", data: deflateSync(filterRows(image), { level: 9 }) }),
    encodeChunk({ type: "IEND", data: new Uint8Array(0) }),
  ]);
}

/** A value's prediction from its left, upper and upper left neighbours (PNG specification, 9). */
type Predictor = (left: number, up: number, upLeft: number) => number;

/** Filter types 0 to 4. */
const PREDICTORS: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** Each row by the filter that leaves the smallest differences, the usual heuristic, behind its type byte. */
function filterRows({ width, height, pixels }: RgbImage): Uint8Array {
  const rowBytes = width * CHANNELS;
  const filtered = new Uint8Array(height * (rowBytes + 1));
  const trial = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * rowBytes, (y + 1) * rowBytes);
    const above = y === 0 ? new Uint8Array(rowBytes) : pixels.subarray((y - 1) * rowBytes, y * rowBytes);
    const target = y * (rowBytes + 1);
    let smallest = Infinity;
    PREDICTORS.forEach((predict, type) => {
      const size = applyFilter(predict, row, above, trial);
      if (size >= smallest) return;
      smallest = size;
      filtered[target] = type;
      filtered.set(trial, target + 1);
    });
  }
  return filtered;
}

/** Fills `result` with the differences from the prediction; returns the sum of their sizes. */
function applyFilter(predict: Predictor, row: Uint8Array, above: Uint8Array, result: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < row.length; i++) {
    const left = i < CHANNELS ? 0 : row[i - CHANNELS]!;
    const upLeft = i < CHANNELS ? 0 : above[i - CHANNELS]!;
    const difference = (row[i]! - predict(left, above[i]!, upLeft)) & 0xff;
    result[i] = difference;
    total += difference < 128 ? difference : 256 - difference;
  }
  return total;
}

/** The neighbour that is nearest to left + up - upLeft (PNG specification, 9.4). */
function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
