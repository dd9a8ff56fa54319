/** `SR_hw_split_ratio`: how soft refinement divides the picture into rows and cells. */

import type { Rect } from "./rect.ts";

export interface SplitRow {
  /** Share of the height, as written. */
  readonly weight: number;
  /** Shares of the row's width, as written; one for a full-width row. */
  readonly columns: readonly number[];
}

export type SplitRatio =
  | { readonly ok: true; readonly rows: readonly SplitRow[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a split. `;` separates rows. In a row of several numbers the first is the row's height and the
 * others are its columns' widths; a row of one number is one full-width cell of that height. Without
 * `;` there is one row, and every number is a column's width.
 */
export function parseSplitRatio(text: string): SplitRatio {
  const rows: number[][] = [];
  for (const rowText of text.split(";")) {
    const row: number[] = [];
    for (const item of rowText.split(",")) {
      const number = item.trim() === "" ? Number.NaN : Number(item);
      if (!Number.isFinite(number)) {
        return { ok: false, message: `'${item.trim()}' in '${text}' is not a number` };
      }
      if (number <= 0) return { ok: false, message: `${number} in '${text}' is not above zero` };
      row.push(number);
    }
    rows.push(row);
  }
  if (rows.length === 1) return { ok: true, rows: [{ weight: 1, columns: rows[0]! }] };
  return {
    ok: true,
    rows: rows.map(([weight, ...columns]) => ({
      weight: weight!,
      columns: columns.length > 0 ? columns : [1],
    })),
  };
}

/** The cells in fractions of the picture, row by row. */
export function splitCells(rows: readonly SplitRow[]): Rect[] {
  const cells: Rect[] = [];
  const total = sum(rows.map((row) => row.weight));
  let y = 0;
  for (const row of rows) {
    const height = row.weight / total;
    const rowTotal = sum(row.columns);
    let x = 0;
    for (const column of row.columns) {
      const width = column / rowTotal;
      cells.push({ x, y, width, height });
      x += width;
    }
    y += height;
  }
  return cells;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
