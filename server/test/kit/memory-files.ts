/** A file system in memory: fixtures are its files. */

import { canonicalUri } from "@ragl/grammar";
import { SCENE_FILE_EXTENSION, type FileSystem } from "../../src/workspace/file-system.ts";
import type { FolderEntry } from "../../src/workspace/workspace.ts";

export class MemoryFiles implements FileSystem {
  readonly #files = new Map<string, { readonly text: string; readonly stamp: string }>();
  #writes = 0;

  constructor(files: ReadonlyMap<string, string> = new Map()) {
    for (const [uri, text] of files) this.write(uri, text);
  }

  write(uri: string, text: string): void {
    this.#files.set(canonicalUri(uri), { text, stamp: String(++this.#writes) });
  }

  remove(uri: string): void {
    this.#files.delete(canonicalUri(uri));
  }

  read(uri: string): string | null {
    return this.#files.get(uri)?.text ?? null;
  }

  stamp(uri: string): string | null {
    return this.#files.get(uri)?.stamp ?? null;
  }

  list(uri: string): readonly FolderEntry[] {
    const folder = uri.endsWith("/") ? uri : `${uri}/`;
    const entries = new Map<string, FolderEntry>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(folder)) continue;
      const [name = "", ...rest] = file.slice(folder.length).split("/");
      entries.set(name, { name: decodeURIComponent(name), isFolder: rest.length > 0 });
    }
    return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  findSceneFiles(folders: readonly string[]): Promise<readonly string[]> {
    const uris = [...this.#files.keys()];
    const scenes = uris.filter((uri) => uri.endsWith(SCENE_FILE_EXTENSION));
    return Promise.resolve(scenes.filter((uri) => folders.some((folder) => uri.startsWith(`${folder}/`))));
  }
}
