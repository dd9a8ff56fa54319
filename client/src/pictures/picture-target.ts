/** Which picture a command is about: what it was called with, or where the cursor stands. */

import type { DescribedPicture, PictureTarget } from "@ragl/server/protocol";
import { DESCRIBED_PICTURES } from "@ragl/server/protocol";
import { Uri, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { isPictureTarget, pictureAt } from "./picture-at.ts";

/**
 * The picture that a command is about.
 * @param argument a picture, or the file that a menu was opened on; else the active editor's file counts
 * @returns null where no scene file is meant
 */
export async function pictureTarget(
  client: LanguageClient,
  argument: unknown,
): Promise<PictureTarget | null> {
  if (isPictureTarget(argument)) return argument;
  const editor = window.activeTextEditor;
  const uri = argument instanceof Uri ? argument : editor?.document.uri;
  if (uri === undefined) return null;
  if (editor?.document.uri.toString() === uri.toString()) {
    if (editor.document.languageId !== "ragl") return null;
    const pictures = await describedPictures(client, uri);
    const here = pictureAt(pictures, editor.selection.active);
    if (here !== null) return here.target;
  }
  return { uri: uri.toString(), scene: null, variant: null };
}

/** The pictures that a file describes. */
export function describedPictures(client: LanguageClient, uri: Uri): Promise<readonly DescribedPicture[]> {
  return client.sendRequest(DESCRIBED_PICTURES, { uri: client.code2ProtocolConverter.asUri(uri) });
}
