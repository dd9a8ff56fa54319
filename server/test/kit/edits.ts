/** Applies edits as an editor does, so that tests compare whole texts. */

import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

/** The text after the edits, whose positions are all of the text before. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create("file:///edited", "ragl", 0, text), [...edits]);
}

/** The texts that a workspace edit changes, after it. Creations, deletions and renamings of files are not applied. */
export function applyWorkspaceEdit(
  edit: WorkspaceEdit,
  textOf: (uri: string) => string,
): ReadonlyMap<string, string> {
  const edits = new Map<string, readonly TextEdit[]>(Object.entries(edit.changes ?? {}));
  for (const change of edit.documentChanges ?? []) {
    if ("edits" in change) edits.set(change.textDocument.uri, change.edits as readonly TextEdit[]);
  }
  return new Map([...edits].map(([uri, list]) => [uri, applyEdits(textOf(uri), list)]));
}
