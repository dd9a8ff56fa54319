/** Dragging dividers: the two weights beside one change, and keep their sum. */

import { describe, expect, it } from "vitest";
import { cellOf, edit, unindent } from "./edited.ts";

const divide = (container: string, index: number, percent: number) =>
  ({ kind: "divide", container, index, position: percent / 100 }) as const;

const row = (a: string, b: string, c = ""): string =>
  `scene s { canvas: 100 x 100 seed: 1 prompt: "p" row { region a { ${a}prompt: "a" } region b { ${b}prompt: "b" } ${c}} }`;

describe("weights", () => {
  it.each([
    ["are added where they are missing", "", "", 60, "weight: 1.2 ", "weight: 0.8 "],
    ["keep their sum", "weight: 2 ", "weight: 1 ", 50, "weight: 1.5 ", "weight: 1.5 "],
    ["stay whole where they can", "weight: 60 ", "weight: 40 ", 30, "weight: 30 ", "weight: 70 "],
    ["are no finer than half a pixel", "weight: 60 ", "weight: 40 ", 30.4321, "weight: 30 ", "weight: 70 "],
    ["stay fractions", "weight: 1/3 ", "weight: 1/3 ", 25, "weight: 1/6 ", "weight: 1/2 "],
    ["of which one is not written", "", "weight: 3 ", 50, "weight: 2 ", "weight: 2 "],
  ])("%s", (_, a, b, position, first, second) => {
    expect(edit(row(a, b), divide("0", 0, position)).text).toBe(row(first, second));
  });

  it("leave the others' shares alone", () => {
    const third = `region c { weight: 2 prompt: "c" } `;
    const { text, summary } = edit(row("", "", third), divide("0", 0, 10));
    expect(text).toBe(row("weight: 0.4 ", "weight: 1.6 ", third));
    expect(summary).toBe("weight: 0.4  weight: 1.6");
    expect(cellOf(text, "c")).toEqual([50, 0, 50, 100]);
  });

  it("of names become numbers; comments stay", () => {
    const text = (weight: string, other: string): string =>
      `let wide = 2\n${row(`weight: ${weight} /* wide */ `, other)}`;
    expect(edit(text("wide", ""), divide("0", 0, 50)).text).toBe(text("1.5", "weight: 1.5 "));
  });

  it("stand on lines of their own where the block has lines", () => {
    const before = unindent(`
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        column {
          gap: 10%
          region sky {
            prompt: "sky"
          }
          row {
            weight: 2 // low
            region left { prompt: "left" }
            region right { prompt: "right" }
          }
        }
      }
    `);
    const after = edit(before, divide("0", 0, 50)).text;
    expect(after).toBe(
      before
        .replace('      prompt: "sky"', '      weight: 1.5\n      prompt: "sky"')
        .replace("weight: 2 //", "weight: 1.5 //"),
    );
    expect(cellOf(after, "sky")).toEqual([0, 0, 100, 45]);
    expect(edit(before, divide("0.1", 0, 25)).text).toBe(
      before
        .replace("region left { prompt", "region left { weight: 0.5 prompt")
        .replace("region right { prompt", "region right { weight: 1.5 prompt"),
    );
  });

  it("in a variant that has its own", () => {
    const text = (weight: string, base: string): string =>
      `scene s { canvas: 100 x 100 seed: 1 prompt: "p" row { region a { ${base}prompt: "a" } region b { prompt: "b" } } variant v { region a { weight: ${weight} } region b { weight: 1 } } }`;
    expect(edit(text("3", "weight: 2 "), divide("0", 0, 50), "v").text).toBe(
      text("2", "weight: 2 ").replace("region b { weight: 1 }", "region b { weight: 2 }"),
    );
  });
});

describe("lines of a grid", () => {
  const grid = (properties: string): string =>
    `scene s { canvas: 100 x 100 seed: 1 prompt: "p" grid 2 x 2 { ${properties}region a { prompt: "a" } region b { prompt: "b" } region c { prompt: "c" } region d { prompt: "d" } } }`;

  it("have weights in `columns` and `rows`", () => {
    expect(edit(grid("columns: 2, 1 "), divide("0/columns", 0, 50)).text).toBe(grid("columns: 1.5, 1.5 "));
    expect(edit(grid(""), divide("0/rows", 0, 25)).text).toBe(grid("rows: 0.5, 1.5 "));
    expect(edit(grid("gap: 10% 0 "), divide("0/columns", 0, 59)).text).toBe(
      grid("columns: 1.2, 0.8 gap: 10% 0 "),
    );
  });
});

describe("refusals", () => {
  it("no room", () => {
    expect(() => edit(row("", ""), divide("0", 0, 99.9))).toThrow(
      "There is no more room on that side of the divider.",
    );
  });

  it("no such divider", () => {
    expect(() => edit(row("", ""), divide("0", 1, 50))).toThrow("not there any more");
    expect(() => edit(row("", ""), divide("7", 0, 50))).toThrow("not there any more");
  });
});
