/** The one gesture that goes on, what it would write, and the edits that are on their way to the text. */

import { computed, signal } from "@preact/signals";
import type { FractionRect } from "@ragl/grammar/plan";
import type { DescribeLayoutEditResult, EditLayoutResult, LayoutEdit } from "@ragl/server/protocol";
import { post } from "../host.ts";
import { announce, showNotice } from "../state/notices.ts";
import {
  canEdit,
  containers,
  isDrawing,
  layouts,
  preview,
  regions,
  selected,
} from "../state/preview-store.ts";
import { wantFocus } from "../state/box-focus.ts";
import { fill, strings } from "../strings.ts";
import { createEditDescriber } from "./edit-describer.ts";
import { createEditQueue } from "./edit-queue.ts";
import { editOf, shownCell, type Gesture, type Underway } from "./gesture.ts";

export const gesture = signal<Gesture | null>(null);
export const pending = signal<readonly LayoutEdit[]>([]);
/** Both: what boxes and dividers are shown with. */
export const underway = computed((): Underway => ({ gesture: gesture.value, pending: pending.value }));
/** What the gesture would write; null until the server has said it. */
export const described = signal<DescribeLayoutEditResult | null>(null);

/** What the last gesture wrote, for screen readers. */
let lastWritten = "";

const queue = createEditQueue({
  send: (id, documentVersion, edit) => {
    post({ type: "edit", id, documentVersion, edit });
  },
  applied: (region) => {
    if (region !== null && region !== selected.peek()) {
      selected.value = region;
      wantFocus({ region, onceGone: null });
    }
    announce(`${strings.textChanged} ${lastWritten}`);
    lastWritten = "";
  },
  refused: showNotice,
  pendingChanged: (edits) => {
    pending.value = edits;
  },
});

const describer = createEditDescriber(
  (id, edit) => {
    post({ type: "describe", id, documentVersion: preview.value?.documentVersion ?? 0, edit });
  },
  (result) => {
    described.value = result;
  },
);

export const hearEdited = (id: number, result: EditLayoutResult): void => {
  queue.answer(id, result);
};
export const hearDescribed = (id: number, result: DescribeLayoutEditResult): void => {
  describer.answer(id, result);
};
export const hearDocument = (documentVersion: number): void => {
  queue.documentChanged(documentVersion);
};

export function updateGesture(next: Gesture): void {
  gesture.value = next;
  const edit = editOf(next);
  if (edit !== null) describer.ask(edit);
}

/** Ends the gesture and writes what it did. */
export function commitGesture(): void {
  const ended = gesture.peek();
  const said = described.peek();
  lastWritten = said?.applies === true ? said.text : "";
  gesture.value = null;
  describer.stop();
  const edit = ended === null ? null : editOf(ended);
  if (edit !== null) requestEdit(edit);
}

/** Ends the gesture with everything where it was. */
export function cancelGesture(): void {
  gesture.value = null;
  describer.stop();
}

function askToMendText(): void {
  showNotice(strings.mendTextFirst, {
    label: strings.goToProblem,
    run: () => {
      post({ type: "goToProblem" });
    },
  });
}

/** Sends an edit, or says why there can be none now. */
export function requestEdit(edit: LayoutEdit): void {
  if (!canEdit.peek()) {
    askToMendText();
    return;
  }
  queue.request(edit);
}

/** Where a region's cell is shown now; null where the scene has no such region. */
export function currentCell(name: string): FractionRect | null {
  const region = regions.peek().find((each) => each.name === name);
  if (region === undefined) return null;
  const isHeld = layouts.peek().get(name)?.placement === "cell";
  return shownCell({ name, cell: region.cell, isHeld }, underway.peek(), containers.peek());
}

/** Whether a region can be moved and resized; where not, says so and offers what can be done. */
export function canPlace(name: string): boolean {
  if (!canEdit.peek()) {
    askToMendText();
    return false;
  }
  const region = layouts.peek().get(name);
  if (region === undefined || region.fixedBecause === null) return region !== undefined;
  const setFree = {
    label: strings.setFree,
    run: (): void => {
      requestEdit({ kind: "free", region: name });
    },
  };
  showNotice(region.fixedBecause, region.placement === "cell" ? setFree : null);
  return false;
}

/** Deletes a region; the focus goes to the one above it in the stack, or to the one below the topmost. */
export function deleteRegion(region: string): void {
  const names = regions.peek().map(({ name }) => name);
  const index = names.indexOf(region);
  const next = names[index + 1] ?? names[index - 1];
  if (next !== undefined) wantFocus({ region: next, onceGone: region });
  requestEdit({ kind: "delete", region });
  announce(fill(strings.deleting, region));
}

export function startDrawing(): void {
  if (!canEdit.peek()) {
    askToMendText();
    return;
  }
  isDrawing.value = true;
  announce(strings.drawingStarted);
}

export function stopDrawing(): void {
  cancelGesture();
  isDrawing.value = false;
}
