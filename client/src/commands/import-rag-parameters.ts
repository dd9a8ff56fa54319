/** Import RAG Parameters: a scene from the JSON parameters of the RAG-Diffusion code. */

import { IMPORT_RAG_PARAMETERS } from "@ragl/server/protocol";
import { l10n, Uri, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { openSceneText } from "./open-scene-text.ts";

const BUNDLED_MODEL = "toybox";
/** Parameters are a few kilobytes; a file beyond this holds something else. */
const LARGEST_FILE = 1_000_000;

/** @param argument the file of a menu; without it the person is asked for one */
export async function importRagParameters(client: LanguageClient, argument: unknown): Promise<void> {
  const file = argument instanceof Uri ? argument : await chooseFile();
  if (file === undefined) return;
  const { size } = await workspace.fs.stat(file);
  if (size > LARGEST_FILE) {
    const message = l10n.t("{0} is too large to hold RAG parameters.", workspace.asRelativePath(file));
    void window.showErrorMessage(message);
    return;
  }
  const json = new TextDecoder().decode(await workspace.fs.readFile(file));
  const { text, problems } = await client.sendRequest(IMPORT_RAG_PARAMETERS, { json, model: BUNDLED_MODEL });
  if (text !== "") await openSceneText(text);
  if (problems.length === 0) return;
  const [first, ...others] = problems;
  const more = others.length === 0 ? "" : " " + l10n.t("{0} more are in the log.", others.length);
  for (const problem of problems) client.outputChannel.warn(`Import of ${file.fsPath}: ${problem}`);
  void window.showWarningMessage(`${first}${more}`);
}

async function chooseFile(): Promise<Uri | undefined> {
  const files = await window.showOpenDialog({
    title: l10n.t("Import RAG Parameters"),
    openLabel: l10n.t("Import"),
    filters: { [l10n.t("RAG parameters")]: ["json"] },
  });
  return files?.[0];
}
