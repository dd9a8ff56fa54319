/** Checks how regions lie over each other: which are hidden, and what part of the canvas none covers. */

import type { Diagnostic } from "../diagnostics.ts";
import { rectToNumbers } from "../layout/rect.ts";
import type { Picture } from "../plan/picture.ts";
import type { PictureRegion } from "../plan/picture-regions.ts";
import { canvasUncovered, regionHidden } from "../rules/regions.ts";
import { rangeOf } from "./check-places.ts";
import type { RowSpan } from "./coverage-grid.ts";
import { CoverageGrid, spansOf } from "./coverage-grid.ts";

/** Pixels between two samples: a latent token of most models. Larger canvases are sampled more coarsely. */
const SAMPLE_PX = 16;
const MOST_SAMPLES = 256;
/** Share of the canvas that may be in no region without a word: gaps between cells, a strip of sky. */
const UNCOVERED_SHARE = 0.05;

export function checkCoverage(picture: Picture): Diagnostic[] {
  const { regions, canvas, scene } = picture;
  if (regions.length === 0) return [];
  const samples = (pixels: number): number => Math.min(MOST_SAMPLES, Math.ceil(pixels / SAMPLE_PX));
  const grid = (): CoverageGrid => new CoverageGrid(samples(canvas.height), samples(canvas.width));
  const cells = grid();
  const boxes = grid();
  const all = grid();
  const longestBind = regions.reduce((most, region) => Math.max(most, region.bind), 1);
  const found: Diagnostic[] = [];

  // From the top down, so that what is covered so far is what lies above.
  for (const region of regions.toReversed()) {
    const cell = region.refine > 0 ? spans(region, "cell", cells) : [];
    const box = region.bind > 0 ? spans(region, "box", boxes) : [];
    if (cell.length + box.length === 0) continue;
    if (!cell.some((span) => cells.hasFree(span)) && !box.some((span) => boxes.hasFree(span))) {
      found.push(regionHidden(rangeOf(region), region.name));
    }
    if (isOpaque(region)) {
      for (const span of cell) cells.cover(span);
      // A box hides those below only while it is pasted itself.
      if (region.bind === longestBind) for (const span of box) boxes.cover(span);
    }
    for (const span of [...cell, ...box]) all.cover(span);
  }
  return [...found.reverse(), ...checkUncovered(all, scene.name.range)];
}

function spans(region: PictureRegion, part: "cell" | "box", grid: CoverageGrid): RowSpan[] {
  return [...spansOf(rectToNumbers(region[part]), region.shape === "ellipse", grid)];
}

/** True where nothing of what lies below shows through. */
function isOpaque(region: PictureRegion): boolean {
  return region.shape !== "mask" && region.feather === 0;
}

function checkUncovered(grid: CoverageGrid, range: { start: number; end: number }): Diagnostic[] {
  const places = new Map<string, number>();
  let free = 0;
  for (const { row, column } of grid.free()) {
    free++;
    const place = placeName(row / grid.rows, column / grid.columns);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const share = free / (grid.rows * grid.columns);
  if (share <= UNCOVERED_SHARE) return [];
  const largest = [...places].sort((a, b) => b[1] - a[1])[0];
  const where = largest !== undefined && largest[1] > free / 2 ? largest[0] : null;
  return [canvasUncovered(range, Math.round(share * 100), where)];
}

function placeName(down: number, across: number): string {
  const vertical = ["at the top", "in the middle", "at the bottom"][Math.floor(down * 3)] ?? "";
  const horizontal = [" left", "", " right"][Math.floor(across * 3)] ?? "";
  return vertical === "in the middle" && horizontal === "" ? "in the centre" : vertical + horizontal;
}
