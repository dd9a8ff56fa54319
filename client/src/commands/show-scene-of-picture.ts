/** Show Scene of Picture: the text that a picture was rendered from, which RAGL keeps inside it. */

import { SCENE_OF_PICTURE } from "@ragl/server/protocol";
import { l10n, TabInputCustom, Uri, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { openSceneText } from "./open-scene-text.ts";

/** @param argument the picture of a menu; without it the one in the active tab counts, or the person is asked */
export async function showSceneOfPicture(client: LanguageClient, argument: unknown): Promise<void> {
  const picture = argument instanceof Uri ? argument : (activePicture() ?? (await choosePicture()));
  if (picture === undefined) return;
  try {
    const uri = client.code2ProtocolConverter.asUri(picture);
    const { text } = await client.sendRequest(SCENE_OF_PICTURE, { uri });
    if (text !== null) await openSceneText(text);
    else {
      void window.showInformationMessage(
        l10n.t("This picture was rendered from a plan, without scene text. `ragl plan` reads its plan."),
      );
    }
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

function activePicture(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputCustom)) return undefined;
  return input.uri.path.toLowerCase().endsWith(".png") ? input.uri : undefined;
}

async function choosePicture(): Promise<Uri | undefined> {
  const files = await window.showOpenDialog({
    title: l10n.t("Show Scene of Picture"),
    openLabel: l10n.t("Show Scene"),
    filters: { [l10n.t("Pictures by RAGL")]: ["png"] },
  });
  return files?.[0];
}
