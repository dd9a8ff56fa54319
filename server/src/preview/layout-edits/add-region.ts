/** Adds a region where a person drew one: free, on top of all others, with a prompt to be written over. */

import type { FractionRect } from "@ragl/grammar/plan";
import { addChild, freeName, type SceneStyle } from "./block-text.ts";
import { newLengthText, readLengthText } from "./length-text.ts";
import { refuse, type EditedPicture, type PlannedEdit, type RefusedEdit } from "./planned-edit.ts";
import { endOf, isSamePlace, sidesOf, startOf } from "./rects.ts";
import { layerOf } from "./stack-order.ts";

const NAME = "area";
/** Valid, and plainly not meant to stay. */
const PROMPT = "what is to be seen here";

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

export function addRegion(
  cell: FractionRect,
  { text, areas, comments }: EditedPicture,
): PlannedEdit | RefusedEdit {
  if (!(cell.width > 0 && cell.height > 0)) return refuse("A region needs a width and a height.");
  const { scene, canvas, regions } = areas.picture;
  const name = freeName(NAME, scene.areas);
  const place = placeLines(cell, canvas);
  const layer = Math.max(0, ...regions.map((region) => layerOf(region)));
  const properties = [...place, ...(layer > 0 ? [`layer: ${layer}`] : []), `prompt: "${PROMPT}"`];
  return {
    label: `Add region '${name}'`,
    edits: [addChild(scene.node, (style) => writeRegion(name, properties, style), text, comments)],
    summary: place.join("  "),
    region: name,
    isDone: (after) =>
      isSamePlace(after.region(name)?.cell, cell, canvas) && after.picture.regions.at(-1)?.name === name,
  };
}

function writeRegion(
  name: string,
  properties: readonly string[],
  { indent, level, lineBreak, hasLines }: SceneStyle,
): string {
  if (!hasLines) return `region ${name} { ${properties.join(" ")} }`;
  const lines = properties.map((property) => indent + level + property);
  return [`region ${name} {`, ...lines, `${indent}}`].join(lineBreak);
}

/** `at` and `size` of a place on the canvas. */
export function placeLines(
  cell: FractionRect,
  canvas: { readonly width: number; readonly height: number },
): [string, string] {
  const sides = sidesOf(WHOLE, canvas);
  const at = startOf(cell).map((start, axis) => newLengthText(start, sides[axis]!));
  const size = endOf(cell).map((end, axis) => {
    const start = readLengthText(at[axis]!, sides[axis]!);
    return newLengthText(end - start, sides[axis]!);
  });
  return [`at: ${at.join(" ")}`, `size: ${size.join(" ")}`];
}
