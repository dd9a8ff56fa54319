/** Takes a region out of its container's flow, where it lies: the cell becomes `at` and `size`. */

import { rectToNumbers, type TextEdit } from "@ragl/grammar";
import { removeProperty } from "./declaration-extent.ts";
import { newLengthText, readLengthText } from "./length-text.ts";
import {
  refuse,
  unknownRegion,
  type EditedPicture,
  type PlannedEdit,
  type RefusedEdit,
} from "./planned-edit.ts";
import { addProperty, placeOfProperty } from "./property-place.ts";
import { endOf, isSamePlace, sidesOf, startOf } from "./rects.ts";

export function freeRegion(
  name: string,
  { text, areas, comments }: EditedPicture,
): PlannedEdit | RefusedEdit {
  const region = areas.region(name);
  if (region === undefined) return unknownRegion(name);
  if (areas.flowOf(region.node) === null)
    return refuse(`'${name}' is free already: drag it where it is to be.`);
  const cell = rectToNumbers(region.cell);
  const enclosing = rectToNumbers(region.enclosing);
  const sides = sidesOf(enclosing, areas.picture.canvas);
  const at = startOf(cell).map((start, axis) =>
    newLengthText(start - startOf(enclosing)[axis]!, sides[axis]!),
  );
  const size = endOf(cell).map((end, axis) => {
    const start = startOf(enclosing)[axis]! + readLengthText(at[axis]!, sides[axis]!);
    return newLengthText(end - start, sides[axis]!);
  });
  const weight = placeOfProperty(region.node, "weight", areas);
  const edits: TextEdit[] = [
    ...addProperty(region.node, "at", at.join(" "), text),
    ...addProperty(region.node, "size", size.join(" "), text),
    // Who takes no share has no weight.
    ...(weight.own === null ? [] : [removeProperty(weight.own.range, text, comments)]),
  ];
  return {
    label: `Free region '${name}' from its ${areas.flowOf(region.node)!.layout}`,
    edits,
    summary: `at: ${at.join(" ")}  size: ${size.join(" ")}`,
    region: name,
    isDone: (after) => isSamePlace(after.region(name)?.cell, cell, areas.picture.canvas),
  };
}
