/** Gives a container's children equal shares, or free regions equal distances. */

import { rectToNumbers, type PictureRegion, type TextEdit } from "@ragl/grammar";
import { removeProperty } from "../../preview/layout-edits/declaration-extent.ts";
import { placeRegion } from "../../preview/layout-edits/place-region.ts";
import type { Refactoring, RefactoringFinder, Selection } from "./refactoring.ts";

/** Two have no distances to equal out. */
const LEAST_REGIONS = 3;

/** Drops the weights of a row's or a column's children, or those of a grid's lines. */
export const shareEvenly: RefactoringFinder = ({ container, areas, text, comments }) => {
  if (container === undefined || areas === undefined) return [];
  const owners = container.layout === "grid" ? [container] : areas.flowing(container);
  const names = container.layout === "grid" ? ["rows", "columns"] : ["weight"];
  const weights = owners
    .flatMap(({ properties }) => properties.filter(({ name }) => names.includes(name.text)))
    .map(({ range }) => removeProperty(range, text, comments));
  if (weights.length === 0) return [];
  return [
    { title: `Distribute the children of this ${container.layout} evenly`, kind: "rewrite", edits: weights },
  ];
};

/** The first and the last of the selected free regions stay; the others move between them. */
export const spaceEvenly: RefactoringFinder = (selection) => {
  const regions = selectedFreeRegions(selection);
  if (regions.length < LEAST_REGIONS) return [];
  return [
    ...spaced(selection, regions, "x", "width", "across"),
    ...spaced(selection, regions, "y", "height", "down"),
  ];
};

function selectedFreeRegions(selection: Selection): PictureRegion[] {
  const { picture, areas, range } = selection;
  if (picture === undefined || areas === undefined || range.start === range.end) return [];
  const regions = picture.regions.filter(
    ({ node }) => selection.touches(node) && areas.flowOf(node) === null,
  );
  const [first] = regions;
  return first ? regions.filter(({ node }) => areas.parentOf(node) === areas.parentOf(first.node)) : [];
}

function spaced(
  { areas, text, comments }: Selection,
  regions: readonly PictureRegion[],
  start: "x" | "y",
  extent: "width" | "height",
  direction: string,
): Refactoring[] {
  const cells = regions
    .map(({ name, cell }) => ({ name, cell: rectToNumbers(cell) }))
    .sort((a, b) => a.cell[start] - b.cell[start]);
  const [first, last] = [cells[0]!.cell, cells.at(-1)!.cell];
  const sum = cells.reduce((total, { cell }) => total + cell[extent], 0);
  const gap = (last[start] + last[extent] - first[start] - sum) / (cells.length - 1);
  const edits: TextEdit[] = [];
  let at = first[start];
  for (const { name, cell } of cells) {
    const plan = placeRegion(name, { ...cell, [start]: at }, { text, areas: areas!, comments });
    if ("reason" in plan) return [];
    edits.push(...plan.edits);
    at += cell[extent] + gap;
  }
  const title = `Space these ${cells.length} regions evenly ${direction}`;
  return edits.length === 0 ? [] : [{ title, kind: "rewrite", edits }];
}
