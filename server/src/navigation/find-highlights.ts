/** Everywhere in one file that the thing at a position is named. */

import { DocumentHighlightKind, type DocumentHighlight, type Position } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";
import { finalDefinition, mentionAt } from "./mentions.ts";
import { usagesIn } from "./usages.ts";

export function findHighlights(document: SceneDocument, position: Position): DocumentHighlight[] {
  const mention = mentionAt(document, document.offsetAt(position));
  if (mention === null) return [];
  const target = finalDefinition(mention.definition, document.analysis);
  return usagesIn(document, target).map(({ name, role }) => ({
    range: document.rangeOf(name.range),
    kind: role === "use" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
}
