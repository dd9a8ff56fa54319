/** The middle of the page: the picture with the boxes over it, panned and zoomed. */

import { useSignalEffect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { attachDrawing, attachPointerGestures } from "../gestures/pointer-gestures.ts";
import { attachView } from "../gestures/view-gestures.ts";
import { boxClick, boxFocus, boxKey, boxMenu } from "../gestures/box-events.ts";
import { writeNow } from "../gestures/keyboard-gestures.ts";
import { gridLineEvery } from "../geometry/token-grid.ts";
import { isDrawing, layout, options, plan, preview, regions, transform } from "../state/preview-store.ts";
import { settleFocus } from "../state/box-focus.ts";
import { strings } from "../strings.ts";
import { Banners } from "./banners.tsx";
import { Dividers } from "./dividers.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Guides } from "./guides.tsx";
import { ComparisonSlider, PictureLayer } from "./picture-layer.tsx";
import { RegionBox } from "./region-box.tsx";
import { SelectionFrame } from "./selection-frame.tsx";

export function Canvas(): VNode {
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => attachView(view.current!), []);
  return (
    <section class="canvas" aria-label={strings.canvas}>
      <div class="view" ref={view}>
        {plan.value !== null && <Stage />}
        {isDrawing.value && <DrawSurface />}
      </div>
      <EmptyState />
      <Banners />
    </section>
  );
}

function Stage(): VNode {
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => attachPointerGestures(stage.current!), []);
  // Written to the element directly: zooming draws no component again.
  useSignalEffect(() => {
    const canvas = plan.value?.canvas;
    const element = stage.current;
    if (canvas === undefined || element === null) return;
    const { scale, x, y } = transform.value;
    element.style.width = `${String(canvas.width * scale)}px`;
    element.style.height = `${String(canvas.height * scale)}px`;
    element.style.transform = `translate(${String(x)}px, ${String(y)}px)`;
    element.classList.toggle("is-magnified", scale * window.devicePixelRatio > 2);
  });
  const isStale = preview.value?.isCurrent === false;
  return (
    <div class={`stage ${isStale ? "is-stale" : ""} ${options.value.boxes ? "" : "hides-boxes"}`} ref={stage}>
      <div class="paper" />
      <PictureLayer />
      <TokenGrid />
      {options.value.boxes && <Boxes />}
      <ComparisonSlider />
      <Guides />
    </div>
  );
}

function Boxes(): VNode {
  const list = regions.value;
  useLayoutEffect(settleFocus, [list]);
  return (
    <div
      class="boxes"
      role="application"
      aria-label={strings.boxes}
      onClick={boxClick}
      onFocusIn={boxFocus}
      onFocusOut={writeNow}
      onKeyDown={boxKey}
      onContextMenu={boxMenu}
    >
      {list.map((region, index) => (
        <RegionBox key={region.name} region={region} place={index + 1} count={list.length} />
      ))}
      <Dividers />
      <SelectionFrame />
    </div>
  );
}

/** Grid lines stand at least so many screen pixels apart. */
const LINES_APART = 6;

function TokenGrid(): VNode | null {
  const tokenPixels = layout.value?.tokenPixels ?? null;
  return options.value.grid && tokenPixels !== null ? <GridLines tokenPixels={tokenPixels} /> : null;
}

function GridLines({ tokenPixels }: { readonly tokenPixels: number }): VNode {
  const token = tokenPixels * transform.value.scale;
  const apart = `${String(token * gridLineEvery(token, LINES_APART))}px`;
  return <div class="token-grid" style={{ backgroundSize: `${apart} ${apart}` }} />;
}

function DrawSurface(): VNode {
  const surface = useRef<HTMLDivElement>(null);
  useEffect(() => attachDrawing(surface.current!), []);
  return (
    <div class="draw-surface" ref={surface} data-gesture>
      <span class="draw-hint">{strings.drawHint}</span>
    </div>
  );
}
