/** What a crash of the language server costs: nothing. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { crash } from "./extension-process.ts";
import { hands } from "./hands-client.ts";
import { closeAll, diagnostic, openScene, replace } from "./scene-editor.ts";

describe("A crash of the language server", () => {
  afterEach(closeAll);

  it("loses no text, and the server comes back", async () => {
    const editor = await openScene("two-toys.ragl");
    const { document } = editor;
    await replace(editor, "  row {", "  /* unsaved */ row {");
    const text = document.getText();
    await crash("server/dist/server.js");
    assert.equal(document.getText(), text);
    await replace(editor, "  /* unsaved */ row {", "  /* unsaved */ row {\n    nonsense: 1");
    await diagnostic(document, "unknown-property");
    assert.equal(document.isDirty, true);
    assert.equal(vscode.window.activeTextEditor, editor);
  });

  it("leaves the preview following the text", async () => {
    const editor = await openScene("two-toys.ragl");
    await vscode.commands.executeCommand("ragl.preview");
    await hands.waitFor({ selector: '[data-region="right"]', seconds: 20 });
    await crash("server/dist/server.js");
    await replace(editor, "region right {", "region middle {");
    await hands.waitFor({ selector: '[data-region="middle"]', seconds: 20 });
  });
});
