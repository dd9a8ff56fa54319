/** Where models are found and what is prepared from them is kept, unless somebody says otherwise. */

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import envPaths from "env-paths";

const folders = envPaths("ragl", { suffix: "" });

/** The models that come with RAGL, as seen from a bundle in a room's `dist`, and from this source. */
const BUNDLED_MODELS = ["../../models", "../../../models"].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

/**
 * Folders whose subfolders are models, searched in order: `more`, those that RAGL_MODELS names (separated as in
 * PATH), the user's, and the ones that come with RAGL.
 */
export function usualModelFolders(more: readonly string[] = []): string[] {
  const named = (process.env["RAGL_MODELS"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const bundled = BUNDLED_MODELS.find((folder) => existsSync(folder)) ?? BUNDLED_MODELS[0]!;
  return [...more, ...named, join(folders.data, "models"), bundled];
}

/** Where rewritten graphs are kept: RAGL_CACHE, or the user's cache folder. */
export function usualCacheFolder(): string {
  return process.env["RAGL_CACHE"] || folders.cache;
}
