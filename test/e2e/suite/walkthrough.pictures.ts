/** One picture for each step of the walkthrough, by doing what the step says. */

import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { hands } from "./hands-client.ts";
import { closeAll, openScene } from "./scene-editor.ts";

/** Fades and the cursor's blinking take this long to come to rest. */
const REST_MILLISECONDS = 700;

async function take(name: string): Promise<void> {
  await vscode.commands.executeCommand("notifications.clearAll");
  await delay(REST_MILLISECONDS);
  await hands.screenshot({ name: `walkthrough-${name}` });
}

async function toStart(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  editor.revealRange(editor.selection);
}

describe("The walkthrough", function () {
  this.timeout(280_000);
  let editor: vscode.TextEditor;
  const target = (variant: string | null): object => ({
    uri: editor.document.uri.toString(),
    scene: "harbour",
    variant,
  });

  before(async () => {
    await vscode.commands.executeCommand("workbench.action.closeSidebar");
    editor = await openScene("harbour.ragl");
  });
  after(closeAll);

  it("shows a scene", async () => {
    await toStart(editor);
    await take("scene");
  });

  it("shows the preview", async () => {
    await vscode.commands.executeCommand("ragl.preview");
    await hands.waitFor({ selector: '[data-region="moon"]', seconds: 30 });
    await toStart(editor);
    await take("preview");
  });

  it("shows a render", async () => {
    await vscode.commands.executeCommand("ragl.render", target(null));
    await hands.waitFor({ selector: "img.picture", seconds: 30 });
    await take("render");
  });

  it("shows a drag", async () => {
    await hands.drag({
      selector: '[data-region="moon"]',
      by: { x: -60, y: 40 },
      screenshot: "walkthrough-arrange",
    });
    await toStart(editor);
    await vscode.commands.executeCommand("undo");
  });

  it("shows a variant", async () => {
    await vscode.commands.executeCommand("ragl.render", target("night"));
    await vscode.commands.executeCommand("ragl.preview", target("night"));
    await hands.waitFor({ selector: "img.picture", seconds: 30 });
    await take("variant");
  });

  it("shows a picture's scene", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const [picture] = await vscode.workspace.findFiles("renders/**/*.png");
    await vscode.commands.executeCommand("ragl.showSceneOfPicture", picture);
    await vscode.commands.executeCommand("vscode.open", picture, vscode.ViewColumn.Two);
    await take("picture");
  });
});
