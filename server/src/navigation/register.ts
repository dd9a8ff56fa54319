/** Answers requests that follow names: definitions, references, highlights, renaming of things and of files. */

import {
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { throwIfCancelled } from "../cancellation.ts";
import type { ServerContext } from "../server-context.ts";
import { editsForRenamedFiles } from "./file-renames.ts";
import { findDefinition } from "./find-definition.ts";
import { findHighlights } from "./find-highlights.ts";
import { findReferences } from "./find-references.ts";
import { doRename, prepareRename } from "./rename.ts";
import type { FileEdits } from "./workspace-edit.ts";

export const capabilities: Partial<ServerCapabilities> = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  workspace: {
    fileOperations: {
      // Any file may be a mask or lie in a model's folder.
      willRename: { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] },
    },
  },
};

export function registerNavigation({ connection, workspace, clientCapabilities }: ServerContext): void {
  const { textDocument } = clientCapabilities;
  const knowsVersions = clientCapabilities.workspace?.workspaceEdit?.documentChanges === true;
  const asEdit = (edits: FileEdits): WorkspaceEdit =>
    knowsVersions ? edits.versioned() : edits.unversioned();

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const document = workspace.get(uri);
    const link = document && findDefinition(document, position, workspace);
    if (link === null) return null;
    if (textDocument?.definition?.linkSupport === true) return [link];
    return { uri: link.targetUri, range: link.targetSelectionRange };
  });
  connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
    const document = workspace.get(uri);
    const found = document && (await findReferences(document, position, workspace, context, token));
    throwIfCancelled(token);
    return found;
  });
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const document = workspace.get(uri);
    return document && findHighlights(document, position);
  });
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const document = workspace.get(uri);
    if (document === null) return null;
    const place = prepareRename(document, position);
    return "refusal" in place ? refuse(place.refusal) : place;
  });
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    const document = workspace.get(uri);
    if (document === null) return null;
    const result = await doRename(document, position, newName, workspace, token);
    throwIfCancelled(token);
    return "refusal" in result ? refuse(result.refusal) : asEdit(result);
  });
  connection.workspace.onWillRenameFiles(async ({ files }, token) => {
    const edits = await editsForRenamedFiles(files, workspace, token);
    throwIfCancelled(token);
    return edits.isEmpty ? null : asEdit(edits);
  });
}

/** Editors show the message of such an answer to the person. */
function refuse(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
