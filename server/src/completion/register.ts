/** Completion over the connection. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { doComplete, TRIGGER_CHARACTERS } from "./completion.ts";

export const capabilities: Partial<ServerCapabilities> = {
  completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS] },
};

export function registerCompletion({ connection, workspace, clientCapabilities }: ServerContext): void {
  const { completionItem } = clientCapabilities.textDocument?.completion ?? {};
  const canInsertSnippets = completionItem?.snippetSupport === true;
  connection.onCompletion(({ textDocument, position, context }) => {
    const document = workspace.get(textDocument.uri);
    if (document === null) return null;
    return doComplete(document, position, workspace, {
      canInsertSnippets,
      typed: context?.triggerCharacter ?? null,
    });
  });
}
