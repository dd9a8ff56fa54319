/**
 * Standard normal noise that equals `torch.randn(count, generator=torch.Generator("cpu").manual_seed(seed))`,
 * so that a seed means the same picture here and in PyTorch pipelines. Values agree to within the last
 * bits of a float32: PyTorch's own vectorised logarithm and cosine differ between processors by as much.
 */

import { MersenneTwister } from "./mersenne-twister.ts";

/** PyTorch draws in blocks of this many values, from this many values on. */
const BLOCK = 16;
const HALF = BLOCK / 2;
const TWO_PI = 2 * Math.PI;
const TWO_PI_FLOAT = Math.fround(TWO_PI);

/**
 * `count` values drawn from the standard normal distribution.
 *
 * @param seed A whole number; as in PyTorch, only its lowest 32 bits count.
 */
export function torchNoise(seed: number, count: number): Float32Array {
  const bits = new MersenneTwister(seed);
  const values = new Float32Array(count);
  if (count < BLOCK) drawSingly(bits, values);
  else drawInBlocks(bits, values);
  return values;
}

/** Fills everything with uniform values first; a last partial block is drawn again as a whole one. */
function drawInBlocks(bits: MersenneTwister, values: Float32Array): void {
  fillUniform(bits, values);
  const whole = values.length - (values.length % BLOCK);
  for (let start = 0; start < whole; start += BLOCK) {
    uniformToNormal(values.subarray(start, start + BLOCK));
  }
  if (whole < values.length) {
    const last = values.subarray(values.length - BLOCK);
    fillUniform(bits, last);
    uniformToNormal(last);
  }
}

/** 24 random bits a value: what a float32 in [0, 1) holds exactly. */
function fillUniform(bits: MersenneTwister, values: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] = (bits.uint32() & 0xffffff) / 0x1000000;
}

/** The Box-Muller transform; the first half of the block holds the radii, the second the angles. */
function uniformToNormal(block: Float32Array): void {
  for (let i = 0; i < HALF; i++) {
    const radius = Math.fround(Math.sqrt(Math.fround(-2 * Math.fround(Math.log(1 - block[i]!)))));
    const angle = Math.fround(TWO_PI_FLOAT * block[i + HALF]!);
    block[i] = radius * Math.fround(Math.cos(angle));
    block[i + HALF] = radius * Math.fround(Math.sin(angle));
  }
}

/** Short sequences take pairs of doubles, the sine of each pair kept for the next value. */
function drawSingly(bits: MersenneTwister, values: Float32Array): void {
  for (let i = 0; i < values.length; i += 2) {
    const angle = TWO_PI * uniformDouble(bits);
    const radius = Math.sqrt(-2 * Math.log1p(-uniformDouble(bits)));
    values[i] = radius * Math.cos(angle);
    if (i + 1 < values.length) values[i + 1] = radius * Math.sin(angle);
  }
}

/** 53 random bits of 64: the upper word's lowest 21, then all of the lower word. */
function uniformDouble(bits: MersenneTwister): number {
  const upper = bits.uint32() & 0x1fffff;
  return (upper * 0x1_0000_0000 + bits.uint32()) / 2 ** 53;
}
