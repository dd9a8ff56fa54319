/** Adds a region where a person drew one: free, on top of all others, with a prompt to be written over. */

import type { FractionRect } from "@ragl/grammar/plan";
import { addChild, freeName, type SceneStyle } from "./block-text.ts";
import { newPlace, placeSummary, WHOLE_CANVAS } from "./new-place.ts";
import { refuse, type EditedPicture, type PlannedEdit, type RefusedEdit } from "./planned-edit.ts";
import { isSamePlace } from "./rects.ts";
import { layerOf } from "./stack-order.ts";

const NAME = "area";
/** Valid, and plainly not meant to stay. */
const PROMPT = "what is to be seen here";

export function addRegion(
  cell: FractionRect,
  { text, areas, comments }: EditedPicture,
): PlannedEdit | RefusedEdit {
  if (!(cell.width > 0 && cell.height > 0)) return refuse("A region needs a width and a height.");
  const { scene, canvas, regions } = areas.picture;
  const name = freeName(NAME, scene.areas);
  const place = newPlace(cell, WHOLE_CANVAS, canvas);
  const layer = Math.max(0, ...regions.map((region) => layerOf(region)));
  const properties = [
    `at: ${place.at}`,
    `size: ${place.size}`,
    ...(layer > 0 ? [`layer: ${layer}`] : []),
    `prompt: "${PROMPT}"`,
  ];
  return {
    label: `Add region '${name}'`,
    edits: [addChild(scene.node, (style) => writeRegion(name, properties, style), text, comments)],
    summary: placeSummary(place),
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
