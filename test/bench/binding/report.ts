/** The benchmark's tables: scores by number of objects and method, and what was wanted at the defaults. */

import type { Table } from "../table.ts";
import type { Method } from "./methods.ts";
import { PROMPT_ONLY } from "./methods.ts";
import type { Score } from "./scores.ts";

/** One method on all scenes of one number of objects. */
export interface Result {
  readonly objects: number;
  readonly method: Method;
  readonly score: Score;
  readonly secondsPerPicture: number;
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** Every result as a row; shares in percent. The seam is relative to the prompt alone's on the same scenes. */
export function scoreTable(results: readonly Result[], notes: readonly string[]): Table<Result> {
  return {
    title: "Attribute binding: what the judge sees in each object's cell, in percent of the objects",
    columns: [
      { title: "objects", key: "objects", value: (row) => row.objects },
      { title: "method", key: "method", value: (row) => row.method.name },
      { title: "kind", key: "kind", value: (row) => percent(row.score.kind), digits: 1 },
      { title: "colour", key: "colour", value: (row) => percent(row.score.colour), digits: 1 },
      { title: "texture", key: "texture", value: (row) => percent(row.score.texture), digits: 1 },
      {
        title: "kind+colour",
        key: "kindAndColour",
        value: (row) => percent(row.score.kindAndColour),
        digits: 1,
      },
      { title: "all", key: "all", value: (row) => percent(row.score.all), digits: 1 },
      { title: "present", key: "present", value: (row) => percent(row.score.present), digits: 1 },
      { title: "seam", key: "meanSeam", value: (row) => row.score.meanSeam, digits: 3 },
      {
        title: "/prompt",
        key: "relativeMeanSeam",
        value: (row) => relativeSeam(row, results, "meanSeam"),
        digits: 2,
      },
      { title: "median", key: "medianSeam", value: (row) => row.score.medianSeam, digits: 4 },
      {
        title: "/prompt",
        key: "relativeMedianSeam",
        value: (row) => relativeSeam(row, results, "medianSeam"),
        digits: 2,
      },
      { title: "s/picture", key: "seconds", value: (row) => row.secondsPerPicture, digits: 2 },
    ],
    rows: results,
    notes,
  };
}

/** A result's seam score over that of the prompt alone on the same scenes; null where either is unknown. */
export function relativeSeam(
  result: Result,
  results: readonly Result[],
  statistic: "meanSeam" | "medianSeam",
): number | null {
  const own = result.score[statistic];
  const alone = find(results, result.objects, PROMPT_ONLY)?.score[statistic] ?? null;
  return alone === null || own === null ? null : own / alone;
}

/** A thing that was wanted of the defaults, and what was measured. */
export interface Wish {
  readonly text: string;
  readonly measured: number;
  readonly wanted: number;
  readonly met: boolean;
}

/** What is wanted of a method, for those wishes that the results can tell. */
export function wishes(results: readonly Result[], method: Method): Wish[] {
  const one = find(results, 1, method)?.score.kindAndColour;
  const four = find(results, 4, method)?.score.kindAndColour;
  const eight = find(results, 8, method)?.score.kindAndColour;
  const promptFour = find(results, 4, PROMPT_ONLY)?.score.kindAndColour;
  const largestSeam = (statistic: "meanSeam" | "medianSeam"): number[] => {
    const own = results.filter((result) => sameMethod(result.method, method));
    const seams = own
      .map((result) => relativeSeam(result, results, statistic))
      .filter((seam) => seam !== null);
    return seams.length === 0 ? [] : [Math.max(...seams)];
  };
  const list: Wish[] = [];
  if (one !== undefined && four !== undefined)
    list.push(atLeast("kind+colour at 4 objects, % of that at 1 object", percent(four / one), 85));
  if (promptFour !== undefined && four !== undefined)
    list.push(
      atLeast("kind+colour at 4 objects, points above the prompt alone", percent(four - promptFour), 30),
    );
  if (one !== undefined && eight !== undefined)
    list.push(atMost("kind+colour lost from 1 to 8 objects, points", percent(one - eight), 10));
  for (const seam of largestSeam("meanSeam"))
    list.push(atMost("largest mean seam score over the prompt alone's", seam, 1.1));
  for (const seam of largestSeam("medianSeam"))
    list.push(atMost("largest median seam score over the prompt alone's", seam, 1.1));
  return list;
}

export function wishTable(list: readonly Wish[], method: Method): Table<Wish> {
  return {
    title: `Wanted of "${method.name}"`,
    columns: [
      { title: "what", key: "what", value: (row) => row.text },
      { title: "measured", key: "measured", value: (row) => row.measured, digits: 2 },
      { title: "wanted", key: "wanted", value: (row) => row.wanted, digits: 2 },
      { title: "met", key: "met", value: (row) => (row.met ? "yes" : "no") },
    ],
    rows: list,
  };
}

function atLeast(text: string, measured: number, wanted: number): Wish {
  return { text: `${text}, at least`, measured, wanted, met: measured >= wanted };
}

function atMost(text: string, measured: number, wanted: number): Wish {
  return { text: `${text}, at most`, measured, wanted, met: measured <= wanted };
}

function find(results: readonly Result[], objects: number, method: Method): Result | undefined {
  return results.find((result) => result.objects === objects && sameMethod(result.method, method));
}

function sameMethod(a: Method, b: Method): boolean {
  return a.bind === b.bind && a.refine === b.refine;
}
