/** A scene file with its analysis, which is made when first asked for and kept while nothing that it saw changes. */

import {
  analyse,
  type Analysis,
  type ModelDirectory,
  type ParsedFile,
  type Range as OffsetRange,
} from "@ragl/grammar";
import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceFile, SourceFiles } from "./source-files.ts";
import type { SceneDocument } from "./workspace.ts";

/** Models as one folder's files see them; a new generation begins when an answer changes. */
export interface VersionedModels extends ModelDirectory {
  readonly generation: number;
}

export class AnalysedDocument implements SceneDocument {
  readonly #file: SourceFile;
  readonly #files: SourceFiles;
  readonly #models: VersionedModels;
  /** What the analysis has loaded, by URI. */
  readonly #loaded = new Map<string, SourceFile | null>();
  #generation = 0;
  #analysis: Analysis | null = null;

  constructor(file: SourceFile, files: SourceFiles, models: VersionedModels) {
    this.#file = file;
    this.#files = files;
    this.#models = models;
  }

  get uri(): string {
    return this.#file.uri;
  }

  get version(): number {
    return this.#file.textDocument.version;
  }

  get isOpen(): boolean {
    return this.#file.isOpen;
  }

  get textDocument(): TextDocument {
    return this.#file.textDocument;
  }

  get parsed(): ParsedFile {
    return this.#file.parsed;
  }

  get analysis(): Analysis {
    if (this.#analysis !== null) return this.#analysis;
    this.#generation = this.#models.generation;
    const load = (uri: string) => {
      const file = this.#files.get(uri);
      this.#loaded.set(uri, file);
      return file?.parsed ?? null;
    };
    this.#analysis = analyse(this.#file.parsed, { load, models: this.#models });
    return this.#analysis;
  }

  rangeOf(range: OffsetRange): Range {
    return {
      start: this.textDocument.positionAt(range.start),
      end: this.textDocument.positionAt(range.end),
    };
  }

  offsetAt(position: Position): number {
    return this.textDocument.offsetAt(position);
  }

  /** Whether an analysis of `file` made now would be this one. */
  isCurrent(file: SourceFile): boolean {
    if (file !== this.#file) return false;
    if (this.#analysis === null) return true;
    if (this.#generation !== this.#models.generation) return false;
    for (const [uri, loaded] of this.#loaded) if (this.#files.get(uri) !== loaded) return false;
    return true;
  }
}
