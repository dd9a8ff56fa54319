/** Everywhere that the thing at a position is named, in all files. */

import type { CancellationToken, Location, Position } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { finalDefinition, mentionAt } from "./mentions.ts";
import { findUsages } from "./usages.ts";

export interface ReferenceOptions {
  readonly includeDeclaration: boolean;
}

export async function findReferences(
  document: SceneDocument,
  position: Position,
  workspace: Workspace,
  { includeDeclaration }: ReferenceOptions,
  token: CancellationToken,
): Promise<Location[]> {
  const mention = mentionAt(document, document.offsetAt(position));
  if (mention === null) return [];
  const target = finalDefinition(mention.definition, document.analysis);
  const usages = await findUsages(target, workspace, token);
  return usages
    .filter(({ role }) => includeDeclaration || role !== "definition")
    .map((usage) => ({ uri: usage.document.uri, range: usage.document.rangeOf(usage.name.range) }));
}
