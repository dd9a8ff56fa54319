/** Scene files with what they import and the models that they name, read from disk and analysed. */

import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ModelCatalogue, usualModelFolders } from "@ragl/engine/models";
import { analyse, type Analysis, type ModelDirectory, parseFile, type ParsedFile } from "@ragl/grammar";
import { readTextFile, type TextFile } from "./scene-files.ts";
import type { CheckedFile } from "./reporters/checked-file.ts";
import { sourceText } from "./reporters/source-text.ts";

export interface AnalysedScene {
  readonly file: TextFile;
  readonly analysis: Analysis;
  /** Models that the file names and that are there, but cannot be read: one sentence each. */
  readonly modelFaults: readonly string[];
}

/** Reads each imported file once, for however many scenes import it. */
export class SceneProject {
  readonly #files = new Map<string, ParsedFile | null>();

  /** Reads and analyses a scene file. Throws a `Failure` when the file itself cannot be read. */
  async analyse(path: string): Promise<AnalysedScene> {
    const file = readTextFile(path);
    const parsed = parseFile(file.uri, file.text);
    const load = (uri: string) => this.#load(uri);

    const asked = new AskedModels();
    analyse(parsed, { load, models: asked });
    const places = { modelFolders: usualModelFolders(), baseFolder: sceneFolder(file) };
    const models = await ModelCatalogue.read(asked.references, places);

    return {
      file,
      analysis: analyse(parsed, { load, models }),
      modelFaults: models.faults().map(({ message, fix }) => `${message} ${fix}`),
    };
  }

  /** The file in the form that reporters take, with the given diagnostics of it. */
  report({ file }: AnalysedScene, diagnostics: CheckedFile["diagnostics"]): CheckedFile {
    const source = sourceText(file.path, file.text);
    const relatedSource = (uri: string) => {
      if (uri === file.uri) return source;
      const other = this.#load(uri);
      return other === null ? null : sourceText(shownPath(uri), other.text);
    };
    return { source, diagnostics, relatedSource };
  }

  #load(uri: string): ParsedFile | null {
    const known = this.#files.get(uri);
    if (known !== undefined) return known;
    const file = readImport(uri);
    this.#files.set(uri, file);
    return file;
  }
}

/** The folder that a scene's paths are relative to. */
export function sceneFolder(file: TextFile): string {
  return dirname(fileURLToPath(file.uri));
}

/** A model directory that knows nothing and remembers what it was asked for. */
class AskedModels implements ModelDirectory {
  readonly references = new Set<string>();

  find(model: string): undefined {
    this.references.add(model);
    return undefined;
  }

  names(): readonly string[] {
    return [];
  }
}

/** Null where there is no such file, or one that cannot be read as text: the import's diagnostic says so. */
function readImport(uri: string): ParsedFile | null {
  try {
    const path = fileURLToPath(uri);
    return existsSync(path) ? parseFile(uri, readTextFile(path).text) : null;
  } catch {
    return null;
  }
}

function shownPath(uri: string): string {
  return relative("", fileURLToPath(uri)) || fileURLToPath(uri);
}
