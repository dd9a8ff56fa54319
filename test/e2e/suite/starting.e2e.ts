/** Ways to a first scene: a template, and the parameters of the RAG code. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, folder, noProblems } from "./scene-editor.ts";
import { until } from "./until.ts";

function untitledScene(): Promise<vscode.TextDocument> {
  return until("a new scene", () => {
    const document = vscode.window.activeTextEditor?.document;
    return (
      document?.isUntitled === true && document.languageId === "ragl" && document.getText() !== "" && document
    );
  });
}

describe("Starting a scene", () => {
  afterEach(closeAll);

  it("from a template gives a file without a problem", async () => {
    const choosing = vscode.commands.executeCommand("ragl.newScene");
    await until("the list of templates", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return vscode.window.activeTextEditor?.document.isUntitled === true;
    });
    await choosing;
    const document = await untitledScene();
    assert.match(document.getText(), /^scene two-toys \{$/m);
    await noProblems(document);
  });

  it("from the parameters of the RAG code gives their regions", async () => {
    const file = vscode.Uri.joinPath(folder(), "parameters.json");
    await vscode.commands.executeCommand("ragl.importRagParameters", file);
    const document = await untitledScene();
    assert.equal(document.getText().match(/\bregion\b/g)?.length, 2);
    await noProblems(document);
  });
});
