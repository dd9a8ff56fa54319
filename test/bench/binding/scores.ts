/** Shares of right answers, gathered over the objects and pictures of one method. */

import type { Marks } from "./judge.ts";

/** Shares in 0..1 over all objects; the seam scores are over pictures, null where there are no borders. */
export interface Score {
  readonly objects: number;
  readonly kind: number;
  readonly colour: number;
  readonly texture: number;
  readonly kindAndColour: number;
  readonly all: number;
  readonly present: number;
  readonly meanSeam: number | null;
  readonly medianSeam: number | null;
}

export class ScoreSheet {
  readonly #marks: Marks[] = [];
  readonly #seams: number[] = [];

  add(marks: readonly Marks[], seam: number | null): void {
    this.#marks.push(...marks);
    if (seam !== null) this.#seams.push(seam);
  }

  score(): Score {
    return {
      objects: this.#marks.length,
      kind: this.#share((marks) => marks.kind),
      colour: this.#share((marks) => marks.colour),
      texture: this.#share((marks) => marks.texture),
      kindAndColour: this.#share((marks) => marks.kind && marks.colour),
      all: this.#share((marks) => marks.kind && marks.colour && marks.texture),
      present: this.#share((marks) => marks.present),
      meanSeam: this.#seams.length === 0 ? null : mean(this.#seams),
      medianSeam: this.#seams.length === 0 ? null : median(this.#seams),
    };
  }

  #share(right: (marks: Marks) => boolean): number {
    return mean(this.#marks.map((marks) => (right(marks) ? 1 : 0)));
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
