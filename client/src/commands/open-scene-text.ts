/** Shows scene text that has no file of its own yet. */

import type { TextEditor } from "vscode";
import { ViewColumn, window, workspace } from "vscode";

/** Opens the text as a new, unsaved scene. */
export async function openSceneText(text: string): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language: "ragl", content: text });
  return window.showTextDocument(document, { viewColumn: ViewColumn.Active, preview: false });
}
