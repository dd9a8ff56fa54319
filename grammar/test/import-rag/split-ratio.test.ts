import { describe, expect, test } from "vitest";
import { parseSplitRatio, splitCells } from "../../src/import-rag/split-ratio.ts";

function cellsOf(text: string) {
  const split = parseSplitRatio(text);
  if (!split.ok) throw new Error(split.message);
  return splitCells(split.rows).map(({ x, y, width, height }) =>
    [x, y, width, height].map((value) => Number(value.toFixed(4))),
  );
}

describe("SR_hw_split_ratio", () => {
  test("without a semicolon every number is a column's width", () => {
    expect(cellsOf("1, 2, 1")).toEqual([
      [0, 0, 0.25, 1],
      [0.25, 0, 0.5, 1],
      [0.75, 0, 0.25, 1],
    ]);
  });

  test("with semicolons the first of several numbers is the row's height", () => {
    expect(cellsOf("1, 3, 1; 3, 1, 1")).toEqual([
      [0, 0, 0.75, 0.25],
      [0.75, 0, 0.25, 0.25],
      [0, 0.25, 0.5, 0.75],
      [0.5, 0.25, 0.5, 0.75],
    ]);
  });

  test("a row of one number is a full-width cell of that height", () => {
    expect(cellsOf("0.3; 0.9, 1, 2; 0.3")).toEqual([
      [0, 0, 1, 0.2],
      [0, 0.2, 0.3333, 0.6],
      [0.3333, 0.2, 0.6667, 0.6],
      [0, 0.8, 1, 0.2],
    ]);
  });

  test("one number alone is the whole picture", () => {
    expect(cellsOf("1")).toEqual([[0, 0, 1, 1]]);
  });

  test.each([
    ["1,,1", "'' in '1,,1' is not a number"],
    ["1/3, 2/3", "'1/3' in '1/3, 2/3' is not a number"],
    ["0.5; 0.5;", "'' in '0.5; 0.5;' is not a number"],
    ["1, 0", "0 in '1, 0' is not above zero"],
    ["1, -2", "-2 in '1, -2' is not above zero"],
    ["1, Infinity", "'Infinity' in '1, Infinity' is not a number"],
    ["", "'' in '' is not a number"],
  ])("%j is refused", (text, message) => {
    expect(parseSplitRatio(text)).toEqual({ ok: false, message });
  });
});
