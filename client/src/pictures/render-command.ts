/**
 * Rendering by command. The server offers `ragl.render` to every editor and takes a picture as its argument; here the
 * argument may also be left out, or be the file of a menu.
 */

import type { PictureTarget } from "@ragl/server/protocol";
import { CancellationError, l10n, window } from "vscode";
import type { QuickPickItem } from "vscode";
import type { ExecuteCommandSignature, LanguageClient } from "vscode-languageclient/node";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient/node";
import type { EngineWatch } from "../engine/engine-watch.ts";
import type { FailureMessages } from "../engine/failure-messages.ts";
import { describedPictures, pictureTarget } from "./picture-target.ts";

export const RENDER_COMMAND = "ragl.render";

export interface RenderCommandParts {
  readonly client: LanguageClient;
  readonly watch: EngineWatch;
  readonly failures: FailureMessages;
}

/** Sends `ragl.render` to the server, for the picture that its arguments or the cursor mean. */
export async function executeRender(
  { client, watch, failures }: RenderCommandParts,
  args: readonly unknown[],
  execute: ExecuteCommandSignature,
): Promise<void> {
  const target = await pictureTarget(client, args[0]);
  if (target === null) {
    void window.showInformationMessage(l10n.t("Open a .ragl file to render its picture."));
    return;
  }
  try {
    await execute(RENDER_COMMAND, [target]);
  } catch (error) {
    if (isCancellation(error) || watch.status.engine.state === "crashed") return;
    void failures.show(error instanceof Error ? error.message : String(error), fixOf(error));
  }
}

/** The language client answers a cancelled request with the editor's own error. */
function isCancellation(error: unknown): boolean {
  if (error instanceof CancellationError) return true;
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
}

/** What the server says to do next. */
function fixOf(error: unknown): string | null {
  const data: unknown = error instanceof ResponseError ? error.data : null;
  const hasFix = typeof data === "object" && data !== null && "fix" in data;
  return hasFix && typeof data.fix === "string" ? data.fix : null;
}

interface PictureItem extends QuickPickItem {
  readonly target: PictureTarget;
}

/** Lets the person choose one of the pictures of the active file; undefined where they do not. */
export async function choosePicture(client: LanguageClient): Promise<PictureTarget | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== "ragl") {
    void window.showInformationMessage(l10n.t("Open a .ragl file to choose one of its variants."));
    return undefined;
  }
  const items = (await describedPictures(client, document.uri)).map(
    ({ target, documentation }): PictureItem => ({
      label: target.variant === null ? `$(file-media) ${target.scene}` : `$(versions) ${target.variant}`,
      description:
        target.variant === null
          ? l10n.t("the scene as it stands")
          : l10n.t("variant of {0}", target.scene ?? ""),
      ...(documentation === "" ? {} : { detail: documentation.replaceAll("\n", " ") }),
      target,
    }),
  );
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("This file describes no picture yet. Write a scene first."));
    return undefined;
  }
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Render Variant"),
    placeHolder: l10n.t("Choose the picture to render"),
    matchOnDetail: true,
  });
  return chosen?.target;
}
