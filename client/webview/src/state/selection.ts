/** Which region is selected, here and in the text: each side follows the other without taking the focus. */

import { post } from "../host.ts";
import { regions, selected } from "./preview-store.ts";

/** Selects a region in the page and moves the text's cursor to it. */
export function selectRegion(name: string): void {
  if (selected.peek() === name) return;
  selected.value = name;
  post({ type: "select", region: name });
}

export function deselect(): void {
  selected.value = null;
}

/** The text's cursor moved into a region, or out of all. Returns whether that changed the selection. */
export function followCursor(name: string | null): boolean {
  if (selected.peek() === name) return false;
  selected.value = name;
  return true;
}

/** The next region below the topmost that covers a point, for clicks that ask for what is hidden. */
export function regionBelow(x: number, y: number): string | null {
  const covering = regions
    .peek()
    .filter(({ cell }) => x >= cell.x && x <= cell.x + cell.width && y >= cell.y && y <= cell.y + cell.height)
    .map(({ name }) => name)
    .reverse();
  if (covering.length === 0) return null;
  const current = covering.indexOf(selected.peek() ?? "");
  return covering[(current + 1) % covering.length] ?? null;
}
