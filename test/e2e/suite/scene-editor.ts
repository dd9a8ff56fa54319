/** A scene in an editor, as the tests handle it. */

import * as vscode from "vscode";
import { until } from "./until.ts";

/** The workspace's only folder. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) throw new Error("No folder is open.");
  return first.uri;
}

export async function openScene(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Replaces the only occurrence of a text. */
export async function replace(editor: vscode.TextEditor, old: string, replacement: string): Promise<void> {
  const text = editor.document.getText();
  const start = text.indexOf(old);
  if (start < 0 || text.includes(old, start + 1))
    throw new Error(`The scene does not hold "${old}" just once.`);
  const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
  const range = new vscode.Range(at(start), at(start + old.length));
  await editor.edit((edit) => edit.replace(range, replacement));
}

/** The diagnostic of a rule, once it is there. */
export function diagnostic(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  return until(`a diagnostic of the rule ${rule}`, () =>
    vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === rule),
  );
}

/** Waits until nothing is wrong with a document. */
export function noProblems(document: vscode.TextDocument): Promise<true> {
  return until("the last problem to go", () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .every(({ severity }) => severity > vscode.DiagnosticSeverity.Warning),
  );
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Closes every editor without saving. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
