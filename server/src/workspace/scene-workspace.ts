/** The workspace as features see it: open documents, files on disk, and the models that scenes name. */

import { canonicalUri, type ModelDirectory } from "@ragl/grammar";
import { homedir } from "node:os";
import { dirname } from "node:path";
import { Emitter } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { AnalysedDocument } from "./analysed-document.ts";
import { pathOf, type FileSystem } from "./file-system.ts";
import type { KnownModels } from "./known-models.ts";
import { SourceFiles } from "./source-files.ts";
import type { FolderEntry, SceneDocument, Workspace } from "./workspace.ts";

export interface WorkspaceSurroundings {
  readonly fileSystem: FileSystem;
  readonly models: KnownModels;
  /** Absolute `file:` URIs of the workspace folders, as they are now. */
  readonly folders: () => readonly string[];
}

export class SceneWorkspace implements Workspace {
  readonly #surroundings: WorkspaceSurroundings;
  readonly #files: SourceFiles;
  /** The last document made of each file, by canonical URI. */
  readonly #documents = new Map<string, AnalysedDocument>();
  readonly #didChange = new Emitter<readonly string[]>();
  readonly #didSave = new Emitter<string>();
  readonly onDidChange = this.#didChange.event;
  readonly onDidSave = this.#didSave.event;

  constructor(surroundings: WorkspaceSurroundings) {
    this.#surroundings = surroundings;
    this.#files = new SourceFiles(surroundings.fileSystem);
    surroundings.models.onDidLearn((folder) => {
      const here = this.openDocuments().filter(({ uri }) => this.#baseFolder(uri) === folder);
      if (here.length > 0) this.#didChange.fire(here.map(({ uri }) => uri));
    });
  }

  get models(): ModelDirectory {
    return this.#surroundings.models.of(this.#baseFolder(""));
  }

  get(uri: string): SceneDocument | null {
    const key = canonicalUri(uri);
    const file = this.#files.get(key);
    if (file === null) {
      this.#documents.delete(key);
      return null;
    }
    const known = this.#documents.get(key);
    if (known?.isCurrent(file)) return known;
    const models = this.#surroundings.models.of(this.#baseFolder(file.uri));
    const document = new AnalysedDocument(file, this.#files, models);
    this.#documents.set(key, document);
    return document;
  }

  openDocuments(): readonly SceneDocument[] {
    return this.#files
      .openFiles()
      .map(({ uri }) => this.get(uri))
      .filter((document) => document !== null);
  }

  async sceneFiles(): Promise<readonly string[]> {
    const { fileSystem, folders } = this.#surroundings;
    const onDisk = await fileSystem.findSceneFiles(folders());
    const byKey = new Map(onDisk.map((uri) => [canonicalUri(uri), uri]));
    for (const { uri } of this.#files.openFiles()) byKey.set(canonicalUri(uri), uri);
    return [...byKey.values()];
  }

  listFolder(uri: string): readonly FolderEntry[] {
    return this.#surroundings.fileSystem.list(uri);
  }

  dependents(uri: string): readonly string[] {
    return [...this.#files.dependents(uri)].map((key) => this.#editorUri(key));
  }

  /** An open document's text is now this; also for one that has just been opened. */
  update(document: TextDocument): void {
    this.#files.open(document, document.getText());
    this.changed([document.uri]);
  }

  /** The document is no longer open: the file on disk, if there is one, counts again. */
  close(uri: string): void {
    this.#files.close(uri);
    this.changed([uri]);
  }

  saved(uri: string): void {
    this.#didSave.fire(uri);
  }

  /** Files have changed, here or on disk: tells everybody of them and of all that depends on them. */
  changed(uris: readonly string[]): void {
    const all = new Set(uris);
    for (const uri of uris) for (const dependent of this.dependents(uri)) all.add(dependent);
    this.#didChange.fire([...all]);
  }

  /** As the editor writes the URI of an open file; other files have one spelling only. */
  #editorUri(key: string): string {
    return this.#documents.get(key)?.uri ?? key;
  }

  /** The folder that a file's paths are relative to; for a file that is on no disk, the first workspace folder. */
  #baseFolder(uri: string): string {
    const path = pathOf(uri);
    if (path !== null) return dirname(path);
    return pathOf(this.#surroundings.folders()[0] ?? "") ?? homedir();
  }
}
