/** Pictures that `ragl` made, read for the scene inside. */

import { decodePictureRecord, type PictureRecord } from "@ragl/engine/images";
import { asFailure } from "./failure.ts";
import { readBytes } from "./scene-files.ts";

/** No picture of the largest canvas comes near. */
const LARGEST_PICTURE_MEGABYTES = 512;

/** What the picture says about itself. Throws a `Failure` when it cannot be read or says nothing. */
export function readPicture(path: string): PictureRecord {
  const bytes = readBytes(path, `'${path}'`, LARGEST_PICTURE_MEGABYTES);
  try {
    return decodePictureRecord(bytes, path);
  } catch (error) {
    throw asFailure(error);
  }
}

/** Whether the file is a picture that `ragl` made. */
export function isPicture(path: string): boolean {
  try {
    readPicture(path);
    return true;
  } catch {
    return false;
  }
}
