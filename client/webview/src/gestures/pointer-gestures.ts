/** Dragging with mouse, pen and finger: boxes, their handles, dividers, new regions and the comparison's slider. */

import interact from "interactjs";
import type { DragEvent } from "@interactjs/types";
import type { FractionRect } from "@ragl/grammar/plan";
import { moved, resized, spanned, type Axis, type Edges, type Point } from "../geometry/rects.ts";
import { snapLines, snapMove, snapPosition, snapResize, type Snapping } from "../geometry/snapping.ts";
import { pixelStep } from "../geometry/token-grid.ts";
import { toCanvas } from "../geometry/view-transform.ts";
import {
  comparison,
  containers,
  isDrawing,
  plan,
  regions,
  selected,
  step,
  transform,
} from "../state/preview-store.ts";
import { selectRegion } from "../state/selection.ts";
import {
  canPlace,
  cancelGesture,
  commitGesture,
  currentCell,
  gesture,
  stopDrawing,
  updateGesture,
} from "./layout-edits.ts";
import { isPanning } from "./view-gestures.ts";

/** Screen pixels that a pointer may tremble before a click becomes a drag. */
const CLICK_TOLERANCE = 3;
/** Screen pixels from which a line draws an edge to itself. */
const SNAP_REACH = 6;
/** A bit mask, as `PointerEvent.buttons`. */
const LEFT_BUTTON = 1;
/** No line is near enough: edges fall to the pixel grid alone. */
const NO_LINES = { x: [], y: [] };

interact.pointerMoveTolerance(CLICK_TOLERANCE);

/** Ends the drag that goes on, so that the rest of the pointer's way does nothing. */
let stopInteraction: (() => void) | null = null;

/** Puts everything back where the drag that goes on began. Returns whether there was one. */
export function cancelDrag(): boolean {
  if (stopInteraction === null) return false;
  cancelGesture();
  stopInteraction();
  stopInteraction = null;
  return true;
}

function screenToCanvas(pixels: Point): Point {
  const { width, height } = plan.peek()?.canvas ?? { width: 1, height: 1 };
  const { scale } = transform.peek();
  return { x: pixels.x / (width * scale), y: pixels.y / (height * scale) };
}

/** With Alt held, edges follow the pointer to the pixel. */
function snappingOf(event: { readonly altKey: boolean }, except: string | null): Snapping {
  const canvas = plan.peek()?.canvas ?? { width: 1, height: 1 };
  if (event.altKey) return { lines: NO_LINES, reach: { x: 0, y: 0 }, step: pixelStep(canvas) };
  const others = regions.peek().filter(({ name }) => name !== except);
  return {
    lines: snapLines(others.map(({ cell }) => cell)),
    reach: screenToCanvas({ x: SNAP_REACH, y: SNAP_REACH }),
    step: step.peek(),
  };
}

function travelled(event: DragEvent): Point {
  return screenToCanvas({ x: event.clientX - event.clientX0, y: event.clientY - event.clientY0 });
}

/** A drag whose `start` gives what each move needs, or null where there is nothing to drag. */
function drag<Start>(
  selector: string,
  context: HTMLElement,
  start: (event: DragEvent) => Start | null,
  move: (event: DragEvent, start: Start) => void,
  end: () => void = commitGesture,
): void {
  let started: Start | null = null;
  interact(selector, { context }).draggable({
    cursorChecker: () => "",
    mouseButtons: LEFT_BUTTON,
    listeners: {
      start(event: DragEvent) {
        started = start(event);
        if (started === null) {
          event.interaction.stop();
          return;
        }
        stopInteraction = (): void => {
          started = null;
          event.interaction.stop();
        };
      },
      move(event: DragEvent) {
        if (started !== null) move(event, started);
      },
      end() {
        if (started !== null) end();
        started = null;
        stopInteraction = null;
      },
    },
  });
}

interface PlaceStart {
  readonly region: string;
  readonly cell: FractionRect;
}

function startPlace(region: string | null | undefined): PlaceStart | null {
  if (region === null || region === undefined || isPanning()) return null;
  if (!canPlace(region)) return null;
  selectRegion(region);
  const cell = currentCell(region);
  return cell === null ? null : { region, cell };
}

function moveTo(event: DragEvent, { region, cell }: PlaceStart): void {
  const snapped = snapMove(moved(cell, travelled(event)), snappingOf(event, region));
  updateGesture({ kind: "place", region, before: cell, cell: snapped.rect, guides: snapped.guides });
}

function edgesOf(element: HTMLElement): Edges {
  const edges = element.dataset["edges"] ?? "";
  return {
    left: edges.includes("left"),
    right: edges.includes("right"),
    top: edges.includes("top"),
    bottom: edges.includes("bottom"),
  };
}

/** Lets everything in `stage` be dragged. */
export function attachPointerGestures(stage: HTMLElement): () => void {
  const targetOf = (event: DragEvent): HTMLElement => event.target as HTMLElement;

  drag(".region", stage, (event) => startPlace(targetOf(event).dataset["region"]), moveTo);
  drag(".selection-grip", stage, () => startPlace(selected.peek()), moveTo);

  drag(
    ".handle",
    stage,
    (event) => {
      const place = startPlace(selected.peek());
      return place === null ? null : { ...place, edges: edgesOf(targetOf(event)) };
    },
    (event, { region, cell, edges }) => {
      const snapping = snappingOf(event, region);
      const { rect, guides } = snapResize(
        resized(cell, edges, travelled(event), snapping.step),
        edges,
        snapping,
      );
      updateGesture({ kind: "place", region, before: cell, cell: rect, guides });
    },
  );

  drag(
    ".divider",
    stage,
    (event) => {
      const { container: id, index } = targetOf(event).dataset;
      const container = containers.peek().find((each) => each.id === id);
      const divider = container?.dividers.find((each) => each.index === Number(index));
      return container === undefined || divider === undefined ? null : { container, divider };
    },
    (event, { container, divider }) => {
      const axis: Axis = container.kind === "row" ? "x" : "y";
      const snapped = snapPosition(divider.position + travelled(event)[axis], axis, snappingOf(event, null));
      updateGesture({
        kind: "divide",
        container: container.id,
        index: divider.index,
        before: divider.position,
        position: snapped.position,
        guides: snapped.guides,
      });
    },
  );

  drag(
    ".comparison-handle",
    stage,
    () => comparison.peek(),
    (event, start) => {
      const at = Math.min(1, Math.max(0, start.at + travelled(event).x));
      comparison.value = { ...start, at };
    },
    () => undefined,
  );

  return () => {
    for (const selector of [".region", ".selection-grip", ".handle", ".divider", ".comparison-handle"]) {
      interact(selector, { context: stage }).unset();
    }
  };
}

/** Lets a new region be drawn over `surface`, which lies over the whole view. */
export function attachDrawing(surface: HTMLElement): () => void {
  const corner = (event: DragEvent, x: number, y: number): Point => {
    const bounds = surface.getBoundingClientRect();
    const canvas = plan.peek()?.canvas ?? { width: 1, height: 1 };
    const at = toCanvas({ x: x - bounds.left, y: y - bounds.top }, transform.peek(), canvas);
    const snapping = snappingOf(event, null);
    return {
      x: snapPosition(at.x, "x", snapping).position,
      y: snapPosition(at.y, "y", snapping).position,
    };
  };
  interact(surface).draggable({
    cursorChecker: () => "crosshair",
    mouseButtons: LEFT_BUTTON,
    listeners: {
      move(event: DragEvent) {
        const from = corner(event, event.clientX0, event.clientY0);
        const to = corner(event, event.clientX, event.clientY);
        const edges = {
          left: to.x < from.x,
          right: to.x >= from.x,
          top: to.y < from.y,
          bottom: to.y >= from.y,
        };
        const { rect, guides } = snapResize(spanned(from, to, step.peek()), edges, snappingOf(event, null));
        updateGesture({ kind: "draw", cell: rect, guides });
      },
      end() {
        const isDrawn = gesture.peek()?.kind === "draw" && isDrawing.peek();
        if (isDrawn) commitGesture();
        stopDrawing();
      },
    },
  });
  return () => {
    interact(surface).unset();
  };
}
