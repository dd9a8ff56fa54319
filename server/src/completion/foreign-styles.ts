/** Styles that other files of the workspace define: taking one imports it. */

import { relativePath, scopeOf } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import { importEdit } from "./import-edit.ts";
import { documented } from "./name-candidates.ts";
import { RANK, type CompletionRequest } from "./completion-request.ts";

/** Files that are looked into for one completion. */
const MOST_FILES = 200;

export async function completeForeignStyles(request: CompletionRequest): Promise<void> {
  const { document, workspace } = request;
  const own = scopeOf(document.parsed);
  const uris = await workspace.sceneFiles();
  for (const uri of uris.slice(0, MOST_FILES)) {
    const other = uri === document.uri ? null : workspace.get(uri);
    if (other === null) continue;
    const path = relativePath(document.uri, other.uri);
    for (const [name, definition] of scopeOf(other.parsed).exports) {
      if (definition.kind !== "style" || own.exports.has(name) || own.imports.has(name)) continue;
      request.add(RANK.elsewhere, {
        label: name,
        kind: CompletionItemKind.Class,
        detail: `import from "${path}"`,
        documentation: documented(definition, other.parsed.text),
        additionalEdits: [importEdit(document, name, path)],
      });
    }
  }
}
