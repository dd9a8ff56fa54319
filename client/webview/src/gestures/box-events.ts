/** What clicks, focus, keys and the context menu do to the box under them: one listener of each kind for all boxes. */

import { showMenu, type MenuItem } from "../components/menu.tsx";
import { toCanvas } from "../geometry/view-transform.ts";
import { post } from "../host.ts";
import { boxElement } from "../state/box-focus.ts";
import { canEdit, isDrawing, layouts, plan, transform } from "../state/preview-store.ts";
import { regionBelow, selectRegion } from "../state/selection.ts";
import { strings } from "../strings.ts";
import { placeByKey } from "./keyboard-gestures.ts";
import { currentCell, deleteRegion, requestEdit } from "./layout-edits.ts";
import { reveal } from "./view-gestures.ts";

function regionOf(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-region]") : null;
  return element?.dataset["region"] ?? null;
}

export function boxFocus(event: FocusEvent): void {
  const region = regionOf(event.target);
  if (region === null) return;
  selectRegion(region);
  const cell = currentCell(region);
  if (cell !== null) reveal(cell);
}

/** With Ctrl or Cmd, what lies below the selected box is selected. */
export function boxClick(event: MouseEvent): void {
  const region = regionOf(event.target);
  if (region === null) return;
  if (event.ctrlKey || event.metaKey) {
    const canvas = plan.peek()?.canvas;
    const view = (event.currentTarget as Element).closest(".view")?.getBoundingClientRect();
    if (canvas === undefined || view === undefined) return;
    const at = toCanvas(
      { x: event.clientX - view.left, y: event.clientY - view.top },
      transform.peek(),
      canvas,
    );
    const below = regionBelow(at.x, at.y);
    if (below !== null) boxElement(below)?.focus();
    return;
  }
  selectRegion(region);
  if (event.detail === 2) goToText(region);
}

function goToText(region: string): void {
  post({ type: "goToRegion", region });
}

/** Deeds of keys on the focused box; keys that none of them takes go on to the page. */
export function boxKey(event: KeyboardEvent): void {
  const region = regionOf(event.target);
  if (region === null || isDrawing.peek() || !takeKey(region, event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function takeKey(region: string, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "d" || event.shiftKey || event.altKey) return false;
    requestEdit({ kind: "duplicate", region });
    return true;
  }
  switch (event.key) {
    case "Enter":
      goToText(region);
      return true;
    case " ":
      selectRegion(region);
      return true;
    case "Delete":
    case "Backspace":
      deleteRegion(region);
      return true;
    case "]":
      requestEdit({ kind: "raise", region });
      return true;
    case "[":
      requestEdit({ kind: "lower", region });
      return true;
    default:
      return placeByKey(region, event);
  }
}

export function boxMenu(event: MouseEvent): void {
  const region = regionOf(event.target);
  if (region === null) return;
  event.preventDefault();
  selectRegion(region);
  boxElement(region)?.focus();
  // The menu key has no place of its own.
  const bounds = (event.target as Element).getBoundingClientRect();
  const at = event.clientX === 0 && event.clientY === 0 ? { x: bounds.left + 12, y: bounds.top + 12 } : null;
  showMenu(region, itemsFor(region), at ?? { x: event.clientX, y: event.clientY });
}

function itemsFor(region: string): readonly MenuItem[] {
  const goTo: MenuItem = {
    label: strings.goToText,
    icon: "go-to-file",
    keys: "Enter",
    run: () => {
      goToText(region);
    },
  };
  const inText = layouts.peek().get(region);
  if (!canEdit.peek() || inText === undefined) return [goTo];
  const edit = (kind: "duplicate" | "raise" | "lower" | "free") => (): void => {
    requestEdit({ kind, region });
  };
  const setFree: readonly MenuItem[] =
    inText.placement === "cell" ? [{ label: strings.setFree, icon: "unlock", run: edit("free") }] : [];
  return [
    goTo,
    "separator",
    { label: strings.duplicate, icon: "files", keys: "Ctrl+D", run: edit("duplicate") },
    { label: strings.raise, icon: "arrow-up", keys: "]", run: edit("raise") },
    { label: strings.lower, icon: "arrow-down", keys: "[", run: edit("lower") },
    ...setFree,
    "separator",
    {
      label: strings.deleteRegion,
      icon: "trash",
      keys: "Delete",
      run: () => {
        deleteRegion(region);
      },
    },
  ];
}
