/** Where the command finds models and keeps what the engine prepares from them. */

import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import envPaths from "env-paths";

const folders = envPaths("ragl", { suffix: "" });

/** The models that come with the project: beside `cli/`, for the bundle in `cli/dist` as for the sources. */
const bundledModels = fileURLToPath(new URL("../../models", import.meta.url));

/** Folders whose subfolders are models, searched in order; RAGL_MODELS names more, separated as in PATH. */
export function modelFolders(): string[] {
  const named = (process.env["RAGL_MODELS"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...named, join(folders.data, "models"), bundledModels];
}

/** Where rewritten graphs are kept. */
export function cacheFolder(): string {
  return process.env["RAGL_CACHE"] || folders.cache;
}
