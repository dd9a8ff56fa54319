/** New Scene: a template in a new, unsaved file, with the cursor at the first thing to change. */

import type { ExtensionContext, QuickPickItem } from "vscode";
import { l10n, SnippetString, window, workspace } from "vscode";
import { readSceneTemplates } from "./scene-templates.ts";

interface TemplateItem extends QuickPickItem {
  readonly snippet: string;
}

export async function newScene(context: ExtensionContext): Promise<void> {
  const templates = await readSceneTemplates(context.asAbsolutePath("syntaxes/snippets.json"));
  const items = templates.map(({ name, description, snippet }): TemplateItem => ({
    label: name,
    detail: description,
    snippet,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("New Scene"),
    placeHolder: l10n.t("Choose a layout to start from"),
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  const document = await workspace.openTextDocument({ language: "ragl" });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(chosen.snippet));
}
