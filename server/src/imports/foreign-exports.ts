/** What other files of the workspace define and could be imported from them. */

import { relativePath, scopeOf, type Definition } from "@ragl/grammar";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";

/** Files that are looked into for one question. */
const MOST_FILES = 200;

export interface ForeignExport {
  readonly name: string;
  readonly definition: Definition<"let"> | Definition<"style">;
  /** The text of the file that defines it. */
  readonly source: string;
  /** As an import in the asking file writes it. */
  readonly path: string;
}

/** Values and styles of other scene files, those left out whose names the document has already. */
export async function foreignExports(
  document: SceneDocument,
  workspace: Workspace,
): Promise<ForeignExport[]> {
  const own = scopeOf(document.parsed);
  const found: ForeignExport[] = [];
  const uris = await workspace.sceneFiles();
  for (const uri of uris.slice(0, MOST_FILES)) {
    const other = uri === document.uri ? null : workspace.get(uri);
    if (other === null) continue;
    const path = relativePath(document.uri, other.uri);
    for (const [name, definition] of scopeOf(other.parsed).exports) {
      if (definition.kind === "scene" || own.exports.has(name) || own.imports.has(name)) continue;
      found.push({ name, definition, source: other.parsed.text, path });
    }
  }
  return found;
}
