/** Answers requests for what can be folded. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { findFoldingRanges } from "./folding-ranges.ts";

export const capabilities: Partial<ServerCapabilities> = { foldingRangeProvider: true };

export function registerFolding({ connection, workspace }: ServerContext): void {
  connection.onFoldingRanges(({ textDocument }) => {
    const document = workspace.get(textDocument.uri);
    return document === null ? null : findFoldingRanges(document);
  });
}
