/** Mends at once whatever has one plain fix. */

import type { TextEdit } from "@ragl/grammar";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { fixesOf } from "./fixes/catalogue.ts";
import { FixContext } from "./fixes/fix-context.ts";

/**
 * The preferred fixes of all errors and warnings, those left out that would meet others; what is information or a hint is
 * for a person to decide.
 */
export async function findAllFixes(document: SceneDocument, workspace: Workspace): Promise<TextEdit[]> {
  const edits: TextEdit[] = [];
  for (const finding of document.analysis.diagnostics) {
    if (finding.severity !== "error" && finding.severity !== "warning") continue;
    const fixes = await fixesOf(new FixContext(finding, document, workspace));
    const preferred = fixes.find((fix) => fix.preferred);
    if (preferred?.edits.every((edit) => isFree(edit, edits))) edits.push(...preferred.edits);
  }
  return edits.sort((a, b) => a.range.start - b.range.start);
}

function isFree({ range }: TextEdit, taken: readonly TextEdit[]): boolean {
  return taken.every((other) => range.end < other.range.start || other.range.end < range.start);
}
