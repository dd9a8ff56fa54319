/** Rendering with the engine and the model inside the installed extension. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { crash } from "./extension-process.ts";
import { hands } from "./hands-client.ts";
import { closeAll, folder, openScene, replace } from "./scene-editor.ts";
import { until } from "./until.ts";

const PROGRESS = ".progress-row vscode-progress-bar";
const PICTURE = "img.picture";
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

async function openWithPreview(name: string): Promise<vscode.TextEditor> {
  const editor = await openScene(name);
  await vscode.commands.executeCommand("ragl.preview");
  await hands.waitFor({ selector: "[data-region]", seconds: 30 });
  return vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
}

/** Paths of the pictures in the output folder, relative to it. */
async function pictures(): Promise<string[]> {
  const found = await vscode.workspace.findFiles("renders/**/*.png");
  return found.map(({ path }) => path);
}

describe("Rendering", () => {
  afterEach(closeAll);

  it("draws the picture on save, with progress", async () => {
    const editor = await openWithPreview("two-toys.ragl");
    await replace(editor, "seed: 1", "seed: 2");
    await editor.document.save();
    await hands.waitFor({ selector: PROGRESS, seconds: 20 });
    await hands.screenshot({ name: "progress" });
    await hands.waitFor({ selector: PICTURE, seconds: 60 });
    const [path] = await until("the picture's file", async () => {
      const paths = await pictures();
      return paths.length > 0 && paths;
    });
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(path!));
    assert.deepEqual([...bytes.slice(0, 4)], PNG_SIGNATURE);
    await hands.screenshot({ name: "rendered" });
  });

  it("renders the variant that is asked for", async () => {
    const { document } = await openWithPreview("two-toys.ragl");
    const target = { uri: document.uri.toString(), scene: "two-toys", variant: "autumn" };
    await vscode.commands.executeCommand("ragl.render", target);
    assert.ok((await pictures()).some((path) => path.includes("autumn")));
  });

  it("gives the text back from a picture", async () => {
    const [path] = await pictures();
    await vscode.commands.executeCommand("ragl.showSceneOfPicture", vscode.Uri.file(path!));
    const document = await until("the scene of the picture", () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.isUntitled === true && shown;
    });
    assert.match(document.getText(), /scene two-toys \{/);
  });

  it("cancels", async () => {
    await openWithPreview("patience.ragl");
    const rendering = vscode.commands.executeCommand("ragl.render");
    await hands.waitFor({ selector: PROGRESS, seconds: 20 });
    await vscode.commands.executeCommand("ragl.cancel");
    await rendering;
    await until("the progress to go", async () => (await hands.look({ selector: PROGRESS })).length === 0);
    const made = (await pictures()).filter((path) => path.includes("patience"));
    assert.deepEqual(made, []);
    await vscode.commands.executeCommand("notifications.showList");
    const complaints = (await hands.notifications()).filter((text) => /cancel/i.test(text));
    assert.deepEqual(complaints, []);
  });

  it("survives the end of the engine in mid-render, and renders again", async () => {
    const { document } = await openWithPreview("patience.ragl");
    const rendering = vscode.commands.executeCommand("ragl.render");
    await until("the render to be under way", async () => /patience \d+ %/.test(await hands.statusBar()));
    await crash("engine/dist/engine.js");
    await rendering;
    await hands.waitFor({ selector: ".banner.is-error", seconds: 20 });
    await vscode.commands.executeCommand("notifications.showList");
    await until("a message with a way to restart the engine", async () =>
      (await hands.notifications()).some((text) => /engine/i.test(text) && text.includes("Restart Engine")),
    );
    await hands.screenshot({ name: "engine-crash" });
    await vscode.commands.executeCommand("notifications.clearAll");

    const target = {
      uri: vscode.Uri.joinPath(folder(), "two-toys.ragl").toString(),
      scene: null,
      variant: null,
    };
    await vscode.commands.executeCommand("ragl.render", target);
    assert.ok((await pictures()).some((path) => path.includes("two-toys")));
    assert.equal(document.isDirty, false);
  });
});
