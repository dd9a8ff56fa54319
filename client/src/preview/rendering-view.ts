/** What a page is told of a render, from the server's events: one state, so that a page that opens late can be told too. */

import type { PictureTarget, RenderEvent } from "@ragl/server/protocol";
import type { Rendering } from "./webview-protocol.ts";

export interface RenderingView {
  readonly rendering: Rendering;
  /** The unfinished picture as a data URI. */
  readonly sketch: string | null;
  /** The render that `rendering` is about; null before the first. */
  readonly render: number | null;
}

export const NOTHING_RENDERING: RenderingView = {
  rendering: { kind: "idle" },
  sketch: null,
  render: null,
};

/** Whether an event is about the picture that a preview shows. `shownScene` stands in for a target that names none. */
export function isAbout(event: RenderEvent, shown: PictureTarget, shownScene: string | null): boolean {
  const { uri, scene, variant } = event.target;
  return uri === shown.uri && scene === (shown.scene ?? shownScene) && variant === shown.variant;
}

/** The view after an event. What ends an older render says nothing once a newer one is under way. */
export function afterRenderEvent(view: RenderingView, { render, event }: RenderEvent): RenderingView {
  if (view.render !== null && render < view.render) return view;
  switch (event.kind) {
    case "queued":
      return { rendering: { kind: "queued" }, sketch: null, render };
    case "progress": {
      const { phase, step, steps, region, fraction, elapsedSeconds, remainingSeconds } = event;
      return {
        rendering: {
          kind: "running",
          phase,
          step,
          steps,
          region,
          fraction,
          elapsedSeconds,
          remainingSeconds,
        },
        sketch: view.render === render ? view.sketch : null,
        render,
      };
    }
    case "sketch":
      return { ...view, sketch: event.dataUri, render };
    case "finished":
      // The sketch stays until the page has the picture itself.
      return { ...view, rendering: { kind: "finished", seconds: event.picture.seconds }, render };
    case "cancelled":
      return { rendering: { kind: "cancelled" }, sketch: null, render };
    case "failed":
      return {
        rendering: { kind: "failed", message: event.message, fix: event.fix },
        sketch: null,
        render,
      };
  }
}
