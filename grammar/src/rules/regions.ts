/** Rules about places and sizes: what is off the canvas, too small, without room, hidden or uncovered. */

import type { Diagnostic } from "../diagnostics.ts";
import type { Range } from "../syntax/tree.ts";
import { finding, rule } from "./rule.ts";

export const NO_ROOM = rule("no-room", "error", "Gaps, pads or insets that leave no room");
export const GRID_FULL = rule("grid-full", "error", "A grid with more children than cells");
export const OVERFLOWS_CONTAINER = rule(
  "overflows-container",
  "warning",
  "An element that reaches out of its container",
);
export const REGION_OFF_CANVAS = rule("region-off-canvas", "error", "A region off the canvas");
export const REGION_PARTLY_OFF_CANVAS = rule(
  "region-partly-off-canvas",
  "warning",
  "A region that reaches beyond the canvas",
);
export const REGION_TOO_LARGE = rule(
  "region-too-large",
  "error",
  "A region many times larger than the canvas",
);
export const REGION_TOO_SMALL = rule("region-too-small", "warning", "A region too small for the model");
export const REGION_WITHOUT_EFFECT = rule(
  "region-without-effect",
  "warning",
  "A region that neither binds nor refines",
);
export const REGION_HIDDEN = rule("region-hidden", "warning", "A region hidden by those above it");
export const CANVAS_UNCOVERED = rule("canvas-uncovered", "hint", "Part of the canvas in no region");

export const regionRules = [
  NO_ROOM,
  GRID_FULL,
  OVERFLOWS_CONTAINER,
  REGION_OFF_CANVAS,
  REGION_PARTLY_OFF_CANVAS,
  REGION_TOO_LARGE,
  REGION_TOO_SMALL,
  REGION_WITHOUT_EFFECT,
  REGION_HIDDEN,
  CANVAS_UNCOVERED,
];

/** @param taken such as "The gaps of this row" */
export function noRoom(range: Range, taken: string): Diagnostic {
  return finding(NO_ROOM, range, `${taken} leave no room for what is inside. Make them smaller.`);
}

export function gridFull(range: Range, rows: number, columns: number): Diagnostic {
  return finding(
    GRID_FULL,
    range,
    `The grid's ${rows} x ${columns} cells are all taken. Give the grid more rows or columns, or place this with \`at\` and \`size\`.`,
  );
}

export function overflowsContainer(range: Range, what: string, container: string): Diagnostic {
  return finding(
    OVERFLOWS_CONTAINER,
    range,
    `${what} reaches out of its ${container}. Make it smaller, move it, or place it outside the ${container}.`,
  );
}

/** @param part "region" or "box of the region" */
export function regionOffCanvas(range: Range, part: string, region: string): Diagnostic {
  return finding(
    REGION_OFF_CANVAS,
    range,
    `The ${part} '${region}' lies off the canvas, where nothing is drawn. Move it onto the canvas.`,
  );
}

/** @param percent how much of it is beyond the canvas */
export function regionPartlyOffCanvas(
  range: Range,
  part: string,
  region: string,
  percent: number,
): Diagnostic {
  return finding(
    REGION_PARTLY_OFF_CANVAS,
    range,
    `${Math.max(1, percent)} % of the ${part} '${region}' is beyond the canvas and will not be seen. Move it, or make it smaller.`,
  );
}

export function regionTooLarge(range: Range, region: string, most: number): Diagnostic {
  return finding(
    REGION_TOO_LARGE,
    range,
    `The region '${region}' is more than ${most} times as large as the canvas. Make it smaller.`,
  );
}

export function regionTooSmall(
  range: Range,
  part: string,
  region: string,
  size: string,
  model: string,
  least: number,
): Diagnostic {
  return finding(
    REGION_TOO_SMALL,
    range,
    `The ${part} '${region}' is ${size} pixels, and the model '${model}' draws nothing in less than ${least} x ${least}. Make it larger.`,
  );
}

export function regionWithoutEffect(range: Range, region: string): Diagnostic {
  return finding(
    REGION_WITHOUT_EFFECT,
    range,
    `The region '${region}' neither binds nor refines, so it changes nothing. Raise \`bind\` or \`refine\`.`,
    { tags: ["unnecessary"] },
  );
}

export function regionHidden(range: Range, region: string): Diagnostic {
  return finding(
    REGION_HIDDEN,
    range,
    `The region '${region}' is hidden by the regions above it. Move it, or give it a higher \`layer\`.`,
    { tags: ["unnecessary"] },
  );
}

/** @param where most of it is, such as "at the bottom left"; null: it is spread out */
export function canvasUncovered(range: Range, percent: number, where: string | null): Diagnostic {
  return finding(
    CANVAS_UNCOVERED,
    range,
    `${percent} % of the canvas${where === null ? "" : `, mostly ${where},`} is in no region: the scene's prompt alone decides what is there.`,
  );
}
