/** What a crash of the language server costs: nothing. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { crash } from "./extension-process.ts";
import { closeAll, diagnostic, openScene, replace } from "./scene-editor.ts";

describe("A crash of the language server", () => {
  after(closeAll);

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
});
