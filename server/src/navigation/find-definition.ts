/** Where the thing at a position is defined: through imports to the file that defines it. */

import { nodesAt } from "@ragl/grammar";
import type { LocationLink, Position } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { finalDefinition, mentionAt } from "./mentions.ts";

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** For a name its definition, for the path of an import its file; null for anything else. */
export function findDefinition(
  document: SceneDocument,
  position: Position,
  workspace: Workspace,
): LocationLink | null {
  const offset = document.offsetAt(position);
  const mention = mentionAt(document, offset);
  if (mention === null) return findImportedFile(document, offset, workspace);
  const definition = finalDefinition(mention.definition, document.analysis);
  const home = workspace.get(definition.uri);
  if (home === null) return null;
  return {
    originSelectionRange: document.rangeOf(mention.name.range),
    targetUri: home.uri,
    targetRange: home.rangeOf(definition.node.range),
    targetSelectionRange: home.rangeOf(definition.name.range),
  };
}

function findImportedFile(
  document: SceneDocument,
  offset: number,
  workspace: Workspace,
): LocationLink | null {
  const path = nodesAt(document.parsed.tree, offset).at(-1);
  const { importPaths } = document.analysis.program.context.root;
  const uri = importPaths.find(({ declaration }) => declaration.path === path)?.uri ?? null;
  const target = path === undefined || uri === null ? null : workspace.get(uri);
  if (path === undefined || target === null) return null;
  return {
    originSelectionRange: document.rangeOf(path.range),
    targetUri: target.uri,
    targetRange: FILE_START,
    targetSelectionRange: FILE_START,
  };
}
