/** Moves the line between two shares of a container: their weights change, and keep their sum. */

import { toNumber, type Area, type Setting, type TextEdit } from "@ragl/grammar";
import { dividerPosition, divisionsOf, type Division } from "../dividers.ts";
import type { PictureAreas } from "../picture-areas.ts";
import { TOLERANCE_PX } from "./length-text.ts";
import { refuse, type EditedPicture, type PlannedEdit, type RefusedEdit } from "./planned-edit.ts";
import { addProperty, placeOfProperty } from "./property-place.ts";
import { splitWeight, type WeightPair } from "./weight-text.ts";
import { rewriteItems, writtenItems } from "./written-items.ts";

const LEAST_SHARE_PX = 1;

export function moveDivider(
  container: string,
  index: number,
  position: number,
  picture: EditedPicture,
): PlannedEdit | RefusedEdit {
  const { areas } = picture;
  const division = divisionsOf(areas).find(({ id }) => id === container);
  if (division?.spans[index + 1] === undefined) return refuse("This divider is not there any more.");

  const { canvas } = areas.picture;
  const canvasPx = division.kind === "row" ? canvas.width : canvas.height;
  const shares = sharesAt(division, index, position);
  if (Math.min(...shares) * canvasPx < LEAST_SHARE_PX) {
    return refuse(`There is no more room on that side of the divider.`);
  }
  const pairPx = (shares[0] + shares[1]) * canvasPx;
  const write = (first: number, second: number): WeightPair =>
    splitWeight(first, second, shares[0] / (shares[0] + shares[1]), TOLERANCE_PX / pairPx);
  const { edits, summary } =
    division.shares.of === "children"
      ? weighChildren(division.shares.children, index, write, picture)
      : weighLines(division, index, write, picture);
  return {
    label: `Move divider of ${division.placed.node.layout}`,
    edits,
    summary,
    region: null,
    isDone: (after) =>
      Math.abs(positionIn(after, container, index) - position) * canvasPx <= TOLERANCE_PX * 1.01,
  };
}

/** The extents on either side of the divider when it lies at `position`. */
function sharesAt({ spans }: Division, index: number, position: number): [number, number] {
  const [first, second] = [spans[index]!, spans[index + 1]!];
  const halfGap = (second.start - first.end) / 2;
  return [position - halfGap - first.start, second.end - position - halfGap];
}

type WritePair = (first: number, second: number) => WeightPair;
type Writing = Pick<PlannedEdit, "edits" | "summary">;

function weighChildren(
  children: readonly Area[],
  index: number,
  write: WritePair,
  { text, areas }: EditedPicture,
): Writing {
  const pair = [children[index]!, children[index + 1]!] as const;
  const texts = write(areas.weightOf(pair[0]), areas.weightOf(pair[1]));
  const edits = pair.flatMap((area, side): TextEdit[] => {
    const weight = texts[side]!;
    const { own, setting, block } = placeOfProperty(area, "weight", areas);
    if (own !== null) return rewriteChanged(setting!, weight, areas);
    if (setting === undefined && Number(weight) === 1) return [];
    return addProperty(block, "weight", weight, text);
  });
  return { edits, summary: texts.map((weight) => `weight: ${weight}`).join("  ") };
}

/** A weight that stays as large as it was stays as it is written. */
function rewriteChanged(setting: Setting<"weight">, weight: string, { program }: PictureAreas): TextEdit[] {
  if (toNumber(setting.value) === Number(weight)) return [];
  return rewriteItems(writtenItems(setting, program), [weight]);
}

function weighLines(
  { id, placed, spans }: Division,
  index: number,
  write: WritePair,
  { text, areas }: EditedPicture,
): Writing {
  const name = id.endsWith("/columns") ? "columns" : "rows";
  const setting = areas.program.settingsOf(placed.node)[name];
  const weights = setting?.value.map(toNumber) ?? spans.map(() => 1);
  const texts = write(weights[index]!, weights[index + 1]!);
  const changed = weights.map((_, line) => texts[line - index] ?? null);
  if (setting === undefined) {
    const value = weights.map((weight, line) => changed[line] ?? String(weight)).join(", ");
    return { edits: addProperty(placed.node, name, value, text), summary: `${name}: ${value}` };
  }
  const items = writtenItems(setting, areas.program);
  const value = items.map((item, line) => changed[line] ?? item.text).join(", ");
  return { edits: rewriteItems(items, changed, ", "), summary: `${name}: ${value}` };
}

function positionIn(areas: PictureAreas, container: string, index: number): number {
  const division = divisionsOf(areas).find(({ id }) => id === container);
  return division?.spans[index + 1] === undefined ? Infinity : dividerPosition(division.spans, index);
}
