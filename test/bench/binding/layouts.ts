/** Where the objects of a benchmark scene stand: grids of equal square cells, and how a prompt names their places. */

import type { FractionRect } from "@ragl/grammar/plan";

import type { PixelRect } from "./picture.ts";

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Makes one sentence of the objects' descriptions, in reading order of their cells. */
  readonly sentence: (objects: readonly string[]) => string;
}

/** By the number of objects. The sentences are of the forms that the bundled model's captions have. */
export const LAYOUTS: ReadonlyMap<number, Layout> = new Map([
  [1, { columns: 1, rows: 1, sentence: list }],
  [2, { columns: 2, rows: 1, sentence: placed("on the left", "on the right") }],
  [
    4,
    {
      columns: 2,
      rows: 2,
      sentence: placed("at the top left", "at the top right", "at the bottom left", "at the bottom right"),
    },
  ],
  [
    6,
    {
      columns: 3,
      rows: 2,
      sentence: placed(
        "at the top left",
        "at the top",
        "at the top right",
        "at the bottom left",
        "at the bottom",
        "at the bottom right",
      ),
    },
  ],
  [8, { columns: 4, rows: 2, sentence: inTwoRows }],
]);

/** The canvas of square cells, `cellSide` pixels a side. */
export function canvasOf({ columns, rows }: Layout, cellSide: number): { width: number; height: number } {
  return { width: columns * cellSide, height: rows * cellSide };
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
export function pixelCellsOf({ columns, rows }: Layout, cellSide: number): PixelRect[] {
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: (index % columns) * cellSide,
    y: Math.floor(index / columns) * cellSide,
    width: cellSide,
    height: cellSide,
  }));
}

/** Names every object with its place. */
function placed(...places: readonly string[]): Layout["sentence"] {
  return (objects) => list(objects.map((object, index) => `${object} ${places[index] ?? ""}`));
}

function inTwoRows(objects: readonly string[]): string {
  const half = objects.length / 2;
  return `at the top ${list(objects.slice(0, half))} , at the bottom ${list(objects.slice(half))}`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(" , ")} and ${parts.at(-1)}`;
}
