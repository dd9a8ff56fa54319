/** The folders that are open in the editor, as they come and go. */

import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import { URI } from "vscode-uri";

export class WorkspaceFolders {
  #uris: readonly string[];

  constructor({ workspaceFolders, rootUri, rootPath }: InitializeParams) {
    // `rootUri` and `rootPath` are what clients of earlier protocol versions send.
    const root = rootUri ?? (rootPath ? URI.file(rootPath).toString() : null);
    this.#uris = workspaceFolders?.map((folder) => folder.uri) ?? (root === null ? [] : [root]);
  }

  uris(): readonly string[] {
    return this.#uris;
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map((folder) => folder.uri));
    this.#uris = [...this.#uris.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
  }
}
