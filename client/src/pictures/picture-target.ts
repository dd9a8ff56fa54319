/** Which picture a command is about: what it was called with, or where the cursor stands. */

import type { DescribedPicture, PictureTarget } from "@ragl/server/protocol";
import { DESCRIBED_PICTURES } from "@ragl/server/protocol";
import type { Position } from "vscode";
import { Uri, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** Whether a command's argument names a picture, as code lenses and previews do. */
export function isPictureTarget(value: unknown): value is PictureTarget {
  if (typeof value !== "object" || value === null) return false;
  const { uri, scene, variant } = value as Partial<Record<keyof PictureTarget, unknown>>;
  const isName = (name: unknown): boolean => name === null || typeof name === "string";
  return typeof uri === "string" && isName(scene) && isName(variant);
}

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

/** The innermost picture whose declaration holds the position; null outside all. */
export function pictureAt(
  pictures: readonly DescribedPicture[],
  position: Pick<Position, "line" | "character">,
): DescribedPicture | null {
  // A variant comes after its scene, and lies in it.
  return pictures.findLast(({ range }) => holds(range, position)) ?? null;
}

function holds(
  { start, end }: DescribedPicture["range"],
  { line, character }: Pick<Position, "line" | "character">,
): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  const isBeforeEnd = line < end.line || (line === end.line && character <= end.character);
  return isAfterStart && isBeforeEnd;
}
