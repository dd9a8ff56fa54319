/** Answers requests for hovers, in Markdown where the editor shows it. */

import { MarkupKind, type ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { doHover } from "./do-hover.ts";
import { plainText } from "./plain-text.ts";

export const capabilities: Partial<ServerCapabilities> = { hoverProvider: true };

export function registerHover({ connection, workspace, clientCapabilities }: ServerContext): void {
  const formats = clientCapabilities.textDocument?.hover?.contentFormat;
  const showsMarkdown = formats === undefined || formats.includes(MarkupKind.Markdown);
  connection.onHover(({ textDocument, position }) => {
    const document = workspace.get(textDocument.uri);
    const hover = document && doHover(document, position, workspace);
    if (hover === null) return null;
    const { markdown, range } = hover;
    return showsMarkdown
      ? { range, contents: { kind: MarkupKind.Markdown, value: markdown } }
      : { range, contents: { kind: MarkupKind.PlainText, value: plainText(markdown) } };
  });
}
