/** What a picture's file is called where nobody says otherwise. */

import { createHash } from "node:crypto";
import type { ScenePlan } from "@ragl/grammar/plan";

/** Leaves room for an extension and a time in the 255 bytes that file systems give a name. */
const LONGEST_STEM_BYTES = 160;
const HASH_LENGTH = 8;

/**
 * The name of a scene's picture without its extension: `harbour`, `harbour@storm`. Names may be of any script; only
 * what file systems give a meaning to is replaced. A name that is too long is cut, and ends in a hash of all of it.
 */
export function pictureStem({ scene, variant }: Pick<ScenePlan, "scene" | "variant">): string {
  const name = variant === null ? scene : `${scene}@${variant}`;
  const stem = name.replace(/[\p{Cc}\p{Surrogate}/\\:*?"<>|]/gu, "_");
  if (Buffer.byteLength(stem) <= LONGEST_STEM_BYTES) return stem;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH_LENGTH);
  return `${startOf(stem, LONGEST_STEM_BYTES - HASH_LENGTH - 1)}-${hash}`;
}

/** As many whole characters as `bytes` hold in UTF-8. */
function startOf(text: string, bytes: number): string {
  let start = "";
  let room = bytes;
  for (const character of text) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    start += character;
  }
  return start;
}
