/** Where a rendered picture goes, and what it may replace. */

import { existsSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { pictureStem } from "@ragl/engine/images";
import { EXIT, Failure } from "./failure.ts";
import { isPicture } from "./picture-file.ts";
import type { PlannedPicture } from "./planned-picture.ts";

/**
 * The absolute path of the picture to write: `wanted` where it is given (in it, where it is a folder), else a
 * name made from the scene's, beside the file that the picture comes from.
 */
export function pictureOutput(wanted: string | undefined, picture: PlannedPicture): string {
  if (wanted === undefined) return join(picture.baseFolder, usualName(picture));
  if (isFolder(wanted)) return resolve(wanted, usualName(picture));
  if (extname(wanted).toLowerCase() === ".png") return resolve(wanted);
  throw new Failure(`'${wanted}' does not end in .png, and pictures are written as PNG.`, {
    fix: `Write -o ${wanted.slice(0, wanted.length - extname(wanted).length)}.png, or name a folder that exists.`,
    exitCode: EXIT.usage,
  });
}

/** Throws a `Failure` when `output` is a file that `ragl` did not make: it may be somebody's photograph. */
export function requireReplaceable(output: string): void {
  if (!existsSync(output) || isPicture(output)) return;
  throw new Failure(`'${output}' exists already, and is not a picture that ragl made.`, {
    fix: "Name another file with -o, or add --force to replace it.",
  });
}

function usualName({ plan, origin, path }: PlannedPicture): string {
  if (origin === "picture") return `${basename(path, extname(path))}-again.png`;
  return `${pictureStem(plan)}.png`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
