/** Checks where a picture's regions lie: on the canvas, large enough to draw, and doing something there. */

import type { ModelFacts } from "../analysis/model-facts.ts";
import { FURTHEST_PLACE } from "../analysis/limits.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { Rect } from "../layout/rect.ts";
import { WHOLE_CANVAS, contains, overlaps, rectToNumbers } from "../layout/rect.ts";
import type { Picture } from "../plan/picture.ts";
import type { PictureRegion } from "../plan/picture-regions.ts";
import {
  regionOffCanvas,
  regionPartlyOffCanvas,
  regionTooLarge,
  regionTooSmall,
  regionWithoutEffect,
} from "../rules/regions.ts";
import type { Range } from "../syntax/tree.ts";

export function checkPlaces(picture: Picture, model: ModelFacts | null): Diagnostic[] {
  return picture.regions.flatMap((region) => checkRegion(region, picture, model));
}

/** The region's parts that do something; one where its box is its cell. */
function partsOf(region: PictureRegion): { part: string; rect: Rect }[] {
  const binds = region.bind > 0;
  if (region.refine === 0) return binds ? [{ part: "box of the region", rect: region.box }] : [];
  const cell = { part: "region", rect: region.cell };
  return binds && region.box !== region.cell
    ? [cell, { part: "box of the region", rect: region.box }]
    : [cell];
}

function checkRegion(region: PictureRegion, picture: Picture, model: ModelFacts | null): Diagnostic[] {
  const range = rangeOf(region);
  const parts = partsOf(region);
  if (parts.length === 0) return [regionWithoutEffect(range, region.name)];
  const found: Diagnostic[] = [];
  for (const { part, rect } of parts) {
    const before = found.length;
    checkPart(part, rect, region, picture, model, found);
    // A box that lies in the cell has the cell's faults: one finding says enough.
    if (found.length > before) break;
  }
  return found;
}

function checkPart(
  part: string,
  rect: Rect,
  region: PictureRegion,
  { canvas }: Picture,
  model: ModelFacts | null,
  found: Diagnostic[],
): void {
  const { name } = region;
  const range = rangeOf(region);
  const { x, y, width, height } = rectToNumbers(rect);
  // Most regions are, and comparing exactly would take most of the time of all checks.
  if (!isWellInside(x, width) || !isWellInside(y, height)) checkEdges(part, rect, name, range, found);
  const pixels = { width: width * canvas.width, height: height * canvas.height };
  // A thousandth of a pixel forgives the rounding of exact fractions to floating point.
  if (model !== null && Math.min(pixels.width, pixels.height) < model.minRegion - 1e-3) {
    const size = `${Math.round(pixels.width)} x ${Math.round(pixels.height)}`;
    found.push(regionTooSmall(range, part, name, size, model.name, model.minRegion));
  }
}

function checkEdges(part: string, rect: Rect, name: string, range: Range, found: Diagnostic[]): void {
  const { x, y, width, height } = rectToNumbers(rect);
  if (Math.max(width, height, -x, -y) > FURTHEST_PLACE) {
    found.push(regionTooLarge(range, name, FURTHEST_PLACE));
  } else if (!overlaps(rect, WHOLE_CANVAS)) {
    found.push(regionOffCanvas(range, part, name));
  } else if (!contains(WHOLE_CANVAS, rect)) {
    const seen = (Math.min(1, x + width) - Math.max(0, x)) * (Math.min(1, y + height) - Math.max(0, y));
    found.push(regionPartlyOffCanvas(range, part, name, Math.round(100 * (1 - seen / (width * height)))));
  }
}

/** Whether a stretch lies on the canvas with more room at both ends than floating-point numbers can be wrong by. */
function isWellInside(start: number, extent: number): boolean {
  return start > 1e-9 && start + extent < 1 - 1e-9;
}

/** Where findings about the region as a whole are shown: its name, in the variant's change if there is one. */
export function rangeOf({ node, change }: Pick<PictureRegion, "node" | "change">): Range {
  return change?.region?.range ?? node.name?.range ?? node.keyword;
}
