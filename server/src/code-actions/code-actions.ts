/** What can be done at a selection: quick fixes of what is found there, refactorings, and all plain fixes at once. */

import type { Diagnostic as Finding } from "@ragl/grammar";
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from "vscode-languageserver";
import { toLspDiagnostic } from "../diagnostics/to-lsp.ts";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { documentEdit } from "./document-edit.ts";
import { findAllFixes } from "./fix-all.ts";
import { fixesOf } from "./fixes/catalogue.ts";
import { FixContext } from "./fixes/fix-context.ts";
import { findRefactorings } from "./refactorings/catalogue.ts";
import { Selection } from "./refactorings/refactoring.ts";

/** Mends everything that has one plain fix; editors run it on save where they are told to. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.ragl`;

export const CODE_ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  FIX_ALL_KIND,
];

export interface CodeActionOptions {
  /** The kinds that are wanted; null: all. */
  readonly only: readonly string[] | null;
  readonly isVersioned: boolean;
}

export async function doCodeActions(
  document: SceneDocument,
  range: Range,
  workspace: Workspace,
  { only, isVersioned }: CodeActionOptions,
): Promise<CodeAction[]> {
  const wants = (kind: string): boolean =>
    only === null || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix))
    actions.push(...(await quickFixes(document, range, workspace, isVersioned)));
  actions.push(...refactorings(document, range, workspace, isVersioned).filter(({ kind }) => wants(kind!)));
  // Among the others it would only be in the way.
  if (only !== null && wants(FIX_ALL_KIND)) {
    const edits = await findAllFixes(document, workspace);
    if (edits.length > 0) {
      const edit = documentEdit(document, edits, isVersioned);
      actions.push({ title: "Fix all problems that have one plain fix", kind: FIX_ALL_KIND, edit });
    }
  }
  return actions;
}

async function quickFixes(
  document: SceneDocument,
  range: Range,
  workspace: Workspace,
  isVersioned: boolean,
): Promise<CodeAction[]> {
  const selection = offsets(document, range);
  const actions: CodeAction[] = [];
  for (const finding of document.analysis.diagnostics) {
    if (!meets(finding, selection)) continue;
    const diagnostics: Diagnostic[] = [toLspDiagnostic(finding, document, workspace)];
    for (const { title, edits, preferred } of await fixesOf(new FixContext(finding, document, workspace))) {
      const edit = documentEdit(document, edits, isVersioned);
      const isPreferred = preferred === true;
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit,
        ...(isPreferred ? { isPreferred } : {}),
      });
    }
  }
  return actions;
}

function refactorings(
  document: SceneDocument,
  range: Range,
  workspace: Workspace,
  isVersioned: boolean,
): CodeAction[] {
  const selection = new Selection(document, workspace, offsets(document, range));
  return findRefactorings(selection).map(({ title, kind, edits }) => ({
    title,
    kind: kind === "extract" ? CodeActionKind.RefactorExtract : CodeActionKind.RefactorRewrite,
    edit: documentEdit(document, edits, isVersioned),
  }));
}

function offsets(document: SceneDocument, { start, end }: Range): Finding["range"] {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** A cursor at either end of a finding meets it. */
function meets({ range }: Finding, selection: Finding["range"]): boolean {
  return range.start <= selection.end && selection.start <= range.end;
}
