/** The finished pictures of a target, wherever the settings put them. */

import { compileScene } from "@ragl/grammar";
import type { PictureTarget, RenderedPicture } from "../protocol.ts";
import { renderedPicture } from "../rendering/renders.ts";
import type { ServerContext } from "../server-context.ts";
import { pathOf } from "../workspace/file-system.ts";
import { outputPlaceOf } from "./output-place.ts";
import { storedPictures } from "./picture-store.ts";
import type { TemporaryFolder } from "./temporary-folder.ts";

/** Newest first; none where the target is gone, or its folder may not be used. */
export async function findPictures(
  target: PictureTarget,
  context: ServerContext,
  temporaryFolder: TemporaryFolder,
): Promise<RenderedPicture[]> {
  const named = nameScene(target, context);
  if (named === null) return [];
  const surroundings = {
    settings: await context.settings(target.uri),
    workspaceFolders: context.workspaceFolders(),
    temporaryFolder: pathOf(target.uri) === null ? await temporaryFolder.path() : "",
  };
  const place = await outputPlaceOf(target.uri, named, surroundings).catch(() => null);
  if (place === null) return [];
  const pictures = await storedPictures(place);
  return pictures.map((picture) => renderedPicture(picture, place.latest, { uri: target.uri, ...named }));
}

/** The scene's name: the file's first where the target names none. */
function nameScene(
  { uri, scene, variant }: PictureTarget,
  { workspace }: ServerContext,
): { scene: string; variant: string | null } | null {
  if (scene !== null) return { scene, variant };
  const document = workspace.get(uri);
  const picture = document && compileScene(document.analysis, { variant }).picture;
  return picture ? { scene: picture.scene.name.text, variant } : null;
}
