/**
 * Seeds that are derived rather than written. They depend on names alone, so that adding, removing or moving a
 * region leaves every other region's noise as it was, and the same text always gives the same picture.
 */

/** The seed of a scene that pins none: a hash of its name. */
export function sceneSeed(scene: string): number {
  return hash(`scene\0${scene}`);
}

/** The seed of a region that has none of its own: a hash of the scene's seed and the region's name. */
export function regionSeed(seed: number, region: string): number {
  return hash(`region\0${seed}\0${region}`);
}

/**
 * 32-bit FNV-1a over UTF-16 code units, low byte first, then MurmurHash3's final mix, so that names that differ
 * in their last letter alone give unrelated seeds. In 0 … 2^32 - 1.
 */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    state = Math.imul(state ^ (unit & 0xff), 0x01000193);
    state = Math.imul(state ^ (unit >>> 8), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
