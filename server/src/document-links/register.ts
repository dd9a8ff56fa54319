/** Answers requests for links. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { findDocumentLinks } from "./document-links.ts";
import { findPictureLinks } from "./picture-links.ts";

export const capabilities: Partial<ServerCapabilities> = { documentLinkProvider: {} };

export function registerDocumentLinks(context: ServerContext): void {
  const { connection, workspace } = context;
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    const settings = await context.settings(uri);
    const document = workspace.get(uri);
    if (document === null) return null;
    const workspaceFolders = context.workspaceFolders();
    const pictures = await findPictureLinks(document, { settings, workspaceFolders });
    return [...findDocumentLinks(document, workspace), ...pictures];
  });
}
