/** Where the pictures of a target go: a file that always holds the newest, and a folder of the earlier ones. */

import { realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, isAbsolute } from "node:path";
import { pictureStem } from "@ragl/engine/images";
import type { ScenePlan } from "@ragl/grammar/plan";
import type { RaglSettings } from "../protocol.ts";
import { outputOutsideWorkspace } from "../rendering/render-errors.ts";
import { pathOf } from "../workspace/file-system.ts";

/** Hidden, so that neither people nor searches stumble over it. */
const HISTORY_FOLDER = ".history";

export interface OutputPlace {
  /** Absolute path of the file that always holds the newest picture. */
  readonly latest: string;
  /** Absolute: the folder of this target's pictures, each in a file of its own. */
  readonly history: string;
  /** Absolute: where the histories of all targets lie. */
  readonly histories: string;
}

export interface OutputSurroundings {
  readonly settings: Pick<RaglSettings, "outputFolder" | "allowOutputOutsideWorkspace">;
  /** URIs of the open folders. */
  readonly workspaceFolders: readonly string[];
  /** For scenes that lie on no disk. */
  readonly temporaryFolder: string;
}

/**
 * The place for a scene file's pictures: `<outputFolder>/<folders to the scene file>/<scene>[@variant].png` in its
 * workspace folder, or beside a file outside of all. The scene's folders are kept, so that scenes of one name do not
 * take each other's place.
 *
 * @throws EngineError `output-outside-workspace`
 */
export async function outputPlaceOf(
  uri: string,
  picture: Pick<ScenePlan, "scene" | "variant">,
  { settings, workspaceFolders, temporaryFolder }: OutputSurroundings,
): Promise<OutputPlace> {
  const file = pathOf(uri);
  if (file === null) return placeIn(temporaryFolder, "", picture);
  const sceneFolder = dirname(file);
  const root = workspaceFolderOf(sceneFolder, workspaceFolders) ?? sceneFolder;
  const outputFolder = resolve(root, settings.outputFolder);
  if (!settings.allowOutputOutsideWorkspace && !(await isReallyInside(root, outputFolder))) {
    throw outputOutsideWorkspace(outputFolder, root);
  }
  return placeIn(outputFolder, relative(root, sceneFolder), picture);
}

function placeIn(
  folder: string,
  subfolder: string,
  picture: Pick<ScenePlan, "scene" | "variant">,
): OutputPlace {
  const stem = pictureStem(picture);
  const histories = join(folder, HISTORY_FOLDER);
  return {
    latest: join(folder, subfolder, `${stem}.png`),
    history: join(histories, subfolder, stem),
    histories,
  };
}

/** The innermost open folder that holds it; null where none does. */
function workspaceFolderOf(folder: string, workspaceFolders: readonly string[]): string | null {
  const paths = workspaceFolders.map(pathOf).filter((path) => path !== null);
  const around = paths.filter((path) => isInside(path, folder));
  return around.sort((a, b) => b.length - a.length)[0] ?? null;
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (!/^\.\.($|[/\\])/.test(way) && !isAbsolute(way));
}

/** Whether `path` lies in `root` after links have been followed, as far as it exists. */
async function isReallyInside(root: string, path: string): Promise<boolean> {
  if (!isInside(root, path)) return false;
  return isInside(await realPlace(root), await realPlace(path));
}

async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPlace(parent), relative(parent, path));
  }
}
