/**
 * Brings a region one step forward or back among those that it overlaps. What stands later in the text lies on top,
 * so a free region changes places with its sibling; where that cannot be, `layer` says it.
 */

import {
  effective,
  rectToNumbers,
  type Area,
  type PictureRegion,
  type Range,
  type TextEdit,
} from "@ragl/grammar";
import type { PictureAreas } from "../picture-areas.ts";
import { declarationExtent, removeDeclaration } from "./declaration-extent.ts";
import { insert } from "./block-text.ts";
import {
  refuse,
  unknownRegion,
  type EditedPicture,
  type PlannedEdit,
  type RefusedEdit,
} from "./planned-edit.ts";
import { addProperty, placeOfProperty } from "./property-place.ts";
import { doOverlap } from "./rects.ts";
import { rewriteItems, writtenItems } from "./written-items.ts";

export function layerOf({ element }: PictureRegion): number {
  return effective(element, "layer")?.value ?? 0;
}

export function changeOrder(
  direction: "raise" | "lower",
  name: string,
  picture: EditedPicture,
): PlannedEdit | RefusedEdit {
  const { areas } = picture;
  const region = areas.region(name);
  if (region === undefined) return unknownRegion(name);
  const neighbour = neighbourOf(region, direction, areas);
  if (neighbour === undefined) {
    return refuse(
      direction === "raise"
        ? `No region lies over '${name}': it is in front already.`
        : `No region lies under '${name}': it is at the back already.`,
    );
  }
  const { edits, summary } =
    moveText(region, neighbour, direction, picture) ?? changeLayer(region, neighbour, direction, picture);
  return {
    label: direction === "raise" ? `Bring region '${name}' forward` : `Send region '${name}' back`,
    edits,
    summary,
    region: name,
    isDone: (after) => isOver(name, neighbour.name, after) === (direction === "raise"),
  };
}

/** The nearest region in the stack, above or below, that the region overlaps. */
function neighbourOf(
  region: PictureRegion,
  direction: "raise" | "lower",
  { picture }: PictureAreas,
): PictureRegion | undefined {
  const place = picture.regions.indexOf(region);
  const meets = (other: PictureRegion): boolean =>
    [region.cell, region.box].some((mine) =>
      [other.cell, other.box].some((theirs) => doOverlap(rectToNumbers(mine), rectToNumbers(theirs))),
    );
  return direction === "raise"
    ? picture.regions.slice(place + 1).find(meets)
    : picture.regions.slice(0, place).findLast(meets);
}

type Writing = Pick<PlannedEdit, "edits" | "summary">;

/** Moves the declaration behind, or before, the sibling that holds the neighbour; null where that says something else. */
function moveText(
  region: PictureRegion,
  neighbour: PictureRegion,
  direction: "raise" | "lower",
  { text, areas, comments }: EditedPicture,
): Writing | null {
  // In a container's flow the order of declarations is that of the cells.
  if (layerOf(region) !== layerOf(neighbour) || areas.flowOf(region.node) !== null) return null;
  const sibling = siblingHolding(neighbour.node, areas.parentOf(region.node), areas);
  if (sibling === null || sibling === region.node) return null;
  const moved = declarationExtent(region.node.range, text, comments);
  const beside = declarationExtent(sibling.range, text, comments);
  if (![moved, beside].every(({ range, hasOwnLines }) => hasOwnLines && endsLine(range, text))) return null;
  const block = text.slice(moved.range.start, moved.range.end);
  const blank = blankLineBetween(moved.range, beside.range, text);
  const edit: TextEdit =
    direction === "raise"
      ? insert(beside.range.end, blank + block)
      : insert(beside.range.start, block + blank);
  const place = direction === "raise" ? "after" : "before";
  const what = sibling.kind === "region" ? `region ${sibling.name?.text}` : sibling.layout;
  return {
    edits: [removeDeclaration(region.node.range, text, comments), edit],
    summary: `region ${region.name}, ${place} ${what}`,
  };
}

/** The child of `parent` that is the area or has it inside; null where it is elsewhere. */
function siblingHolding(area: Area, parent: Area | null, areas: PictureAreas): Area | null {
  for (let next: Area | null = area; next !== null; next = areas.parentOf(next)) {
    if (areas.parentOf(next) === parent) return next;
  }
  return null;
}

/** A line break where a blank line parts the two, or things between them. */
function blankLineBetween(a: Range, b: Range, text: string): string {
  const between = a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return /^[ \t]*(\r\n|\n|\r)/.exec(between)?.[1] ?? "";
}

function endsLine({ end }: Range, text: string): boolean {
  return /[\r\n]$/.test(text.slice(0, end));
}

function changeLayer(
  region: PictureRegion,
  neighbour: PictureRegion,
  direction: "raise" | "lower",
  { text, areas }: EditedPicture,
): Writing {
  const isLater = region.node.range.start > neighbour.node.range.start;
  const step = direction === "raise" ? (isLater ? 0 : 1) : isLater ? -1 : 0;
  const layer = String(layerOf(neighbour) + step);
  const { own, setting, block } = placeOfProperty(region.node, "layer", areas);
  const edits =
    own === null
      ? addProperty(block, "layer", layer, text)
      : rewriteItems(writtenItems(setting!, areas.program), [layer]);
  return { edits, summary: `layer: ${layer}` };
}

function isOver(name: string, other: string, { picture }: PictureAreas): boolean {
  const place = (wanted: string): number => picture.regions.findIndex((region) => region.name === wanted);
  return place(name) > place(other);
}
