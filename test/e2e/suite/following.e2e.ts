/** The preview and the text follow each other, and what a preview shows outlives hiding and closing. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hands } from "./hands-client.ts";
import { closeAll, openScene, replace } from "./scene-editor.ts";
import { until } from "./until.ts";

const box = (region: string): string => `[data-region="${region}"]`;
const selectedBox = (region: string): string => `${box(region)}.is-selected`;

function cursorIn(editor: vscode.TextEditor, text: string): boolean {
  const { document, selection } = editor;
  const line = document.lineAt(selection.active.line).text;
  return line.includes(text);
}

async function moveCursorTo(editor: vscode.TextEditor, text: string): Promise<void> {
  const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
  const { document } = shown;
  const at = document.positionAt(document.getText().indexOf(text));
  shown.selection = new vscode.Selection(at, at);
  // As a person would: a move by a key, which the preview follows.
  await vscode.commands.executeCommand("cursorRight");
}

describe("The preview and the text", () => {
  let editor: vscode.TextEditor;

  before(async () => {
    editor = await openScene("two-toys.ragl");
    await vscode.commands.executeCommand("ragl.preview");
    await hands.waitFor({ selector: box("left"), seconds: 30 });
  });
  after(closeAll);

  it("the cursor's region is the selected box", async () => {
    await moveCursorTo(editor, "region right");
    await hands.waitFor({ selector: selectedBox("right"), seconds: 10 });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  it("a click on a box moves the cursor", async () => {
    await hands.click({ selector: box("left") });
    await hands.waitFor({ selector: selectedBox("left"), seconds: 10 });
    await until("the cursor in the region", () =>
      vscode.window.visibleTextEditors.some((shown) => cursorIn(shown, "region left")),
    );
  });

  it("Enter on a box goes to its text", async () => {
    await hands.press({ selector: box("right"), key: "Enter" });
    await until("the text to have the focus", () => {
      const active = vscode.window.activeTextEditor;
      return active !== undefined && cursorIn(active, "region right");
    });
  });

  it("Ctrl+Z in the preview undoes in the text", async () => {
    const { document } = editor;
    const before = document.getText();
    await hands.press({ selector: box("left"), key: "Control+d" });
    await hands.waitFor({ selector: box("left-2"), seconds: 10 });
    assert.notEqual(document.getText(), before);
    await hands.press({ selector: box("left-2"), key: "Control+z" });
    await until("the text as it was", () => document.getText() === before);
    await hands.waitFor({ selector: `.stage:not(:has(${box("left-2")}))`, seconds: 10 });
  });

  it("what was chosen outlives a hidden tab", async () => {
    await hands.click({ selector: box("right") });
    await hands.press({ selector: box("right"), key: "g" });
    await hands.waitFor({ selector: ".token-grid", seconds: 10 });
    await vscode.commands.executeCommand("workbench.action.focusSecondEditorGroup");
    await vscode.commands.executeCommand("workbench.action.files.newUntitledFile");
    await until("the preview to be hidden", () =>
      vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label.startsWith("Untitled")),
    );
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await hands.waitFor({ selector: ".token-grid", seconds: 20 });
    await hands.waitFor({ selector: selectedBox("right"), seconds: 10 });
  });

  it("a preview that was closed opens again, and follows the text again", async () => {
    const tab = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ label }) => label.startsWith("Preview"));
    assert.ok(tab !== undefined);
    await vscode.window.tabGroups.close(tab);
    const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("ragl.preview");
    await hands.waitFor({ selector: box("left"), seconds: 20 });
    await replace(shown, "region right {", "region car {");
    await hands.waitFor({ selector: box("car"), seconds: 10 });
  });
});

describe("An earlier picture", () => {
  after(closeAll);

  it("gives its text back, which can be undone", async () => {
    const editor = await openScene("two-toys.ragl");
    const { document } = editor;
    await vscode.commands.executeCommand("ragl.preview");
    await vscode.commands.executeCommand("ragl.render");
    await hands.waitFor({ selector: ".strip-entry", seconds: 60 });
    const rendered = document.getText();
    await replace(editor, "a blue car on grass", "a green car on grass");
    const changed = document.getText();

    await hands.press({ selector: ".strip-entry", key: "ArrowDown" });
    await hands.click({ selector: '[role=menuitem]:has-text("Restore Text")' });
    await until("the text of the picture", () => document.getText() === rendered);
    await hands.click({ selector: '.banners.is-bottom vscode-button:has-text("Undo")' });
    await until("the text from before", () => document.getText() === changed);
  });
});
