/** Styles that other files of the workspace define: taking one imports it. */

import { CompletionItemKind } from "vscode-languageserver";
import { foreignExports } from "../imports/foreign-exports.ts";
import { importEdit } from "../imports/import-edit.ts";
import { RANK, type CompletionRequest } from "./completion-request.ts";
import { documented } from "./name-candidates.ts";

export async function completeForeignStyles(request: CompletionRequest): Promise<void> {
  const { document, workspace } = request;
  for (const { name, definition, source, path } of await foreignExports(document, workspace)) {
    if (definition.kind !== "style") continue;
    const { range, newText } = importEdit(document, name, path);
    request.add(RANK.elsewhere, {
      label: name,
      kind: CompletionItemKind.Class,
      detail: `import from "${path}"`,
      documentation: documented(definition, source),
      additionalEdits: [{ range: document.rangeOf(range), newText }],
    });
  }
}
