/** Checks how regions lie over each other: which are hidden, and what part of the canvas none covers. */

import type { Diagnostic } from "../diagnostics.ts";
import type { Rect } from "../layout/rect.ts";
import { rectToNumbers } from "../layout/rect.ts";
import type { Picture } from "../plan/picture.ts";
import type { PictureRegion } from "../plan/picture-regions.ts";
import { canvasUncovered, regionHidden } from "../rules/regions.ts";
import type { Range } from "../syntax/tree.ts";
import { rangeOf } from "./check-places.ts";
import type { RowSpan } from "./coverage-grid.ts";
import { CoverageGrid, spansOf } from "./coverage-grid.ts";

/** Pixels between two samples: a latent token of most models, within the bounds of what is worth counting. */
const SAMPLE_PX = 16;
const LEAST_SAMPLES = 64;
const MOST_SAMPLES = 128;
/** Share of the canvas that may be in no region without a word: gaps between cells, a strip of sky. */
const UNCOVERED_SHARE = 0.05;
/** Share of what is uncovered that must lie in one third of the canvas to be said to lie there. */
const MOST_OF_IT = 0.6;
const NO_SPANS: readonly RowSpan[] = [];

export function checkCoverage(picture: Picture): Diagnostic[] {
  const { regions, canvas, scene } = picture;
  if (regions.length === 0) return [];
  const samples = (pixels: number): number =>
    Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, Math.ceil(pixels / SAMPLE_PX)));
  const grid = (): CoverageGrid => new CoverageGrid(samples(canvas.height), samples(canvas.width));
  const cells = grid();
  const boxes = grid();
  /** What is in some region and in neither of the two: soft edges, masks, boxes that are pasted for fewer steps. */
  let soft: CoverageGrid | null = null;
  const longestBind = regions.reduce((most, region) => Math.max(most, region.bind), 1);
  const found: Diagnostic[] = [];

  // From the top down, so that what is covered so far is what lies above.
  for (const region of regions.toReversed()) {
    const cell = region.refine > 0 ? spans(region, region.cell, cells) : NO_SPANS;
    const isWhole = region.box === region.cell && region.refine > 0;
    const box = region.bind === 0 ? NO_SPANS : isWhole ? cell : spans(region, region.box, boxes);
    if (cell.length + box.length === 0) continue;
    if (!cell.some((span) => cells.hasFree(span)) && !box.some((span) => boxes.hasFree(span))) {
      found.push(regionHidden(rangeOf(region), region.name));
    }
    const hides = isOpaque(region);
    // A box hides those below only while it is pasted itself.
    const boxHides = hides && region.bind === longestBind;
    if (cell.length > 0) coverAll(cell, hides ? cells : (soft ??= grid()));
    if (boxHides) coverAll(box, boxes);
    else if (box !== cell && box.length > 0) coverAll(box, (soft ??= grid()));
  }
  return [...found.reverse(), ...checkUncovered(cells, boxes, soft, scene.name.range)];
}

function coverAll(spans: readonly RowSpan[], grid: CoverageGrid): void {
  for (const span of spans) grid.cover(span);
}

function spans(region: PictureRegion, rect: Rect, grid: CoverageGrid): readonly RowSpan[] {
  return spansOf(rectToNumbers(rect), region.shape === "ellipse", grid);
}

/** True where nothing of what lies below shows through. */
function isOpaque(region: PictureRegion): boolean {
  return region.shape !== "mask" && region.feather === 0;
}

/** What is free in all three grids, which are of one size. */
function checkUncovered(
  grid: CoverageGrid,
  boxes: CoverageGrid,
  soft: CoverageGrid | null,
  range: Range,
): Diagnostic[] {
  const down = [0, 0, 0];
  const across = [0, 0, 0];
  let free = 0;
  for (const { row, column } of grid.free()) {
    if (!boxes.isFree(row, column) || soft?.isFree(row, column) === false) continue;
    free++;
    down[Math.floor((3 * row) / grid.rows)]!++;
    across[Math.floor((3 * column) / grid.columns)]!++;
  }
  const share = free / (grid.rows * grid.columns);
  if (share <= UNCOVERED_SHARE) return [];
  const most = (counts: readonly number[]): number => counts.findIndex((count) => count > free * MOST_OF_IT);
  return [canvasUncovered(range, Math.round(share * 100), placeName(most(down), most(across)))];
}

/** Which third it is, down and across; -1: in no one of them. Null where that says nothing. */
function placeName(down: number, across: number): string | null {
  const vertical = ["at the top", "in the middle", "at the bottom"][down];
  const horizontal = ["left", "middle", "right"][across];
  if (vertical === undefined || down === 1) {
    return horizontal === undefined
      ? (vertical ?? null)
      : across === 1
        ? "in the middle"
        : `on the ${horizontal}`;
  }
  return horizontal === undefined || across === 1 ? vertical : `${vertical} ${horizontal}`;
}
