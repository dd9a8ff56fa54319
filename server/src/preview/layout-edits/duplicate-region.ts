/** Copies a region: a free one beside it, on top of its layer, with all that the region says but its place. */

import {
  rectToNumbers,
  type CanvasSize,
  type PictureRegion,
  type PropertyName,
  type TextEdit,
} from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import { addChild, freeName, indentAt, reindent } from "./block-text.ts";
import { removeProperty } from "./declaration-extent.ts";
import { newLengthText } from "./length-text.ts";
import { newPlace, placeSummary, WHOLE_CANVAS, type NewPlace } from "./new-place.ts";
import {
  applyTextEdits,
  unknownRegion,
  type EditedPicture,
  type PlannedEdit,
  type RefusedEdit,
} from "./planned-edit.ts";
import { addProperty } from "./property-place.ts";
import { extentOf, isSamePlace, sidesOf, startOf } from "./rects.ts";

/** Where there is no room beside the region, the copy lies over it, so far to the right and below. */
const OFFSET = 0.05;
/** What says where the region lies. */
const PLACE: ReadonlySet<string> = new Set<PropertyName>(["at", "size", "weight", "box"]);

export function duplicateRegion(name: string, picture: EditedPicture): PlannedEdit | RefusedEdit {
  const { areas, text, comments } = picture;
  const region = areas.region(name);
  if (region === undefined) return unknownRegion(name);
  const { scene, canvas } = areas.picture;
  const copyName = freeName(name, scene.areas);
  const cell = placeBeside(rectToNumbers(region.cell));
  const place = newPlace(cell, WHOLE_CANVAS, canvas);
  const { copy, indent } = copyOf(region, copyName, cell, place, picture);
  return {
    label: `Duplicate region '${name}'`,
    edits: [addChild(scene.node, (style) => reindent(copy, indent, style.indent), text, comments)],
    summary: placeSummary(place),
    region: copyName,
    isDone: (after) => {
      const made = after.region(copyName);
      return isSamePlace(made?.cell, cell, canvas) && made?.prompt === after.region(name)?.prompt;
    },
  };
}

/** The region's declaration with another name and a place on the canvas, and the indentation that it has. */
function copyOf(
  { node, box, cell: from, element }: PictureRegion,
  name: string,
  cell: FractionRect,
  { at, size }: NewPlace,
  { text, areas, comments }: EditedPicture,
): { readonly copy: string; readonly indent: string } {
  const { canvas } = areas.picture;
  const boxText =
    element.own.box === undefined ? null : shiftedBox(rectToNumbers(box), rectToNumbers(from), cell, canvas);
  const edits: TextEdit[] = [
    { range: node.name!.range, newText: name },
    ...addProperty(node, "at", at, text),
    ...addProperty(node, "size", size, text),
    ...(boxText === null ? [] : addProperty(node, "box", boxText, text)),
    ...node.properties
      .filter((property) => PLACE.has(property.name.text))
      .map(({ range }) => removeProperty(range, text, comments)),
  ];
  const { start, end } = node.range;
  const inside = edits.map(({ range, newText }) => ({
    range: { start: range.start - start, end: range.end - start },
    newText,
  }));
  const copy = applyTextEdits(text.slice(start, end), inside);
  return { copy, indent: indentAt(start, text) };
}

/** The explicit box, in the same relation to the copy's cell; relative to the canvas. */
function shiftedBox(box: FractionRect, from: FractionRect, to: FractionRect, canvas: CanvasSize): string {
  const sides = sidesOf(WHOLE_CANVAS, canvas);
  const starts = startOf(box).map((start, axis) => start - startOf(from)[axis]! + startOf(to)[axis]!);
  return [...starts, ...extentOf(box)]
    .map((value, index) => newLengthText(value, sides[index % 2]!))
    .join(" ");
}

/** To the right, to the left, below or above, where it fits; else a little to the right and below. */
function placeBeside(cell: FractionRect): FractionRect {
  const { x, y, width, height } = cell;
  const beside = [
    { ...cell, x: x + width },
    { ...cell, x: x - width },
    { ...cell, y: y + height },
    { ...cell, y: y - height },
  ];
  const fits = (place: FractionRect): boolean =>
    place.x >= 0 && place.y >= 0 && place.x + width <= 1 + 1e-9 && place.y + height <= 1 + 1e-9;
  const shift = (start: number, extent: number): number =>
    start + extent + OFFSET <= 1 ? start + OFFSET : start;
  return beside.find(fits) ?? { ...cell, x: shift(x, width), y: shift(y, height) };
}
