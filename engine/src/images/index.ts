/** What pictures say about the scene that they were rendered from; loads no native library. */

export {
  decodePictureRecord,
  readPictureRecord,
  type PictureRecord,
  type PictureVersions,
} from "./picture-record.ts";
export { pictureStem } from "./picture-name.ts";
