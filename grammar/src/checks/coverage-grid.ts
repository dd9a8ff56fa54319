/**
 * A coarse grid over the canvas that remembers what has been covered. Each row keeps, for every sample, the next
 * one that is still free, so that covering n rectangles costs about their rows and never their overlaps.
 */

export interface PlainRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The samples of one row from `from` to before `to`. */
export interface RowSpan {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export class CoverageGrid {
  readonly rows: number;
  readonly columns: number;
  /** In each row of `columns + 1` entries: where the search for the next free sample goes on. */
  readonly #next: Int32Array;

  constructor(rows: number, columns: number) {
    this.rows = rows;
    this.columns = columns;
    this.#next = identity(rows * (columns + 1));
  }

  /** True where some sample of the span is free. */
  hasFree({ row, from, to }: RowSpan): boolean {
    const start = row * (this.columns + 1);
    return this.#find(start + from) < start + to;
  }

  cover({ row, from, to }: RowSpan): void {
    const next = this.#next;
    const start = row * (this.columns + 1);
    const end = start + to;
    let at = this.#find(start + from);
    while (at < end) {
      next[at] = end;
      at++;
      if (at < end && next[at] !== at) at = this.#find(at);
    }
  }

  /** True where the sample is free. */
  isFree(row: number, column: number): boolean {
    const at = row * (this.columns + 1) + column;
    return this.#next[at] === at;
  }

  /** Rows and columns of the samples still free. */
  *free(): Generator<{ row: number; column: number }> {
    for (let row = 0; row < this.rows; row++) {
      const start = row * (this.columns + 1);
      for (let at = this.#find(start); at < start + this.columns; at = this.#find(at + 1)) {
        yield { row, column: at - start };
      }
    }
  }

  #find(from: number): number {
    let root = from;
    while (this.#next[root]! !== root) root = this.#next[root]!;
    while (this.#next[from]! !== root) [from, this.#next[from]] = [this.#next[from]!, root];
    return root;
  }
}

let counted = new Int32Array(0);

/** 0, 1, 2 … : a copy of what was counted before is quicker than counting. */
function identity(length: number): Int32Array {
  if (counted.length < length) {
    counted = new Int32Array(length);
    for (let index = 0; index < length; index++) counted[index] = index;
  }
  return counted.slice(0, length);
}

/** The samples (at the grid's cell centres) inside a rectangle, or inside the ellipse that fills it. */
export function spansOf(rect: PlainRect, ellipse: boolean, grid: CoverageGrid): RowSpan[] {
  const spans: RowSpan[] = [];
  const first = firstSample(rect.y, grid.rows);
  const last = firstSample(rect.y + rect.height, grid.rows);
  const middle = rect.x + rect.width / 2;
  for (let row = first; row < last; row++) {
    const across = ellipse ? (((row + 0.5) / grid.rows - rect.y) / rect.height) * 2 - 1 : 0;
    const half = (rect.width / 2) * Math.sqrt(Math.max(0, 1 - across * across));
    const from = firstSample(middle - half, grid.columns);
    const to = firstSample(middle + half, grid.columns);
    if (to > from) spans.push({ row, from, to });
  }
  return spans;
}

/** The first of `count` samples at or beyond a place, both on the unit interval. */
function firstSample(place: number, count: number): number {
  return Math.min(count, Math.max(0, Math.ceil(place * count - 0.5)));
}
