/** How the preview looks in the three kinds of themes, and whether everyone can use it. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hands } from "./hands-client.ts";
import { closeAll, openScene } from "./scene-editor.ts";

const THEMES = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  "high-contrast": "Default High Contrast",
};

const KINDS = {
  light: vscode.ColorThemeKind.Light,
  dark: vscode.ColorThemeKind.Dark,
  "high-contrast": vscode.ColorThemeKind.HighContrast,
};

async function setTheme(name: keyof typeof THEMES): Promise<void> {
  if (vscode.window.activeColorTheme.kind === KINDS[name]) return;
  const changed = new Promise<void>((resolve) => {
    const subscription = vscode.window.onDidChangeActiveColorTheme(() => {
      subscription.dispose();
      resolve();
    });
  });
  const settings = vscode.workspace.getConfiguration("workbench");
  await settings.update("colorTheme", THEMES[name], vscode.ConfigurationTarget.Global);
  await changed;
}

describe("The preview's appearance", () => {
  before(async () => {
    await openScene("two-toys.ragl");
    await vscode.commands.executeCommand("ragl.preview");
    await vscode.commands.executeCommand("ragl.render");
    await hands.waitFor({ selector: "img.picture", seconds: 30 });
  });
  after(closeAll);

  for (const name of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    it(`is without accessibility faults in a ${name} theme`, async () => {
      await setTheme(name);
      await hands.waitFor({ selector: `body.${bodyClass(name)}`, seconds: 10 });
      await hands.screenshot({ name });
      assert.deepEqual(await hands.checkAccessibility(), []);
    });
  }
});

/** The class that the editor gives the body of its webviews. */
function bodyClass(name: keyof typeof THEMES): string {
  return name === "high-contrast" ? "vscode-high-contrast" : `vscode-${name}`;
}
