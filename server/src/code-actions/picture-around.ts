/** The picture that a place in a text belongs to. */

import type { Picture, Range } from "@ragl/grammar";
import { PictureAreas } from "../preview/picture-areas.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

/** The picture of the scene around a range, as it stands without its variants' changes; undefined outside scenes. */
export function pictureAround({ analysis }: SceneDocument, { start, end }: Range): Picture | undefined {
  const scene = analysis.program.scenes.find(
    ({ node }) => node.range.start <= start && end <= node.range.end,
  );
  return scene && analysis.pictures.get(scene.node)?.picture;
}

/** The same by declarations. */
export function areasAround(document: SceneDocument, range: Range): PictureAreas | undefined {
  const picture = pictureAround(document, range);
  return picture && new PictureAreas(picture, document.analysis.program);
}
