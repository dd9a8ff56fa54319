/** Earlier renders, newest first: a look at each, its seed, what changed, and ways back to it. */

import type { VNode } from "preact";
import type { PictureAction, PictureEntry } from "../../../src/preview/webview-protocol.ts";
import { post } from "../host.ts";
import { againstNewest } from "../state/comparison.ts";
import { comparison, pictures, plan } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";
import { Icon } from "./controls.tsx";
import { showMenu, type MenuItem } from "./menu.tsx";
import { seconds } from "./progress-row.tsx";

export function PictureStrip(): VNode {
  const list = pictures.value;
  return (
    <div class="strip">
      {list.length === 0 ? (
        <p class="strip-hint">{strings.noPictures}</p>
      ) : (
        <ul class="strip-list" aria-label={strings.earlierPictures}>
          {list.map((picture) => (
            <li key={`${picture.uri} ${picture.renderedAt}`}>
              <StripEntry picture={picture} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function StripEntry({ picture }: { readonly picture: PictureEntry }): VNode {
  const now = comparison.value;
  const isCompared = now !== null && (now.before === picture.uri || now.after === picture.uri);
  const isCurrentSeed = plan.value?.seed === picture.seed;
  const title = entryTitle(picture, isCurrentSeed);
  return (
    <button
      type="button"
      class={`strip-entry ${isCompared ? "is-compared" : ""}`}
      aria-label={title}
      aria-pressed={isCompared}
      aria-haspopup="menu"
      title={title}
      onClick={() => {
        comparison.value = againstNewest(pictures.peek(), picture.uri);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const isKey = event.clientX === 0 && event.clientY === 0;
        showMenu(
          title,
          itemsFor(picture),
          isKey ? { x: left, y: top } : { x: event.clientX, y: event.clientY },
        );
      }}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        const { left, top } = event.currentTarget.getBoundingClientRect();
        showMenu(title, itemsFor(picture), { x: left, y: top });
      }}
    >
      <img src={picture.source} alt="" loading="lazy" draggable={false} />
      <span class="strip-seed">
        {picture.seed}
        {isCurrentSeed && <Icon name="star-full" />}
      </span>
    </button>
  );
}

function entryTitle(
  { seed, seconds: took, provider, renderedAt, changes }: PictureEntry,
  isCurrentSeed: boolean,
): string {
  const when = new Date(renderedAt);
  const time = Number.isNaN(when.getTime()) ? "" : when.toLocaleString();
  const facts = [fill(strings.seed, seed), time, seconds(took), provider].filter((fact) => fact !== "");
  const changed =
    changes === null
      ? []
      : [changes.length === 0 ? strings.nothingChanged : fill(strings.changed, changes.join("; "))];
  const current = isCurrentSeed ? [strings.currentSeed] : [];
  return [facts.join(" · "), ...current, ...changed].join("\n");
}

function itemsFor({ uri }: PictureEntry): readonly MenuItem[] {
  const act = (action: PictureAction) => (): void => {
    post({ type: "picture", action, uri });
  };
  return [
    { label: strings.restoreText, icon: "history", run: act("restoreText") },
    { label: strings.pinSeed, icon: "pin", run: act("pinSeed") },
    "separator",
    { label: strings.savePicture, icon: "save-as", run: act("save") },
    { label: strings.copyPicture, icon: "copy", run: act("copy") },
    { label: strings.revealPicture, icon: "folder-opened", run: act("reveal") },
  ];
}
