/** Answers requests for links. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { findDocumentLinks } from "./document-links.ts";

export const capabilities: Partial<ServerCapabilities> = { documentLinkProvider: {} };

export function registerDocumentLinks({ connection, workspace }: ServerContext): void {
  connection.onDocumentLinks(({ textDocument }) => {
    const document = workspace.get(textDocument.uri);
    return document === null ? null : findDocumentLinks(document, workspace);
  });
}
