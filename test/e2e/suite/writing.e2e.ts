/** Writing a scene: what the language server says of it. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnostic, noProblems, openScene } from "./scene-editor.ts";

/** Actions come with their edits only when asked to. */
const MOST_RESOLVED_ACTIONS = 10;

describe("Writing a scene", () => {
  after(closeAll);

  it("shows what is wrong, and mends it by a quick fix", async () => {
    const editor = await openScene("misspelt.ragl");
    const { document } = editor;
    const { range } = await diagnostic(document, "unknown-property");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      MOST_RESOLVED_ACTIONS,
    );
    const fix = actions.find(({ isPreferred }) => isPreferred === true) ?? actions[0];
    assert.ok(fix?.edit, "There is no quick fix with an edit.");
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /^ {2}prompt: "a red ball on grass"$/m);
    await noProblems(document);
  });

  it("explains the word under the cursor", async () => {
    const { document } = await openScene("two-toys.ragl");
    const position = document.positionAt(document.getText().indexOf("bind:"));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      position,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((part) => (part as vscode.MarkdownString).value);
    assert.match(text.join("\n"), /binding/i);
  });

  it("offers what can stand at the cursor", async () => {
    const { document } = await openScene("two-toys.ragl");
    const position = document.positionAt(document.getText().indexOf("seed:"));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
    );
    const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    for (const label of ["guidance", "negative"])
      assert.ok(labels.includes(label), `${label} is not offered.`);
  });
});
