/** Panning and zooming the canvas: wheel and pinch, the middle button, Space and a drag, the empty canvas. */

import { effect } from "@preact/signals";
import type { FractionRect } from "@ragl/grammar/plan";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from "d3-zoom";
import {
  centred,
  fitted,
  LARGEST_SCALE,
  SMALLEST_SCALE,
  zoomedAt,
  type ViewTransform,
} from "../geometry/view-transform.ts";
import { isFitted, plan, transform } from "../state/preview-store.ts";

const MIDDLE_BUTTON = 1;
const KEY_ZOOM_FACTOR = 1.25;

interface View {
  readonly element: HTMLElement;
  readonly behaviour: ZoomBehavior<HTMLElement, unknown>;
}

let view: View | null = null;
let isSpaceHeld = false;

/** Whether a pointer or wheel event pans or zooms, rather than dragging a box. */
function isForView(event: MouseEvent | WheelEvent | TouchEvent): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if ("touches" in event) return event.touches.length > 1 || isEmptyPlace(event.target);
  if (event.type === "dblclick") return false;
  return (
    event.button === MIDDLE_BUTTON || (event.button === 0 && (isSpaceHeld || isEmptyPlace(event.target)))
  );
}

function isEmptyPlace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-gesture]") === null;
}

/** Whether the next drag moves the canvas, whatever lies under the pointer. */
export const isPanning = (): boolean => isSpaceHeld;

/** Makes `element` pan and zoom. Returns what undoes it. */
export function attachView(element: HTMLElement): () => void {
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([SMALLEST_SCALE, LARGEST_SCALE])
    .filter(isForView)
    .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => {
      const { k, x, y } = event.transform;
      transform.value = { scale: k, x, y };
      // Null: the transform was set by this page, not by the person's hand.
      if (event.sourceEvent !== null) isFitted.value = false;
    });
  const selection = select(element);
  selection.call(behaviour).on("dblclick.zoom", null);
  view = { element, behaviour };
  put(transform.peek());

  const pan = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { scale } = transform.peek();
    const [across, down] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
    isFitted.value = false;
    behaviour.translateBy(selection, -across / scale, -down / scale);
  };
  const followSpace = (event: KeyboardEvent): void => {
    if (event.code !== "Space") return;
    isSpaceHeld = event.type === "keydown";
    element.classList.toggle("is-panning", isSpaceHeld);
  };
  const forgetSpace = (): void => {
    isSpaceHeld = false;
    element.classList.remove("is-panning");
  };
  element.addEventListener("wheel", pan, { passive: false });
  window.addEventListener("keydown", followSpace);
  window.addEventListener("keyup", followSpace);
  window.addEventListener("blur", forgetSpace);

  const resize = new ResizeObserver(refit);
  resize.observe(element);
  const stopFitting = effect(() => {
    const size = plan.value?.canvas;
    if (isFitted.value && size !== undefined) refit();
  });
  return () => {
    resize.disconnect();
    stopFitting();
    selection.on(".zoom", null);
    element.removeEventListener("wheel", pan);
    window.removeEventListener("keydown", followSpace);
    window.removeEventListener("keyup", followSpace);
    window.removeEventListener("blur", forgetSpace);
    view = null;
  };
}

function put(next: ViewTransform): void {
  if (view === null) return;
  const { element, behaviour } = view;
  select(element).call(behaviour.transform, zoomIdentity.translate(next.x, next.y).scale(next.scale));
}

function refit(): void {
  const canvas = plan.peek()?.canvas;
  if (view === null || canvas === undefined || !isFitted.peek()) return;
  const { clientWidth: width, clientHeight: height } = view.element;
  if (width > 0 && height > 0) put(fitted(canvas, { width, height }));
}

/** Shows the whole canvas, now and when the page changes its size. */
export function fitView(): void {
  isFitted.value = true;
  refit();
}

/** One canvas pixel on one CSS pixel. */
export function showActualSize(): void {
  const canvas = plan.peek()?.canvas;
  if (view === null || canvas === undefined) return;
  isFitted.value = false;
  const { clientWidth: width, clientHeight: height } = view.element;
  put(centred(canvas, { width, height }, 1));
}

export function zoomIn(): void {
  zoomAtMiddle(KEY_ZOOM_FACTOR);
}

export function zoomOut(): void {
  zoomAtMiddle(1 / KEY_ZOOM_FACTOR);
}

/** Moves the canvas by so many CSS pixels. */
export function panBy(across: number, down: number): void {
  isFitted.value = false;
  const { scale, x, y } = transform.peek();
  put({ scale, x: x + across, y: y + down });
}

/** Moves the canvas until the middle of `cell` can be seen; what is in view already stays where it is. */
export function reveal(cell: FractionRect): void {
  const canvas = plan.peek()?.canvas;
  if (view === null || canvas === undefined) return;
  const { scale, x, y } = transform.peek();
  const middle = {
    x: x + (cell.x + cell.width / 2) * canvas.width * scale,
    y: y + (cell.y + cell.height / 2) * canvas.height * scale,
  };
  const { clientWidth: width, clientHeight: height } = view.element;
  const across = outside(middle.x, width);
  const down = outside(middle.y, height);
  if (across !== 0 || down !== 0) panBy(across, down);
}

/** How far a place must move to be inside the view: to its middle, where it is outside. */
function outside(place: number, extent: number): number {
  return place >= 0 && place <= extent ? 0 : extent / 2 - place;
}

function zoomAtMiddle(factor: number): void {
  if (view === null) return;
  isFitted.value = false;
  const middle = { x: view.element.clientWidth / 2, y: view.element.clientHeight / 2 };
  put(zoomedAt(transform.peek(), factor, middle));
}
