/** The preview's boxes: they follow the text, and the text follows them. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hands } from "./hands-client.ts";
import { closeAll, openScene, replace } from "./scene-editor.ts";
import { until } from "./until.ts";

const MOON = `  region moon {
    at: 25% 25%
    size: 25% 25%
    prompt: "a yellow moon at night"
  }

  variant`;

const box = (region: string): string => `[data-region="${region}"]`;
const STALE = ".banner.is-warning";

describe("The preview", () => {
  let editor: vscode.TextEditor;

  before(async () => {
    editor = await openScene("two-toys.ragl");
    await vscode.commands.executeCommand("ragl.preview");
    await hands.waitFor({ selector: box("left"), seconds: 30 });
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
  });
  after(closeAll);

  it("shows a box for each region", async () => {
    const boxes = await hands.look({ selector: "[data-region]" });
    assert.deepEqual(
      boxes.map(({ name }) => /left|right/.exec(name)?.[0]),
      ["left", "right"],
    );
    const [left, right] = boxes;
    assert.ok(Math.abs(left!.place.width - right!.place.width) < 2, "Equal weights make equal boxes.");
    assert.ok(right!.place.x > left!.place.x);
  });

  it("shows the box of a region that is typed", async () => {
    await replace(editor, "  variant", MOON);
    await hands.waitFor({ selector: box("moon"), seconds: 10 });
  });

  it("follows the keys of a person, who gets what they type", async () => {
    const { document } = editor;
    const before = document.getText();
    const line = document.positionAt(before.indexOf("  variant")).line - 1;
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await until("the cursor on its line", async () => (await hands.statusBar()).includes(`Ln ${line + 1},`));
    await hands.type({
      text: '\n  region sun {\nat: 70% 10%\nsize: 20% 20%\nprompt: "a yellow sun in the sky',
    });
    await hands.waitFor({ selector: box("sun"), seconds: 10 });
    await hands.screenshot({ name: "typing" });
    const typed = /region sun [^}]*\}/.exec(document.getText())?.[0];
    assert.equal(
      typed?.replaceAll(/\n\s*/g, "\n"),
      'region sun {\nat: 70% 10%\nsize: 20% 20%\nprompt: "a yellow sun in the sky"\n}',
    );
    while (document.getText() !== before) await vscode.commands.executeCommand("undo");
  });

  it("moves a box as its place is typed", async () => {
    const [before] = await hands.look({ selector: box("moon") });
    await replace(editor, "at: 25% 25%", "at: 25% 50%");
    await until("the box at its new place", async () => {
      const [moved] = await hands.look({ selector: box("moon") });
      return Math.abs(moved!.place.y - (before!.place.y + before!.place.height)) < 2;
    });
    await replace(editor, "at: 25% 50%", "at: 25% 25%");
    await until("the box back at its place", async () => {
      const [moved] = await hands.look({ selector: box("moon") });
      return Math.abs(moved!.place.y - before!.place.y) < 2;
    });
  });

  it("writes a drag into the text, as one step to undo", async () => {
    const { document } = editor;
    const before = document.getText();
    const [moon] = await hands.look({ selector: box("moon") });
    await hands.drag({ selector: box("moon"), by: { x: moon!.place.width, y: 0 } });
    await until("the text to change", () => document.getText() !== before);
    assert.equal(document.getText(), before.replace("at: 25% 25%", "at: 50% 25%"));
    await until("the box at its new place", async () => {
      const [moved] = await hands.look({ selector: box("moon") });
      return Math.abs(moved!.place.x - (moon!.place.x + moon!.place.width)) < 2;
    });

    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    await until("the drag to be undone", () => document.getText() === before);
  });

  it("changes weights by dragging a divider", async () => {
    const { document } = editor;
    const before = document.getText();
    const [left] = await hands.look({ selector: box("left") });
    // Not in the middle, where the moon lies over it.
    const by = { x: left!.place.width / 2, y: 0 };
    await hands.drag({ selector: "[role=separator]", at: { x: 0.5, y: 0.9 }, by });
    await until("the text to change", () => document.getText() !== before);
    const [wide, narrow] = [...document.getText().matchAll(/weight: (\S+)/g)].map(([, weight]) =>
      Number(weight),
    );
    assert.equal(wide! / narrow!, 3);
    await until("the wider box", async () => {
      const [wider] = await hands.look({ selector: box("left") });
      return wider!.place.width > left!.place.width * 1.4;
    });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    await until("the drag to be undone", () => document.getText() === before);
  });

  it("moves a box by its keys", async () => {
    const { document } = editor;
    const before = document.getText();
    await hands.press({ selector: box("moon"), key: "ArrowRight" });
    await until("the text to change", () => document.getText() !== before);
    const written = /at: (\S+) 25%/.exec(document.getText());
    assert.ok(written !== null && parseFloat(written[1]!) > 25, "The box moves right, and only right.");
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    await until("the step to be undone", () => document.getText() === before);
  });

  it("says that boxes are out of date while the text is broken, and keeps them", async () => {
    await replace(editor, "scene two-toys {", "scene two-toys");
    await hands.waitFor({ selector: STALE, seconds: 10 });
    const boxes = await hands.look({ selector: "[data-region]" });
    assert.equal(boxes.length, 3);
    await hands.screenshot({ name: "stale" });
    await replace(editor, "scene two-toys", "scene two-toys {");
    await until("the mark to go", async () => (await hands.look({ selector: STALE })).length === 0);
  });
});
