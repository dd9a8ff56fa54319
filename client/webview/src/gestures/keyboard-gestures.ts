/**
 * The layout by keys. Presses that follow each other closely are one gesture, and so one edit and one step of undo:
 * it is written when the keys rest, or when the focus leaves.
 */

import { resized, moved, type Edges, type Point } from "../geometry/rects.ts";
import { pixelStep } from "../geometry/token-grid.ts";
import { isDrawing, plan, step } from "../state/preview-store.ts";
import { shownDivider } from "./gesture.ts";
import {
  cancelGesture,
  canPlace,
  commitGesture,
  currentCell,
  gesture,
  requestEdit,
  underway,
  updateGesture,
} from "./layout-edits.ts";

/** How long keys rest before their gesture is written. */
const REST_MILLISECONDS = 500;

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const FAR_EDGES: Edges = { left: false, right: true, top: false, bottom: true };

type Keys = Pick<KeyboardEvent, "key" | "altKey" | "shiftKey">;

let rest: ReturnType<typeof setTimeout> | undefined;

function writeWhenKeysRest(): void {
  clearTimeout(rest);
  rest = setTimeout(writeNow, REST_MILLISECONDS);
}

/** Writes the gesture that keys have made, if there is one. */
export function writeNow(): void {
  clearTimeout(rest);
  const kind = gesture.peek()?.kind;
  if (kind === "place" || kind === "divide") commitGesture();
}

/** Takes back what keys have done and not yet written. Returns whether there was something. */
export function cancelKeys(): boolean {
  clearTimeout(rest);
  if (gesture.peek() === null) return false;
  cancelGesture();
  return true;
}

/** The way that an arrow key asks for: a token, or a pixel with Alt. Null for other keys. */
function arrowWay({ key, altKey }: Keys): Point | null {
  const direction = DIRECTIONS[key];
  const canvas = plan.peek()?.canvas;
  if (direction === undefined || canvas === undefined) return null;
  const unit = altKey ? pixelStep(canvas) : step.peek();
  return { x: direction.x * unit.x, y: direction.y * unit.y };
}

/** Moves a region by an arrow key, or resizes it with Shift. Returns whether the key was one. */
export function placeByKey(region: string, keys: Keys): boolean {
  const way = arrowWay(keys);
  if (way === null) return false;
  if (!canPlace(region)) return true;
  const cell = currentCell(region);
  if (cell === null) return true;
  const going = gesture.peek();
  const before = going?.kind === "place" && going.region === region ? going.before : cell;
  const placed = keys.shiftKey ? resized(cell, FAR_EDGES, way, smallest()) : moved(cell, way);
  updateGesture({ kind: "place", region, before, cell: placed, guides: [] });
  writeWhenKeysRest();
  return true;
}

/** Moves a divider by an arrow key along its container. Returns whether the key was one. */
export function divideByKey(
  container: { readonly id: string; readonly kind: "row" | "column" },
  divider: { readonly index: number; readonly position: number },
  keys: Keys,
): boolean {
  const way = arrowWay(keys);
  const along = way === null ? 0 : container.kind === "row" ? way.x : way.y;
  if (along === 0) return false;
  const going = gesture.peek();
  const now = shownDivider(container.id, divider.index, divider.position, underway.peek());
  updateGesture({
    kind: "divide",
    container: container.id,
    index: divider.index,
    before: going?.kind === "divide" ? going.before : now,
    position: now + along,
    guides: [],
  });
  writeWhenKeysRest();
  return true;
}

/** About a third of the canvas, in its middle, in whole tokens: where a region begins that is drawn by keys. */
export function proposeRegion(): void {
  const { x, y } = step.peek();
  const third = (unit: number): number => Math.max(1, Math.round(1 / 3 / unit)) * unit;
  const cell = { x: third(x), y: third(y), width: third(x), height: third(y) };
  updateGesture({ kind: "draw", cell, guides: [] });
}

/** Moves or resizes the region that is being drawn, adds it, or gives up. Returns whether the key did something. */
export function drawByKey(keys: Keys): boolean {
  if (!isDrawing.peek()) return false;
  const going = gesture.peek();
  if (keys.key === "Enter") {
    const cell = going?.kind === "draw" ? going.cell : null;
    cancelGesture();
    isDrawing.value = false;
    if (cell !== null) requestEdit({ kind: "add", cell });
    return true;
  }
  const way = arrowWay(keys);
  if (way === null) return false;
  if (going?.kind !== "draw") {
    proposeRegion();
    return true;
  }
  const cell = keys.shiftKey ? resized(going.cell, FAR_EDGES, way, smallest()) : moved(going.cell, way);
  updateGesture({ kind: "draw", cell, guides: [] });
  return true;
}

function smallest(): Point {
  return step.peek();
}
