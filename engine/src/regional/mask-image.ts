/** Mask pictures: what people drew, as coverage of a region's tokens (light and opaque: inside). */

import { resolve } from "node:path";
import type { FractionRect, RegionPlan } from "@ragl/grammar/plan";
import sharp from "sharp";
import { EngineError } from "../errors.ts";
import type { TokenSize } from "../latents/packing.ts";
import type { Outline } from "./shapes.ts";
import { tokenEdges } from "./token-grid.ts";

/** Larger pictures are refused: a mask has no use for them, and decoding them would take gigabytes. */
const MAX_MASK_PIXELS = 64 * 1024 * 1024;

/** Sharp's blur takes no less. */
const MIN_BLUR_SIGMA = 0.3;

/**
 * A region's outline inside a frame; a mask's picture is stretched over the frame, one value a token.
 *
 * @throws EngineError `mask-missing` or `mask-unreadable`.
 */
export async function loadOutline(
  region: RegionPlan,
  frame: FractionRect,
  canvas: TokenSize,
  featherTokens: number,
  baseFolder: string,
): Promise<Outline> {
  if (region.shape !== "mask") return { shape: region.shape };
  if (region.mask === null) throw maskMissing(region.name);
  const edges = tokenEdges(frame, canvas);
  const size = {
    width: Math.max(1, Math.round(edges.right) - Math.round(edges.left)),
    height: Math.max(1, Math.round(edges.bottom) - Math.round(edges.top)),
  };
  const path = resolve(baseFolder, region.mask);
  return { shape: "mask", size, values: await readMask(path, size, featherTokens, region.name) };
}

async function readMask(
  path: string,
  size: TokenSize,
  featherTokens: number,
  region: string,
): Promise<Float32Array> {
  try {
    let picture = sharp(path, { limitInputPixels: MAX_MASK_PIXELS })
      .flatten({ background: "black" })
      .greyscale()
      .resize(size.width, size.height, { fit: "fill", kernel: "linear" });
    if (featherTokens / 2 >= MIN_BLUR_SIGMA) picture = picture.blur(featherTokens / 2);
    const { data } = await picture.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
    return Float32Array.from(data, (value) => value / 255);
  } catch (cause) {
    throw new EngineError({
      code: "mask-unreadable",
      subject: path,
      message: `The mask of region '${region}', ${path}, cannot be read: ${(cause as Error).message}.`,
      fix: "Check the path, which is relative to the scene file; a mask is a PNG, JPEG or WebP picture.",
      cause,
    });
  }
}

function maskMissing(region: string): EngineError {
  return new EngineError({
    code: "mask-missing",
    subject: region,
    message: `Region '${region}' has the shape 'mask' but names no mask picture.`,
    fix: "Give the region a mask, or another shape.",
  });
}
