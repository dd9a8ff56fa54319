/** What a page asks for, done: each message by the server, by the editor, or by the files of pictures. */

import {
  CANCEL_RENDERS,
  DESCRIBE_LAYOUT_EDIT,
  EDIT_LAYOUT,
  RENDER_PICTURE,
  SCENE_OF_PICTURE,
} from "@ragl/server/protocol";
import type { DescribeLayoutEditResult, EditLayoutResult, LayoutEdit } from "@ragl/server/protocol";
import * as vscode from "vscode";
import { pictureBytes, reveal, saveLayout, savePicture } from "./picture-files.ts";
import { goTo, insertScene, moveCursor, replaceText, undoInText } from "./preview-document.ts";
import type { PreviewPanel } from "./preview-panel.ts";
import type { EngineAction, PageMessage, PictureAction } from "./webview-protocol.ts";

type Served = Exclude<PageMessage, { readonly type: "ready" }>;

const ENGINE_COMMANDS: Readonly<Record<EngineAction, string>> = {
  restart: "ragl.restartEngine",
  trust: "workbench.trust.manage",
  log: "ragl.showLog",
};

/** Does what the message asks. What fails is told in the page and in the log. */
export async function servePage(preview: PreviewPanel, message: Served): Promise<void> {
  try {
    await serve(preview, message);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    preview.services.log.error(`Preview: ${message.type}: ${text}`);
    notify(preview, text);
  }
}

function notify(preview: PreviewPanel, text: string, canUndo = false): void {
  preview.post({ type: "notice", text, canUndo });
}

async function serve(preview: PreviewPanel, message: Served): Promise<void> {
  const { uri, panel } = preview;
  switch (message.type) {
    case "show":
      preview.show(message.scene, message.variant);
      return;
    case "render":
      startRender(preview, message.steps);
      return;
    case "cancel":
      await preview.services.client.sendNotification(CANCEL_RENDERS, { uri: preview.target.uri });
      return;
    case "edit":
      preview.post({ type: "edited", id: message.id, result: await editLayout(preview, message) });
      return;
    case "describe":
      preview.post({ type: "described", id: message.id, result: await describe(preview, message) });
      return;
    case "select": {
      const ranges = rangesOf(preview, message.region);
      if (ranges !== null) moveCursor(uri, ranges.range, ranges.nameRange);
      return;
    }
    case "goToRegion": {
      const ranges = rangesOf(preview, message.region);
      if (ranges !== null) await goTo(uri, ranges.nameRange);
      return;
    }
    case "goToProblem": {
      const first = preview.state?.problems.first;
      if (first !== null && first !== undefined) await goTo(uri, first.range);
      return;
    }
    case "insertScene":
      await insertScene(uri);
      return;
    case "undo":
    case "redo":
      await undoInText(uri, message.type, panel);
      return;
    case "openAnother":
      preview.services.openAnother(preview.target);
      return;
    case "exportSvg":
      await exportLayout(preview);
      return;
    case "picture":
      await servePicture(preview, message.action, message.uri);
      return;
    case "engine":
      await vscode.commands.executeCommand(ENGINE_COMMANDS[message.action]);
      return;
  }
}

/** Where a region stands in the text, as far as the last state tells. */
function rangesOf(preview: PreviewPanel, region: string) {
  return preview.state?.layout?.regions.find(({ name }) => name === region) ?? null;
}

/** A render tells of itself through events, its failure too; the answer says nothing more. */
function startRender(preview: PreviewPanel, steps: number | null): void {
  const { client, log } = preview.services;
  const params = { target: preview.target, ...(steps === null ? {} : { steps }) };
  client.sendRequest(RENDER_PICTURE, params).catch((error: unknown) => {
    log.info(`Preview: the render of ${preview.target.uri} ended without a picture: ${String(error)}`);
  });
}

interface EditMessage {
  readonly documentVersion: number;
  readonly edit: LayoutEdit;
}

/** The page waits for an answer before it sends the next edit, so it always gets one. */
async function editLayout(
  { id, services }: PreviewPanel,
  { documentVersion, edit }: EditMessage,
): Promise<EditLayoutResult> {
  try {
    return await services.client.sendRequest(EDIT_LAYOUT, { preview: id, documentVersion, edit });
  } catch (error) {
    services.log.error(`Preview: ${edit.kind}: ${String(error)}`);
    return {
      applied: false,
      reason: vscode.l10n.t("The language server did not make the change. Its log says why."),
    };
  }
}

async function describe(
  { id, services }: PreviewPanel,
  { documentVersion, edit }: EditMessage,
): Promise<DescribeLayoutEditResult> {
  try {
    return await services.client.sendRequest(DESCRIBE_LAYOUT_EDIT, {
      preview: id,
      documentVersion,
      edit,
    });
  } catch (error) {
    services.log.debug(`Preview: ${edit.kind}: ${String(error)}`);
    return { applies: false, reason: vscode.l10n.t("The language server does not answer.") };
  }
}

/** Where a save dialog begins: beside the scene, or in the workspace for a text that lies on no disk. */
function folderFor(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== "untitled") return vscode.Uri.joinPath(uri, "..");
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
}

async function exportLayout(preview: PreviewPanel): Promise<void> {
  const plan = preview.state?.plan ?? null;
  if (plan === null) return;
  const place = await saveLayout(plan, folderFor(preview.uri));
  if (place !== null) notify(preview, vscode.l10n.t("The layout is in {0}.", place.fsPath));
}

async function servePicture(preview: PreviewPanel, action: PictureAction, uri: string): Promise<void> {
  // A page can name any file; only the pictures of this preview are its business.
  const picture = preview.pictures.find((each) => each.uri === uri);
  const plan = preview.state?.plan ?? null;
  if (picture === undefined || plan === null) return;
  const file = vscode.Uri.parse(picture.uri);
  switch (action) {
    case "restoreText":
      await restoreText(preview, picture.uri);
      return;
    case "pinSeed":
      await pinSeed(preview, picture.seed);
      return;
    case "save": {
      const place = await savePicture(file, plan, picture.seed, folderFor(preview.uri));
      if (place !== null) notify(preview, vscode.l10n.t("The picture is in {0}.", place.fsPath));
      return;
    }
    case "copy":
      preview.post({ type: "pictureBytes", uri: picture.uri, bytes: await pictureBytes(file) });
      return;
    case "reveal":
      await reveal(file);
      return;
  }
}

async function restoreText(preview: PreviewPanel, uri: string): Promise<void> {
  const { text } = await preview.services.client.sendRequest(SCENE_OF_PICTURE, { uri });
  if (text === null) {
    notify(preview, vscode.l10n.t("This picture carries no text, only its plan."));
    return;
  }
  const isChanged = await replaceText(preview.uri, text);
  notify(
    preview,
    isChanged
      ? vscode.l10n.t("The text is again as it was when this picture was made.")
      : vscode.l10n.t("The text is still as it was when this picture was made."),
    isChanged,
  );
}

async function pinSeed(preview: PreviewPanel, seed: number): Promise<void> {
  const documentVersion = preview.state?.documentVersion ?? 0;
  const result = await editLayout(preview, { documentVersion, edit: { kind: "seed", seed } });
  notify(
    preview,
    result.applied ? vscode.l10n.t("The scene's seed is {0}.", seed) : result.reason,
    result.applied,
  );
}
