/** One region over the picture: its cell, its bind box, its name and the first words of its prompt. */

import { useComputed } from "@preact/signals";
import type { FractionRect, RegionPlan } from "@ragl/grammar/plan";
import type { CSSProperties, VNode } from "preact";
import { memo } from "preact/compat";
import { carried, sameRect } from "../geometry/rects.ts";
import { firstWords, percent } from "../geometry/place-text.ts";
import { layouts, selected, slots, stacked } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";
import { useShownCell } from "./use-shown.ts";

const LONGEST_PROMPT = 60;

interface RegionBoxProps {
  readonly region: RegionPlan;
  /** Place in the stack, from 1. */
  readonly place: number;
  readonly count: number;
}

/** Places an element over the canvas, whatever the zoom. */
export function canvasPlace(rect: FractionRect): CSSProperties {
  const share = (value: number): string => `${String(value * 100)}%`;
  return { left: share(rect.x), top: share(rect.y), width: share(rect.width), height: share(rect.height) };
}

/** A box inside another's element. */
function innerPlace(inner: FractionRect, outer: FractionRect): CSSProperties {
  return canvasPlace({
    x: (inner.x - outer.x) / outer.width,
    y: (inner.y - outer.y) / outer.height,
    width: inner.width / outer.width,
    height: inner.height / outer.height,
  });
}

function boxName({ region, place, count }: RegionBoxProps, cell: FractionRect): string {
  return fill(
    strings.boxName,
    region.name,
    firstWords(region.prompt, LONGEST_PROMPT),
    percent(cell.x),
    percent(cell.y),
    percent(cell.width),
    percent(cell.height),
    place,
    count,
  );
}

function Box(props: RegionBoxProps): VNode {
  const { region, place } = props;
  const { name } = region;
  const shown = useShownCell(name);
  const isSelected = useComputed(() => selected.value === name);
  const slot = useComputed(() => slots.value.get(name) ?? 0);
  const isStacked = useComputed(() => stacked.value.has(name));
  const isFree = useComputed(() => layouts.value.get(name)?.fixedBecause === null);

  const cell = shown.value;
  const bindBox = region.bind === 0 ? null : carried(region.box, region.cell, cell);
  const classes = [
    "region",
    `slot-${String(slot.value)}`,
    region.shape === "ellipse" ? "is-ellipse" : "",
    isSelected.value ? "is-selected" : "",
    isFree.value ? "is-free" : "",
  ];
  return (
    <div
      class={classes.join(" ")}
      style={canvasPlace(cell)}
      data-region={name}
      data-gesture
      role="button"
      tabIndex={0}
      aria-pressed={isSelected.value}
    >
      <span class="for-screen-readers">{boxName(props, cell)}</span>
      {bindBox !== null && !sameRect(region.box, region.cell) && (
        <div class="bind-box" style={innerPlace(bindBox, cell)} />
      )}
      <div class="region-label" aria-hidden="true">
        <span class="region-name">{name}</span>
        <span class="region-prompt">{firstWords(region.prompt, LONGEST_PROMPT)}</span>
      </div>
      {isStacked.value && (
        <span class="layer-badge" aria-hidden="true" title={fill(strings.layerBadge, place)}>
          {place}
        </span>
      )}
    </div>
  );
}

/** Plans are built anew on every keystroke; a box is drawn again only where its region says something else. */
export const RegionBox = memo(
  Box,
  (before, after) =>
    before.place === after.place &&
    before.count === after.count &&
    before.region.name === after.region.name &&
    before.region.prompt === after.region.prompt &&
    before.region.shape === after.region.shape &&
    (before.region.bind === 0) === (after.region.bind === 0) &&
    sameRect(before.region.cell, after.region.cell) &&
    sameRect(before.region.box, after.region.box),
);
