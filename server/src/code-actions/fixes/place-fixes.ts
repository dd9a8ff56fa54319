/** Fixes of places: off the canvas, out of the container, too small, hidden, without room. */

import { rectToNumbers, type PictureRegion, type QuickFix } from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import { removeProperty } from "../../preview/layout-edits/declaration-extent.ts";
import { placeRegion } from "../../preview/layout-edits/place-region.ts";
import { fix, replacing, type FixContext, type FixMaker } from "./fix-context.ts";

const CANVAS: FractionRect = { x: 0, y: 0, width: 1, height: 1 };

const moveOntoCanvas: FixMaker = (context) => moved(context, "Move it onto the canvas", () => CANVAS);

const moveIntoContainer: FixMaker = (context) =>
  moved(context, "Move it into its container", ({ enclosing }) => rectToNumbers(enclosing));

/** A free region moved, and made smaller where it must be, so that it lies inside a frame. */
function moved(
  context: FixContext,
  title: string,
  frameOf: (region: PictureRegion) => FractionRect,
): QuickFix[] {
  const region = foundRegion(context);
  return region === undefined
    ? []
    : placed(context, title, region, inside(rectToNumbers(region.cell), frameOf(region)));
}

function inside({ x, y, width, height }: FractionRect, frame: FractionRect): FractionRect {
  const [w, h] = [Math.min(width, frame.width), Math.min(height, frame.height)];
  return {
    x: Math.min(Math.max(x, frame.x), frame.x + frame.width - w),
    y: Math.min(Math.max(y, frame.y), frame.y + frame.height - h),
    width: w,
    height: h,
  };
}

/** As large as the model needs, around the same centre where the canvas allows. */
const enlarge: FixMaker = (context) => {
  const region = foundRegion(context);
  const { picture } = context;
  const { models } = context.document.analysis;
  const least = picture && models?.find(picture.model)?.minRegion;
  if (region === undefined || picture === undefined || !least) return [];
  const cell = rectToNumbers(region.cell);
  const width = Math.max(cell.width, least / picture.canvas.width);
  const height = Math.max(cell.height, least / picture.canvas.height);
  const centred = {
    x: cell.x - (width - cell.width) / 2,
    y: cell.y - (height - cell.height) / 2,
    width,
    height,
  };
  return placed(context, `Enlarge it to ${least} pixels`, region, inside(centred, CANVAS));
};

function placed(context: FixContext, title: string, region: PictureRegion, cell: FractionRect): QuickFix[] {
  const { areas, text } = context;
  if (areas === undefined) return [];
  const plan = placeRegion(region.name, cell, { text, areas, comments: context.comments });
  return "reason" in plan || plan.edits.length === 0 ? [] : [fix(title, plan.edits)];
}

/** The region that is named where the finding is. */
function foundRegion({ foundBlock, areas }: FixContext): PictureRegion | undefined {
  return foundBlock?.kind === "region" && foundBlock.name !== null
    ? areas?.region(foundBlock.name.text)
    : undefined;
}

/** One layer above all others. */
const putOnTop: FixMaker = (context) => {
  const region = foundRegion(context);
  if (region === undefined) return [];
  const layers = context.picture!.regions.map(({ element }) => element.own.layer?.value ?? 0);
  const layer = String(Math.max(0, ...layers) + 1);
  const written = region.node.properties.find(({ name }) => name.text === "layer")?.value;
  return written
    ? [replacing(`Change to layer: ${layer}`, written.range, layer)]
    : context.adding(region.node, "layer", layer);
};

/** `bind: 0` and `refine: 0` of the region itself. */
const giveEffect: FixMaker = (context) => {
  const region = foundRegion(context);
  if (region === undefined) return [];
  const own = region.node.properties.filter(({ name }) => name.text === "bind" || name.text === "refine");
  return own.map((property) => {
    const source = context.text.slice(property.range.start, property.range.end);
    return fix(`Remove '${source}'`, [removeProperty(property.range, context.text, context.comments)]);
  });
};

/** The gap, pad, inset or place that takes all the room. */
const giveRoom: FixMaker = ({ foundProperty, text, comments }) => {
  if (foundProperty === undefined) return [];
  const { name, range } = foundProperty.property;
  return [fix(`Remove '${name.text}'`, [removeProperty(range, text, comments)])];
};

/** As many rows more as the surplus children need. */
const addRows: FixMaker = ({ foundBlock, areas, document }) => {
  if (foundBlock?.kind !== "region" && foundBlock?.kind !== "container") return [];
  const grid = areas?.parentOf(foundBlock);
  const size = grid && document.analysis.program.gridOf(grid);
  if (!areas || !grid || !size || grid.dimensions === null) return [];
  const rows = String(Math.ceil(areas.flowing(grid).length / size.columns));
  return [replacing(`Change to ${rows} x ${size.columns}`, grid.dimensions.rows.range, rows)];
};

export const placeFixes: Readonly<Record<string, FixMaker>> = {
  "no-room": giveRoom,
  "grid-full": addRows,
  "overflows-container": moveIntoContainer,
  "region-off-canvas": moveOntoCanvas,
  "region-partly-off-canvas": moveOntoCanvas,
  "region-too-small": enlarge,
  "region-without-effect": giveEffect,
  "region-hidden": putOnTop,
};
