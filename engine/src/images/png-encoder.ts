/** Writes pictures as PNG files, with text chunks, which no usual package can write in Unicode. */

import { deflateSync } from "node:zlib";
import { encodeChunk, PNG_SIGNATURE } from "./png-chunks.ts";
import { encodeTextChunk, type PngText } from "./png-text.ts";
import type { RgbImage } from "./rgb-image.ts";

const CHANNELS = 3;
const BIT_DEPTH = 8;
const COLOUR_TYPE_RGB = 2;
/** Higher levels take several times as long for a file a few per cent smaller. */
const COMPRESSION_LEVEL = 6;

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
    encodeChunk({ type: "IDAT", data: deflateSync(filterRows(image), { level: COMPRESSION_LEVEL }) }),
    encodeChunk({ type: "IEND", data: new Uint8Array(0) }),
  ]);
}

/** Filter types 0 to 4 (PNG specification, 9). */
const FILTERS: readonly Filter[] = [filterNone, filterSub, filterUp, filterAverage, filterPaeth];

/**
 * Fills `result` with a row's differences from its predictions. `row` and `above` begin with one pixel of zeros,
 * the left neighbour of the first.
 */
type Filter = (row: Uint8Array, above: Uint8Array, result: Uint8Array) => void;

/** Each row by the filter that leaves the smallest differences, the usual heuristic, behind its type byte. */
function filterRows({ width, height, pixels }: RgbImage): Uint8Array {
  const rowBytes = width * CHANNELS;
  const filtered = new Uint8Array(height * (rowBytes + 1));
  let row = new Uint8Array(CHANNELS + rowBytes);
  let above = new Uint8Array(CHANNELS + rowBytes);
  let trial = new Uint8Array(rowBytes);
  let best = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    row.set(pixels.subarray(y * rowBytes, (y + 1) * rowBytes), CHANNELS);
    let bestType = 0;
    let smallest = Infinity;
    for (let type = 0; type < FILTERS.length; type++) {
      FILTERS[type]!(row, above, trial);
      const size = sumOfSizes(trial);
      if (size >= smallest) continue;
      smallest = size;
      bestType = type;
      [best, trial] = [trial, best];
    }
    filtered[y * (rowBytes + 1)] = bestType;
    filtered.set(best, y * (rowBytes + 1) + 1);
    [row, above] = [above, row];
  }
  return filtered;
}

/** Differences are signed bytes. */
function sumOfSizes(differences: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < differences.length; i++) total += Math.abs((differences[i]! << 24) >> 24);
  return total;
}

function filterNone(row: Uint8Array, _above: Uint8Array, result: Uint8Array): void {
  result.set(row.subarray(CHANNELS));
}

function filterSub(row: Uint8Array, _above: Uint8Array, result: Uint8Array): void {
  for (let i = 0; i < result.length; i++) result[i] = row[i + CHANNELS]! - row[i]!;
}

function filterUp(row: Uint8Array, above: Uint8Array, result: Uint8Array): void {
  for (let i = 0; i < result.length; i++) result[i] = row[i + CHANNELS]! - above[i + CHANNELS]!;
}

function filterAverage(row: Uint8Array, above: Uint8Array, result: Uint8Array): void {
  for (let i = 0; i < result.length; i++) {
    result[i] = row[i + CHANNELS]! - ((row[i]! + above[i + CHANNELS]!) >> 1);
  }
}

/** Predicts the neighbour that is nearest to left + up - upLeft (PNG specification, 9.4). */
function filterPaeth(row: Uint8Array, above: Uint8Array, result: Uint8Array): void {
  for (let i = 0; i < result.length; i++) {
    const left = row[i]!;
    const up = above[i + CHANNELS]!;
    const upLeft = above[i]!;
    const toLeft = Math.abs(up - upLeft);
    const toUp = Math.abs(left - upLeft);
    const toUpLeft = Math.abs(left + up - 2 * upLeft);
    const nearest = toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    result[i] = row[i + CHANNELS]! - nearest;
  }
}
