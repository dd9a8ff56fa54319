/** What a preview does with finished pictures as files: save a copy, show it, read it for the clipboard. */

import type { ScenePlan } from "@ragl/grammar/plan";
import * as vscode from "vscode";
import { layoutSvg } from "./layout-svg.ts";

/** Letters that some file system does not take. */
const fileStem = (plan: ScenePlan): string =>
  [plan.scene, ...(plan.variant === null ? [] : [plan.variant])].join("-").replace(/[^\p{L}\p{N}_-]+/gu, "-");

/** Asks where, and copies the picture there. Returns the place, or null where the person thought better of it. */
export async function savePicture(
  picture: vscode.Uri,
  plan: ScenePlan,
  seed: number,
  folder: vscode.Uri,
): Promise<vscode.Uri | null> {
  const place = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${fileStem(plan)}-${String(seed)}.png`),
    filters: { [vscode.l10n.t("Pictures")]: ["png"] },
  });
  if (place === undefined) return null;
  await vscode.workspace.fs.copy(picture, place, { overwrite: true });
  return place;
}

/** Asks where, and writes the plan's layout there as a drawing. Returns the place, or null. */
export async function saveLayout(plan: ScenePlan, folder: vscode.Uri): Promise<vscode.Uri | null> {
  const place = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${fileStem(plan)}-layout.svg`),
    filters: { [vscode.l10n.t("Drawings")]: ["svg"] },
  });
  if (place === undefined) return null;
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(layoutSvg(plan)));
  return place;
}

/** Shows the file in the editor's explorer, or in the system's where it lies outside the workspace. */
export async function reveal(picture: vscode.Uri): Promise<void> {
  const isInside = vscode.workspace.getWorkspaceFolder(picture) !== undefined;
  await vscode.commands.executeCommand(isInside ? "revealInExplorer" : "revealFileInOS", picture);
}

/** The picture's bytes; null where it cannot be read. */
export async function pictureBytes(picture: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(picture);
  } catch {
    return null;
  }
}
