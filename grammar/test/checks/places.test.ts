import { describe, expect, test } from "vitest";
import { annotate, messages, unindent } from "../support/workspace.ts";

function expectMarks(fixture: string): void {
  expect(annotate(fixture)).toBe(unindent(fixture));
}

const scene = (body: string): string => `scene s { canvas: 100 x 100 seed: 1 prompt: "p" ${body} }`;
const BACK = 'region back { prompt: "b" }';

/** Messages about a scene whose canvas is covered by a region below. */
const about = (body: string): string[] => messages(scene(`${BACK} ${body}`));

/** Rules about the places of one region that lies on a background. */
const rules = (region: string): string[] =>
  about(`region a { prompt: "a" ${region} }`).map((message) => message.split(":")[0]!);

describe("places", () => {
  test.each([
    ["at: 100% 0 size: 10% 10%", ["region-off-canvas"]],
    ["at: -10% 0 size: 10% 10%", ["region-off-canvas"]],
    ["at: 90% 0 size: 20% 10%", ["region-partly-off-canvas"]],
    ["at: 0 0 size: 10% 10% box: -5% 0 20% 20%", ["region-partly-off-canvas"]],
    ["at: 0 0 size: 10% 10% box: 0 100% 20% 20%", ["region-off-canvas"]],
    ["at: 0 0 size: 10% 10% box: 5% 5% 20% 20%", []],
    ["at: 90% 90% size: 10% 10%", []],
  ])("%s", (properties, expected) => {
    expect(rules(properties)).toEqual(expected);
  });

  test("how much is lost is told", () => {
    expect(about('region a { prompt: "a" at: 90% 0 size: 20% 10% }')).toEqual([
      "region-partly-off-canvas: 50 % of the region 'a' is beyond the canvas and will not be seen. Move it, or make it smaller.",
    ]);
  });

  test("nested sizes can grow past all bounds, and are refused", () => {
    expect(about('row { size: 1600% 100% row { size: 1600% 100% region a { prompt: "a" } } }')).toContain(
      "region-too-large: The region 'a' is more than 16 times as large as the canvas. Make it smaller.",
    );
  });

  test("only what a region does counts: a cell that does not refine may lie anywhere", () => {
    expect(about('region a { prompt: "a" at: 100% 0 size: 10% 10% refine: 0 box: 0 0 20% 20% }')).toEqual([]);
    expect(about('region a { prompt: "a" size: 20% 20% bind: 0 box: 100% 0 20% 20% }')).toEqual([]);
    expect(about('region a { prompt: "a" bind: 0 refine: 0 }')).toEqual([
      "region-without-effect: The region 'a' neither binds nor refines, so it changes nothing. Raise `bind` or `refine`.",
    ]);
  });

  test("out of the container", () => {
    expect(about('row { size: 50% 50% region a { prompt: "a" at: 60% 0 size: 60% 100% } }')).toEqual([
      "overflows-container: The region 'a' reaches out of its row. Make it smaller, move it, or place it outside the row.",
    ]);
  });

  test("no room", () => {
    expectMarks(`
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        region all { prompt: "a" }
        row { gap: 50% region a { prompt: "a" } region b { prompt: "b" } region c { prompt: "c" } }
              ^^^^^^^^ no-room
        column { pad: 50px region d { prompt: "d" } }
                 ^^^^^^^^^ no-room
        region e { prompt: "e" inset: 50% 0 }
                                      ^^^^^ no-room
        region f { prompt: "f" at: 100% 0 }
               ^ no-room
      }
    `);
  });

  test("grids with more children than cells, or weights that do not fit", () => {
    expectMarks(`
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        grid 1 x 2 {
          columns: 1, 2, 3
          ^^^^^^^^^^^^^^^^ wrong-count
          region a { prompt: "a" }
          region b { prompt: "b" }
          region c { prompt: "c" }
                 ^ grid-full
        }
        grid 0 x 2.5 { size: 10% 10% region d { prompt: "d" } }
             ^ out-of-range
                 ^^^ wrong-type
      }
    `);
  });

  test("properties that change nothing", () => {
    expectMarks(`
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        region a { prompt: "a" weight: 2 bind: 8 }
                               ^^^^^^ property-without-effect
        row {
          size: 100% 50%
          region b { prompt: "b" weight: 2 at: 0 50% layer: 1 }
                                 ^^^^^^ property-without-effect
          region c { prompt: "c" }
        }
        grid 1 x 1 { at: 0 50% region d { prompt: "d" weight: 2 } }
                                                      ^^^^^^ property-without-effect
        region e { prompt: "e" shape: ellipse mask: "m.png" inset: 1% box: 0 0 100% 100% }
                               ^^^^^ property-without-effect
                                                            ^^^^^ property-without-effect
      }
    `);
  });
});

describe("coverage", () => {
  test("a region under others is hidden", () => {
    expectMarks(`
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        region under { prompt: "u" at: 10% 10% size: 50% 50% }
               ^^^^^ region-hidden
        row { region a { prompt: "a" } region b { prompt: "b" } }
      }
    `);
  });

  test.each([
    ["above them", `region over { prompt: "u" at: 10% 10% size: 50% 50% layer: 1 } ${BACK}`],
    [
      "seen through a soft edge",
      `region under { prompt: "u" size: 50% 50% } region soft { prompt: "s" feather: 10% }`,
    ],
    ["beside an ellipse", `region under { prompt: "u" } region round { prompt: "r" shape: ellipse }`],
    ["behind a mask", `region under { prompt: "u" } region cut { prompt: "c" mask: "m.png" }`],
    ["below what does not refine", `region under { prompt: "u" } region bound { prompt: "b" refine: 0 }`],
    [
      "bound for longer than what is above",
      `region under { prompt: "u" bind: 4 } region over { prompt: "o" bind: 2 }`,
    ],
    [
      "seen through gaps",
      `region under { prompt: "u" } row { gap: 40% region a { prompt: "a" } region b { prompt: "b" } }`,
    ],
  ])("a region is not hidden: %s", (_, body) => {
    expect(messages(scene(body)).filter((message) => message.startsWith("region-hidden"))).toEqual([]);
  });

  test.each([
    ["size: 100% 50%", "50 % of the canvas, mostly at the bottom, is"],
    ["at: 50% 0", "50 % of the canvas, mostly on the left, is"],
    ["at: 1/8 1/8 size: 3/4 3/4", "44 % of the canvas is"],
    ["at: 2% 0", null],
    ['at: 50% 0 mask: "m.png"', "50 % of the canvas, mostly on the left, is"],
    ["shape: ellipse", "21 % of the canvas is"],
  ])("what no region covers is told: %s", (properties, told) => {
    const message =
      told && `canvas-uncovered: ${told} in no region: the scene's prompt alone decides what is there.`;
    expect(messages(scene(`region a { prompt: "a" ${properties} }`))).toEqual(message ? [message] : []);
  });

  test("a scene without regions is one prompt, and a corner has its name", () => {
    expect(messages(scene(""))).toEqual([]);
    const corner = 'region a { prompt: "a" size: 100% 60% } region b { prompt: "b" at: 30% 60% }';
    expect(messages(scene(corner))[0]).toContain("12 % of the canvas, mostly at the bottom left, is");
  });
});
