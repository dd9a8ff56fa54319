/** The scene files that have been read, parsed once for each version: open documents before files on disk. */

import { canonicalUri, parseFile, scopeOf, type ParsedFile } from "@ragl/grammar";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { FileSystem } from "./file-system.ts";

/** One version of a file's text. Never changes. */
export interface SourceFile {
  readonly uri: string;
  readonly isOpen: boolean;
  readonly textDocument: TextDocument;
  /** Made when first asked for. */
  readonly parsed: ParsedFile;
}

interface DiskFile {
  readonly stamp: string | null;
  readonly file: SourceFile | null;
}

export class SourceFiles {
  readonly #fileSystem: FileSystem;
  /** By canonical URI, as all URIs in here are; the files keep the spelling that the editor uses. */
  readonly #open = new Map<string, SourceFile>();
  readonly #disk = new Map<string, DiskFile>();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** Takes an open document's text as it is now. */
  open({ uri, languageId, version }: TextDocument, text: string): void {
    // A copy: the synchronized document changes in place, and a version that was handed out must not.
    const textDocument = TextDocument.create(uri, languageId, version, text);
    this.#open.set(canonicalUri(uri), new LazyFile(textDocument, true));
  }

  close(uri: string): void {
    this.#open.delete(canonicalUri(uri));
  }

  /** The file as it is now; null where there is none. The same object as long as the text is the same. */
  get(uri: string): SourceFile | null {
    const key = canonicalUri(uri);
    const open = this.#open.get(key);
    if (open !== undefined) return open;
    const stamp = this.#fileSystem.stamp(key);
    const known = this.#disk.get(key);
    if (known !== undefined && known.stamp === stamp) return known.file;
    const text = stamp === null ? null : this.#fileSystem.read(key);
    const file = text === null ? null : new LazyFile(TextDocument.create(key, "ragl", 0, text), false);
    this.#disk.set(key, { stamp, file });
    return file;
  }

  openFiles(): readonly SourceFile[] {
    return [...this.#open.values()];
  }

  /** Canonical URIs of the known files that import one, directly or through others; without itself. */
  dependents(uri: string): ReadonlySet<string> {
    const root = canonicalUri(uri);
    const importers = this.#importers(root);
    const found = new Set([root]);
    for (const next of found) for (const importer of importers.get(next) ?? []) found.add(importer);
    found.delete(root);
    return found;
  }

  /** Who imports what, but for one file, which need not be parsed to know who depends on it. */
  #importers(except: string): ReadonlyMap<string, readonly string[]> {
    const importers = new Map<string, string[]>();
    const add = (importer: string, file: SourceFile): void => {
      for (const { uri: imported } of scopeOf(file.parsed).importPaths) {
        if (imported === null) continue;
        const known = importers.get(imported);
        if (known === undefined) importers.set(imported, [importer]);
        else known.push(importer);
      }
    };
    for (const [uri, file] of this.#open) if (uri !== except) add(uri, file);
    for (const [uri, { file }] of this.#disk) {
      if (file !== null && uri !== except && !this.#open.has(uri)) add(uri, file);
    }
    return importers;
  }
}

class LazyFile implements SourceFile {
  readonly textDocument: TextDocument;
  readonly isOpen: boolean;
  #parsed: ParsedFile | null = null;

  constructor(textDocument: TextDocument, isOpen: boolean) {
    this.textDocument = textDocument;
    this.isOpen = isOpen;
  }

  get uri(): string {
    return this.textDocument.uri;
  }

  get parsed(): ParsedFile {
    return (this.#parsed ??= parseFile(this.uri, this.textDocument.getText()));
  }
}
