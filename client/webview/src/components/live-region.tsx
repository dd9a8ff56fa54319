/** What screen readers are told without looking: edits, refusals, and the render at a few moments of its way. */

import { useSignal, useSignalEffect } from "@preact/signals";
import type { VNode } from "preact";
import type { Rendering } from "../../../src/preview/webview-protocol.ts";
import { announce, announcement } from "../state/notices.ts";
import { preview, rendering } from "../state/preview-store.ts";
import { counted, fill, strings } from "../strings.ts";
import { seconds } from "./progress-row.tsx";

const QUARTERS = 4;

export function LiveRegion(): VNode {
  const said = useSignal("");
  useSignalEffect(() => {
    const text = renderMilestone(rendering.value);
    if (text === said.peek()) return;
    said.value = text;
    if (text !== "") announce(text);
  });
  useSignalEffect(() => {
    const state = preview.value;
    if (state !== null && !state.isCurrent && state.plan !== null) {
      announce(
        `${counted(state.problems.errors, strings.oneProblem, strings.manyProblems)} ${strings.staleBoxes}`,
      );
    }
  });
  return (
    <div class="for-screen-readers" role="status" aria-live="polite">
      {announcement.value}
    </div>
  );
}

/** Progress is told in quarters: every step would be chatter. */
function renderMilestone(now: Rendering): string {
  switch (now.kind) {
    case "idle":
      return "";
    case "queued":
      return strings.queued;
    case "running": {
      const quarter = Math.floor(now.fraction * QUARTERS);
      return quarter === 0 ? strings.renderStarted : fill(strings.renderProgress, (quarter * 100) / QUARTERS);
    }
    case "finished":
      return fill(strings.finished, seconds(now.seconds));
    case "cancelled":
      return strings.cancelled;
    case "failed":
      return `${strings.failed} ${now.message}`;
  }
}
