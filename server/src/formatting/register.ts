/** Formatting over the connection. */

import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { doFormat, doFormatOnType, doFormatRange, FORMAT_TRIGGERS } from "./formatting.ts";

export const capabilities: Partial<ServerCapabilities> = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: {
    firstTriggerCharacter: FORMAT_TRIGGERS.first,
    moreTriggerCharacter: [...FORMAT_TRIGGERS.more],
  },
};

export function registerFormatting({ connection, workspace }: ServerContext): void {
  connection.onDocumentFormatting(({ textDocument }) => {
    const document = workspace.get(textDocument.uri);
    return document && doFormat(document);
  });
  connection.onDocumentRangeFormatting(({ textDocument, range }) => {
    const document = workspace.get(textDocument.uri);
    return document && doFormatRange(document, range);
  });
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) => {
    const document = workspace.get(textDocument.uri);
    return document && doFormatOnType(document, position, ch);
  });
}
