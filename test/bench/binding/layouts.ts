/** Where the objects of a benchmark scene stand: grids of equal square cells, and how a prompt names their places. */

import type { FractionRect } from "@ragl/grammar/plan";

import type { PixelRect } from "./picture.ts";

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in pixels. */
  readonly cellSide: number;
  /** Makes one sentence of the objects' descriptions, in reading order of their cells. */
  readonly sentence: (objects: readonly string[]) => string;
}

/**
 * By the number of objects: canvases that the bundled model was trained on, sentences of the forms that its captions
 * have. Cells are equally large up to 6 objects; the model's widest canvas leaves 8 of them less.
 */
export const LAYOUTS: ReadonlyMap<number, Layout> = new Map([
  [1, { columns: 1, rows: 1, cellSide: 256, sentence: list }],
  [
    2,
    {
      columns: 2,
      rows: 1,
      cellSide: 256,
      sentence: (objects) => places(objects, ["on the left", "on the right"]),
    },
  ],
  [
    4,
    {
      columns: 2,
      rows: 2,
      cellSide: 256,
      sentence: (objects) =>
        places(objects, ["at the top left", "at the top right", "at the bottom left", "at the bottom right"]),
    },
  ],
  [
    6,
    {
      columns: 3,
      rows: 2,
      cellSide: 256,
      sentence: (objects) =>
        places(objects, [
          "at the top left",
          "at the top",
          "at the top right",
          "at the bottom left",
          "at the bottom",
          "at the bottom right",
        ]),
    },
  ],
  [
    8,
    {
      columns: 4,
      rows: 2,
      cellSide: 192,
      sentence: (objects) =>
        `at the top ${list(objects.slice(0, 4))} , at the bottom ${list(objects.slice(4))}`,
    },
  ],
]);

export function canvasOf(layout: Layout): { width: number; height: number } {
  return { width: layout.columns * layout.cellSide, height: layout.rows * layout.cellSide };
}

/** The cells in reading order, as fractions of the canvas. */
export function cellsOf({ columns, rows }: Layout): FractionRect[] {
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: (index % columns) / columns,
    y: Math.floor(index / columns) / rows,
    width: 1 / columns,
    height: 1 / rows,
  }));
}

/** The cells in reading order, in pixels. */
export function pixelCellsOf({ columns, rows, cellSide }: Layout): PixelRect[] {
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: (index % columns) * cellSide,
    y: Math.floor(index / columns) * cellSide,
    width: cellSide,
    height: cellSide,
  }));
}

function places(objects: readonly string[], phrases: readonly string[]): string {
  return list(objects.map((object, index) => `${object} ${phrases[index] ?? ""}`));
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(" , ")} and ${parts.at(-1)}`;
}
