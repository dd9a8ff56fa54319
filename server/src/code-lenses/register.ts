/** Answers requests for code lenses. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { findCodeLenses } from "./code-lenses.ts";

export const capabilities: Partial<ServerCapabilities> = { codeLensProvider: {} };

export function registerCodeLenses({ connection, workspace, settings }: ServerContext): void {
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const { render } = await settings(uri);
    const document = workspace.get(uri);
    return document === null ? null : findCodeLenses(document, { canRender: render !== "off" });
  });
}
