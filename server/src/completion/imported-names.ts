/** Completion between the braces of an import: what the file exports. */

import { canonicalUri, isRelativePath, resolvePath, scopeOf, type ImportDeclaration } from "@ragl/grammar";
import { RANK, type CompletionRequest } from "./completion-request.ts";
import { letCandidate, styleCandidate } from "./name-candidates.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

/** @param taken names that the import has already */
export function completeImportedNames(request: CompletionRequest, taken: readonly string[]): void {
  const other = importedFile(request);
  if (other === null) return;
  const source = other.parsed.text;
  for (const [text, definition] of scopeOf(other.parsed).exports) {
    if (taken.includes(text) && text !== request.word) continue;
    const common = { name: { text }, source, isImported: true };
    if (definition.kind === "let") request.add(RANK.likely, letCandidate({ ...common, definition }));
    else if (definition.kind === "style") request.add(RANK.likely, styleCandidate({ ...common, definition }));
  }
}

/** The file that the import around the cursor names; null where it names none yet. */
function importedFile({ document, workspace, offset }: CompletionRequest): SceneDocument | null {
  const declaration = document.parsed.tree.declarations.find(
    (node): node is ImportDeclaration =>
      node.kind === "import" && node.range.start <= offset && offset <= node.range.end,
  );
  const part = declaration?.path?.parts[0];
  if (part?.kind !== "text" || !isRelativePath(part.text)) return null;
  return workspace.get(canonicalUri(resolvePath(document.uri, part.text)));
}
