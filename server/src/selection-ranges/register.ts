/** Answers requests for the steps of "expand selection". */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { findSelectionRanges } from "./selection-ranges.ts";

export const capabilities: Partial<ServerCapabilities> = { selectionRangeProvider: true };

export function registerSelectionRanges({ connection, workspace }: ServerContext): void {
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const document = workspace.get(textDocument.uri);
    return document === null ? null : findSelectionRanges(document, positions);
  });
}
