/** What features see of the scene files: open documents before files on disk, each analysed with what it imports. */

import type { Analysis, ModelDirectory, ParsedFile, Range as OffsetRange } from "@ragl/grammar";
import type { Event, Position, Range } from "vscode-languageserver-protocol";
import type { TextDocument } from "vscode-languageserver-textdocument";

/** A scene file at one moment. Never changes: an edit makes another. */
export interface SceneDocument {
  readonly uri: string;
  /** The editor's version; 0 for a file that is not open. */
  readonly version: number;
  readonly isOpen: boolean;
  readonly textDocument: TextDocument;
  /** This text alone, which costs no analysis; made when first asked for. */
  readonly parsed: ParsedFile;
  /** Of this text with the imports as they are now; made when first asked for. */
  readonly analysis: Analysis;
  /** From UTF-16 offsets, as the language core has them, to lines and characters. */
  rangeOf(range: OffsetRange): Range;
  offsetAt(position: Position): number;
}

/** What a folder holds. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface Workspace {
  /** The open document, or the file on disk; null where there is neither. */
  get(uri: string): SceneDocument | null;
  openDocuments(): readonly SceneDocument[];
  /** Every scene file in the workspace folders, and every open one. */
  sceneFiles(): Promise<readonly string[]>;
  /** What the folder at a URI holds, by name, hidden entries left out; empty where it cannot be read. */
  listFolder(uri: string): readonly FolderEntry[];
  /** Known files whose meaning depends on this one, directly or not. */
  dependents(uri: string): readonly string[];
  /** Models as a file without a folder of its own sees them; a document's own view is `analysis.models`. */
  readonly models: ModelDirectory;
  /** Documents whose text or analysis has changed: by an edit, a changed import, a model that became known. */
  readonly onDidChange: Event<readonly string[]>;
  /** The URI of an open document that has been saved. */
  readonly onDidSave: Event<string>;
}
