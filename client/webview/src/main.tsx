/** Starts the preview's page: hears the extension, keeps what must outlive hiding, draws. */

import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.tsx";
import { currentCell, hearDescribed, hearDocument, hearEdited } from "./gestures/layout-edits.ts";
import { attachPageKeys } from "./gestures/page-keys.ts";
import { reveal } from "./gestures/view-gestures.ts";
import { onHostMessage, post, saveState } from "./host.ts";
import { copyToClipboard } from "./picture-clipboard.ts";
import { keptComparison } from "./state/comparison.ts";
import { showNotice } from "./state/notices.ts";
import {
  comparison,
  engine,
  isFitted,
  options,
  pictures,
  preview,
  rendering,
  selected,
  sketch,
  transform,
} from "./state/preview-store.ts";
import { followCursor } from "./state/selection.ts";
import { strings } from "./strings.ts";
import "./style/page.css";
import "./style/controls.css";
import "./style/canvas.css";
import "./style/regions.css";
import "./style/gestures.css";
import "./style/rows.css";
import type { HostMessage } from "../../src/preview/webview-protocol.ts";

function hear(message: HostMessage): void {
  switch (message.type) {
    case "preview":
      preview.value = message.state;
      hearDocument(message.state.documentVersion);
      break;
    case "rendering":
      rendering.value = message.rendering;
      break;
    case "sketch":
      sketch.value = message.dataUri;
      break;
    case "pictures":
      comparison.value = keptComparison(comparison.peek(), pictures.peek(), message.pictures);
      pictures.value = message.pictures;
      break;
    case "engine":
      engine.value = message.engine;
      break;
    case "cursor":
      if (followCursor(message.region) && message.region !== null) {
        const cell = currentCell(message.region);
        if (cell !== null) reveal(cell);
      }
      break;
    case "edited":
      hearEdited(message.id, message.result);
      break;
    case "described":
      hearDescribed(message.id, message.result);
      break;
    case "pictureBytes":
      copyToClipboard(message.uri, message.bytes);
      break;
    case "notice":
      showNotice(
        message.text,
        message.canUndo
          ? {
              label: strings.undo,
              run: () => {
                post({ type: "undo" });
              },
            }
          : null,
      );
      break;
  }
}

effect(() => {
  saveState({
    target: preview.value?.target ?? null,
    options: options.value,
    transform: isFitted.value ? null : transform.value,
    selected: selected.value,
  });
});

onHostMessage(hear);
attachPageKeys();
render(<App />, document.getElementById("ragl-preview")!);
post({ type: "ready" });
