/** A file system in memory: fixtures are its files. */

import { canonicalUri } from "@ragl/grammar";
import type { FileSystem } from "../../src/workspace/file-system.ts";

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

  findSceneFiles(folders: readonly string[]): Promise<readonly string[]> {
    const uris = [...this.#files.keys()];
    return Promise.resolve(uris.filter((uri) => folders.some((folder) => uri.startsWith(`${folder}/`))));
  }
}
