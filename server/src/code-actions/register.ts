/** Code actions over the connection. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { CODE_ACTION_KINDS, doCodeActions } from "./code-actions.ts";

export const capabilities: Partial<ServerCapabilities> = {
  codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
};

export function registerCodeActions({ connection, workspace, clientCapabilities }: ServerContext): void {
  const isVersioned = clientCapabilities.workspace?.workspaceEdit?.documentChanges === true;
  connection.onCodeAction(({ textDocument, range, context }) => {
    const document = workspace.get(textDocument.uri);
    return document && doCodeActions(document, range, workspace, { only: context.only ?? null, isVersioned });
  });
}
