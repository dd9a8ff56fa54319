/** Edits of one document in the form that the client understands best. */

import type { TextEdit as OffsetEdit } from "@ragl/grammar";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";

/** @param isVersioned whether the client takes `documentChanges`, which it refuses where the text has changed since */
export function documentEdit(
  document: SceneDocument,
  edits: readonly OffsetEdit[],
  isVersioned: boolean,
): WorkspaceEdit {
  const { uri, version, isOpen } = document;
  const list = edits.map(({ range, newText }) => ({ range: document.rangeOf(range), newText }));
  return isVersioned
    ? { documentChanges: [{ textDocument: { uri, version: isOpen ? version : null }, edits: list }] }
    : { changes: { [uri]: list } };
}
