/** A workspace that is not trusted: the language works, the engine does not start. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { isRunning } from "./extension-process.ts";
import { hands } from "./hands-client.ts";
import { closeAll, diagnostic, folder, openScene, replace } from "./scene-editor.ts";
import { until } from "./until.ts";

describe("In an untrusted workspace", () => {
  after(closeAll);

  it("diagnostics are shown", async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await openScene("misspelt.ragl");
    await diagnostic(document, "unknown-property");
  });

  it("the preview shows boxes, and says why there is no picture", async () => {
    const editor = await openScene("two-toys.ragl");
    await vscode.commands.executeCommand("ragl.preview");
    await hands.waitFor({ selector: '[data-region="left"]', seconds: 30 });
    await hands.waitFor({ selector: ".banner", seconds: 10 });
    await hands.screenshot({ name: "untrusted" });
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
  });

  it("saving renders nothing", async () => {
    const editor = await openScene("two-toys.ragl");
    await replace(editor, "steps: 4", "steps: 3");
    await editor.document.save();
    await diagnostic((await openScene("misspelt.ragl")).document, "unknown-property");
    // The engine of a window that has just been closed may take a moment to end.
    await until("no engine to be running", () => !isRunning("engine/dist/engine.js"));
    const pictures = new vscode.RelativePattern(folder(), "renders/**/*.png");
    assert.deepEqual(await vscode.workspace.findFiles(pictures), []);
  });
});
