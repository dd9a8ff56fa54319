/** Takes a region out of its container's flow, where it lies: the cell becomes `at` and `size`. */

import { rectToNumbers, type TextEdit } from "@ragl/grammar";
import { removeProperty } from "./declaration-extent.ts";
import { newPlace, placeSummary } from "./new-place.ts";
import {
  refuse,
  unknownRegion,
  type EditedPicture,
  type PlannedEdit,
  type RefusedEdit,
} from "./planned-edit.ts";
import { addProperty, placeOfProperty } from "./property-place.ts";
import { isSamePlace } from "./rects.ts";

export function freeRegion(
  name: string,
  { text, areas, comments }: EditedPicture,
): PlannedEdit | RefusedEdit {
  const region = areas.region(name);
  if (region === undefined) return unknownRegion(name);
  const flow = areas.flowOf(region.node);
  if (flow === null) return refuse(`'${name}' is free already: drag it where it is to be.`);
  const cell = rectToNumbers(region.cell);
  const place = newPlace(cell, rectToNumbers(region.enclosing), areas.picture.canvas);
  const weight = placeOfProperty(region.node, "weight", areas);
  const edits: TextEdit[] = [
    ...addProperty(region.node, "at", place.at, text),
    ...addProperty(region.node, "size", place.size, text),
    // Who takes no share has no weight.
    ...(weight.own === null ? [] : [removeProperty(weight.own.range, text, comments)]),
  ];
  return {
    label: `Free region '${name}' from its ${flow.layout}`,
    edits,
    summary: placeSummary(place),
    region: name,
    isDone: (after) => isSamePlace(after.region(name)?.cell, cell, areas.picture.canvas),
  };
}
