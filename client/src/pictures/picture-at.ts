/** Pictures as commands name them, and as places in the text do. */

import type { DescribedPicture, PictureTarget } from "@ragl/server/protocol";

/** Whether a command's argument names a picture, as code lenses and previews do. */
export function isPictureTarget(value: unknown): value is PictureTarget {
  if (typeof value !== "object" || value === null) return false;
  const { uri, scene, variant } = value as Partial<Record<keyof PictureTarget, unknown>>;
  const isName = (name: unknown): boolean => name === null || typeof name === "string";
  return typeof uri === "string" && isName(scene) && isName(variant);
}

type Position = DescribedPicture["range"]["start"];

/**
 * The innermost picture whose declaration holds the position; null outside all.
 * @param pictures in the order of `DESCRIBED_PICTURES`: a variant after its scene
 */
export function pictureAt(
  pictures: readonly DescribedPicture[],
  position: Position,
): DescribedPicture | null {
  return pictures.findLast(({ range }) => holds(range, position)) ?? null;
}

function holds({ start, end }: DescribedPicture["range"], { line, character }: Position): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  const isBeforeEnd = line < end.line || (line === end.line && character <= end.character);
  return isAfterStart && isBeforeEnd;
}
