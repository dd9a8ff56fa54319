/** Keys that work anywhere in the page, where no control has taken them. */

import { showKeys } from "../components/keys-help.tsx";
import { post } from "../host.ts";
import { hideNotice, notice } from "../state/notices.ts";
import { comparison, isDrawing, options, pictures } from "../state/preview-store.ts";
import { lastTwo } from "../state/comparison.ts";
import { deselect } from "../state/selection.ts";
import { cancelKeys, drawByKey, proposeRegion } from "./keyboard-gestures.ts";
import { startDrawing, stopDrawing } from "./layout-edits.ts";
import { cancelDrag } from "./pointer-gestures.ts";
import { fitView, panBy, showActualSize, zoomIn, zoomOut } from "./view-gestures.ts";

const toggle = (layer: "boxes" | "picture" | "grid"): void => {
  options.value = { ...options.value, [layer]: !options.value[layer] };
};

export function toggleComparison(): void {
  comparison.value = comparison.value === null ? lastTwo(pictures.peek()) : null;
}

const PLAIN_KEYS: Readonly<Record<string, () => void>> = {
  r: () => {
    startDrawing();
    if (isDrawing.peek()) proposeRegion();
  },
  b: () => {
    toggle("boxes");
  },
  p: () => {
    toggle("picture");
  },
  g: () => {
    toggle("grid");
  },
  c: toggleComparison,
  f: fitView,
  "1": showActualSize,
  "+": zoomIn,
  "=": zoomIn,
  "-": zoomOut,
  "?": showKeys,
};

/** CSS pixels that an arrow key moves the canvas by, where no box or control has the focus. */
const PAN = 60;

function panning({ key, target }: KeyboardEvent): (() => void) | undefined {
  if (target !== document.body) return undefined;
  const way = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] }[key];
  if (way === undefined) return undefined;
  const [across = 0, down = 0] = way;
  return () => {
    panBy(across, down);
  };
}

/** Innermost first: a drag, keys not yet written, drawing, a message, the comparison, the selection. */
function escape(): void {
  if (cancelDrag()) return;
  if (isDrawing.peek()) stopDrawing();
  else if (cancelKeys()) return;
  else if (notice.peek() !== null) hideNotice();
  else if (comparison.peek() !== null) comparison.value = null;
  else deselect();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("select, input, textarea");
}

function takeKey(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    // The document's own undo: the page has no text that could be undone.
    if (key === "z" && !event.altKey) post({ type: event.shiftKey ? "redo" : "undo" });
    else if (key === "y" && !event.altKey && !event.shiftKey) post({ type: "redo" });
    else return false;
    return true;
  }
  if (event.key === "Escape") {
    escape();
    return true;
  }
  if (isTyping(event.target) || event.altKey) return drawByKey(event);
  if (drawByKey(event)) return true;
  const run = PLAIN_KEYS[key] ?? panning(event);
  if (run === undefined) return false;
  run();
  return true;
}

export function attachPageKeys(): void {
  window.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") !== null) return;
    if (takeKey(event)) event.preventDefault();
  });
}
