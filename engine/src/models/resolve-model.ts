/** From what a scene writes after `model:` to a folder: an installed model's name, or a path. */

import { readdir } from "node:fs/promises";
import { basename, isAbsolute, join, resolve } from "node:path";
import { EngineError } from "../errors.ts";
import { isFile } from "../files/json-file.ts";

/** Where models are looked for. */
export interface ModelPlaces {
  /** Folders whose subfolders are models, searched in order. */
  readonly modelFolders: readonly string[];
  /** Paths in a scene are relative to this folder. */
  readonly baseFolder: string;
}

export interface InstalledModel {
  readonly name: string;
  readonly folder: string;
}

/**
 * The folder of the model that a reference names: an installed model of that name, else a folder.
 *
 * @throws EngineError `model-not-found`, listing the installed models.
 */
export async function resolveModel(reference: string, places: ModelPlaces): Promise<string> {
  const isName = reference === basename(reference) && reference !== "." && reference !== "..";
  const named = isName ? places.modelFolders.map((folder) => join(folder, reference)) : [];
  const path = isAbsolute(reference) ? reference : resolve(places.baseFolder, reference);
  for (const folder of [...named, path]) {
    if (await isModelFolder(folder)) return folder;
  }
  throw modelNotFound(reference, path, await listInstalledModels(places.modelFolders));
}

/** Every model in the given folders, by name; the first of equal names hides the others. */
export async function listInstalledModels(modelFolders: readonly string[]): Promise<InstalledModel[]> {
  const found = new Map<string, InstalledModel>();
  for (const parent of modelFolders) {
    for (const name of await subfolders(parent)) {
      const folder = join(parent, name);
      if (!found.has(name) && (await isModelFolder(folder))) found.set(name, { name, folder });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isModelFolder(folder: string): Promise<boolean> {
  return await isFile(join(folder, "model_index.json"));
}

/** Names of subfolders, links to folders included; none where the folder cannot be read. */
async function subfolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

function modelNotFound(reference: string, path: string, installed: readonly InstalledModel[]): EngineError {
  const names = installed.map((model) => model.name).join(", ");
  return new EngineError({
    code: "model-not-found",
    subject: reference,
    message: `There is no model '${reference}': it is not installed, and ${path} is not a model folder.`,
    fix: names === "" ? "Install a model, or write the path of a model's folder." : `Use an installed model: ${names}.`,
  });
}
