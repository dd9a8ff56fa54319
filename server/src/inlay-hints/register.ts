/** Answers requests for inlay hints, and has them asked for again when what they tell has changed elsewhere. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { refreshWhenChangedElsewhere } from "../workspace/changed-elsewhere.ts";
import { findInlayHints } from "./inlay-hints.ts";

export const capabilities: Partial<ServerCapabilities> = { inlayHintProvider: true };

export function registerInlayHints({ connection, workspace, clientCapabilities }: ServerContext): void {
  const { inlayHint } = connection.languages;
  inlayHint.on(({ textDocument, range }) => {
    const document = workspace.get(textDocument.uri);
    return document === null ? null : findInlayHints(document, range);
  });
  if (clientCapabilities.workspace?.inlayHint?.refreshSupport === true) {
    refreshWhenChangedElsewhere(workspace, () => inlayHint.refresh());
  }
}
