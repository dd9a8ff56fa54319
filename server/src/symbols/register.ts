/** Answers requests for the outline and for symbols of the workspace. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { findDocumentSymbols } from "./document-symbols.ts";
import { flatSymbols } from "./flat-symbols.ts";
import { findWorkspaceSymbols } from "./workspace-symbols.ts";

export const capabilities: Partial<ServerCapabilities> = {
  documentSymbolProvider: { label: "RAGL" },
  workspaceSymbolProvider: true,
};

export function registerSymbols({ connection, workspace, clientCapabilities }: ServerContext): void {
  const isTree = clientCapabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const document = workspace.get(uri);
    if (document === null) return null;
    const symbols = findDocumentSymbols(document);
    return isTree ? symbols : flatSymbols(symbols, uri);
  });
  connection.onWorkspaceSymbol(({ query }, token) => findWorkspaceSymbols(query, workspace, token));
}
