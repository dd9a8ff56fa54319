/** What a preview does to the text that it shows, and to the editors in which that text is open. */

import type { Range as LspRange } from "vscode-languageserver-protocol";
import * as vscode from "vscode";
import { smallestChange } from "./text-change.ts";

const toRange = ({ start, end }: LspRange): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

/** An editor that shows the file now; undefined where there is none. */
export function visibleEditor(uri: vscode.Uri): vscode.TextEditor | undefined {
  const isIt = (editor: vscode.TextEditor | undefined): boolean =>
    editor?.document.uri.toString() === uri.toString();
  const active = vscode.window.activeTextEditor;
  return isIt(active) ? active : vscode.window.visibleTextEditors.find(isIt);
}

/** Opens the file, or goes to the editor that shows it, with the focus. */
async function focusEditor(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const shown = visibleEditor(uri);
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
  return vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? columnBesidePreview(),
    preserveFocus: false,
  });
}

/** A text never takes the preview's own place. */
function columnBesidePreview(): vscode.ViewColumn {
  return vscode.window.tabGroups.activeTabGroup.viewColumn === vscode.ViewColumn.One
    ? vscode.ViewColumn.Beside
    : vscode.ViewColumn.One;
}

/** Puts the cursor at a range's beginning without taking the focus, or scrolling what can be seen. */
export function moveCursor(uri: vscode.Uri, whole: LspRange, name: LspRange): void {
  const editor = visibleEditor(uri);
  // A cursor that stands in the region already is where the person put it.
  if (editor === undefined || toRange(whole).contains(editor.selection.active)) return;
  const { start } = toRange(name);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(toRange(whole), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Takes the person to a range of the text. */
export async function goTo(uri: vscode.Uri, range: LspRange): Promise<void> {
  const editor = await focusEditor(uri);
  const { start } = toRange(range);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(toRange(range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The document's own undo or redo. The focus returns to `panel`, where the keys were pressed. */
export async function undoInText(
  uri: vscode.Uri,
  command: "undo" | "redo",
  panel: vscode.WebviewPanel,
): Promise<void> {
  await focusEditor(uri);
  await vscode.commands.executeCommand(command);
  panel.reveal(panel.viewColumn, false);
}

/** Makes the file's text `text`, as one step of undo. Returns false where it was so already. */
export async function replaceText(uri: vscode.Uri, text: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  const change = smallestChange(document.getText(), text);
  if (change === null) return false;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end));
  edit.replace(uri, range, change.text);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t("The editor did not take the change to {0}.", uri.fsPath));
  }
  return true;
}

/** Puts a small scene at the text's end, its name and prompts ready to be typed over. */
export async function insertScene(uri: vscode.Uri): Promise<void> {
  const editor = await focusEditor(uri);
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  const separator = editor.document.getText().trim() === "" ? "" : "\n\n";
  await editor.insertSnippet(new vscode.SnippetString(separator + SCENE), end);
}

/** Words of the language and prompts in English, which models are trained on: nothing to translate. */
const SCENE = `scene \${1:picture} {
  canvas: 512 x 512
  prompt: "\${2:a house and a tree on grass under a blue sky}"

  row {
    region \${3:house} { prompt: "\${4:a red house on grass}" }
    region \${5:tree} { prompt: "\${6:a green tree on grass}" }
  }
}
`;
