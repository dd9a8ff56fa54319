/** Which two pictures the before/after slider shows, as pictures come and go. */

import type { PictureEntry } from "../../../src/preview/webview-protocol.ts";

export interface Comparison {
  /** URIs of pictures. */
  readonly before: string;
  readonly after: string;
  /** Where the slider stands, 0..1 of the canvas's width: `before` is to its left. */
  readonly at: number;
}

const MIDDLE = 0.5;

/** The last two renders; null while there are fewer. Pictures are newest first. */
export function lastTwo(pictures: readonly PictureEntry[]): Comparison | null {
  const [after, before] = pictures;
  return after === undefined || before === undefined
    ? null
    : { before: before.uri, after: after.uri, at: MIDDLE };
}

/** `uri` against the newest picture; null for the newest itself, which has nothing after it. */
export function againstNewest(pictures: readonly PictureEntry[], uri: string): Comparison | null {
  const newest = pictures[0];
  return newest === undefined || newest.uri === uri ? null : { before: uri, after: newest.uri, at: MIDDLE };
}

/**
 * The comparison after the list of pictures changed: what was compared with the newest picture goes on to the new
 * newest, and it is over when one of its pictures is gone.
 */
export function keptComparison(
  comparison: Comparison | null,
  before: readonly PictureEntry[],
  pictures: readonly PictureEntry[],
): Comparison | null {
  if (comparison === null) return null;
  const newest = pictures[0]?.uri;
  if (newest !== before[0]?.uri && comparison.after === before[0]?.uri) {
    const wasLastTwo = comparison.before === before[1]?.uri;
    return wasLastTwo ? lastTwo(pictures) : againstNewest(pictures, comparison.before);
  }
  const has = (uri: string): boolean => pictures.some((picture) => picture.uri === uri);
  return has(comparison.before) && has(comparison.after) ? comparison : null;
}
