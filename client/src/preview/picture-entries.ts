/** The finished pictures of a preview: as the server lists them, with what changed from each to the next. */

import { PICTURE_HISTORY, SCENE_OF_PICTURE } from "@ragl/server/protocol";
import type { PictureTarget, RenderedPicture } from "@ragl/server/protocol";
import type { ScenePlan } from "@ragl/grammar/plan";
import { l10n, Uri, type Webview } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { planChanges, type PlanChange } from "./plan-changes.ts";
import type { PictureEntry } from "./webview-protocol.ts";

/** Of so many newest pictures it is told what changed; each costs reading a file. */
const COMPARED = 16;
/** More changes than this are counted, not named. */
const NAMED_CHANGES = 4;

/** Reads the plans of pictures; a picture's file is never written again, so one reading each is enough. */
export class PictureHistory {
  readonly #client: LanguageClient;
  readonly #plans = new Map<string, Promise<ScenePlan | null>>();

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  /** The pictures of a target, newest first. */
  pictures(target: PictureTarget): Promise<readonly RenderedPicture[]> {
    return this.#client.sendRequest(PICTURE_HISTORY, target);
  }

  /** What changed from the picture before, for the newest pictures, in their order. */
  async changes(pictures: readonly RenderedPicture[]): Promise<readonly (readonly string[] | null)[]> {
    const plans = await Promise.all(pictures.slice(0, COMPARED).map(({ uri }) => this.#plan(uri)));
    return pictures.map((_, index) => {
      const after = plans[index];
      const before = plans[index + 1];
      if (after === null || after === undefined || before === null || before === undefined) return null;
      return inWords(planChanges(before, after));
    });
  }

  #plan(uri: string): Promise<ScenePlan | null> {
    const known = this.#plans.get(uri);
    if (known !== undefined) return known;
    // A picture that cannot be read is shown all the same, without its changes.
    const plan = this.#client.sendRequest(SCENE_OF_PICTURE, { uri }).then(
      (scene) => scene.plan,
      () => null,
    );
    this.#plans.set(uri, plan);
    return plan;
  }
}

/** The entry of a picture for a page. */
export function pictureEntry(
  picture: RenderedPicture,
  changes: readonly string[] | null,
  webview: Webview,
): PictureEntry {
  const { uri, seed, width, height, seconds, renderedAt, provider, notices } = picture;
  // The query keeps a page from showing an older picture of the same name that it has at hand.
  const source = webview.asWebviewUri(Uri.parse(uri)).with({ query: `v=${encodeURIComponent(renderedAt)}` });
  return {
    uri,
    source: source.toString(),
    seed,
    width,
    height,
    seconds,
    renderedAt,
    provider,
    notices,
    changes,
  };
}

function inWords(changes: readonly PlanChange[]): readonly string[] {
  const named = changes.slice(0, NAMED_CHANGES).map(phrase);
  const more = changes.length - named.length;
  return more > 0 ? [...named, l10n.t("{0} more", more)] : named;
}

function phrase(change: PlanChange): string {
  switch (change.kind) {
    case "canvas":
      return l10n.t("the canvas");
    case "model":
      return l10n.t("the model");
    case "steps":
      return l10n.t("the number of steps");
    case "guidance":
      return l10n.t("the guidance");
    case "prompt":
      return l10n.t("the scene's prompt");
    case "negative":
      return l10n.t("the negative prompt");
    case "seed":
      return l10n.t("the seed, now {0}", change.seed);
    case "added":
      return l10n.t("{0} added", change.region);
    case "removed":
      return l10n.t("{0} removed", change.region);
    case "moved":
      return l10n.t("{0} moved or resized", change.region);
    case "reworded":
      return l10n.t("{0} described otherwise", change.region);
    case "reseeded":
      return l10n.t("{0}'s seed", change.region);
    case "restacked":
      return l10n.t("{0}'s layer", change.region);
    case "tuned":
      return l10n.t("how {0} is drawn", change.region);
  }
}
