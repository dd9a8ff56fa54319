/** Signature help over the connection. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { doSignatureHelp, SIGNATURE_TRIGGERS } from "./signature-help.ts";

export const capabilities: Partial<ServerCapabilities> = {
  signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] },
};

export function registerSignatureHelp({ connection, workspace }: ServerContext): void {
  connection.onSignatureHelp(({ textDocument, position }) => {
    const document = workspace.get(textDocument.uri);
    return document && doSignatureHelp(document, position);
  });
}
