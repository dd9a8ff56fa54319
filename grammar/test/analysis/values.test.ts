import { describe, expect, test } from "vitest";
import { compileScene } from "../../src/index.ts";
import type { RegionPlan, ScenePlan } from "../../src/index.ts";
import { afterFix, analyseWorkspace, messages } from "../support/workspace.ts";

/** A region's property in an otherwise quiet scene of 200 x 100 pixels. */
const inRegion = (property: string): string =>
  `scene s { canvas: 200 x 100 seed: 1 prompt: "p" region all { prompt: "q" } region a { prompt: "r" ${property} } }`;
const inScene = (property: string): string => `scene s { seed: 1 prompt: "p" ${property} }`;

function plan(text: string): ScenePlan {
  const compiled = compileScene(analyseWorkspace(text));
  if (compiled.plan === null) throw new Error(compiled.diagnostics.map((d) => d.message).join("\n"));
  return compiled.plan;
}

const region = (property: string): RegionPlan => plan(inRegion(property)).regions[1]!;

/** The one message about a wrong value. */
function complaint(text: string): string {
  const found = messages(text).filter((message) => /^(wrong|out|unknown)/.test(message));
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe("lengths", () => {
  test.each([
    ["at: 25% 1/4", { x: 0.25, y: 0.25, width: 0.75, height: 0.75 }],
    ["size: 50px 50px", { x: 0, y: 0, width: 0.25, height: 0.5 }],
    ["at: 0 10px size: 1/3 20%", { x: 0, y: 0.1, width: 1 / 3, height: 0.2 }],
    ["at: -10% 0 size: 20% 100%", { x: -0.1, y: 0, width: 0.2, height: 1 }],
  ])("%s", (property, cell) => {
    expect(region(property).cell).toEqual(cell);
  });

  test.each([
    ["inset: 10%", { x: 0.1, y: 0.1, width: 0.8, height: 0.8 }],
    ["inset: 20px 10px", { x: 0.1, y: 0.1, width: 0.8, height: 0.8 }],
    ["inset: 10% 20% 30% 40%", { x: 0.1, y: 0.2, width: 0.6, height: 0.4 }],
    ["box: 10% 0 1/2 50px", { x: 0.1, y: 0, width: 0.5, height: 0.5 }],
  ])("%s", (property, box) => {
    expect(region(property).box).toEqual(box);
  });

  test("feather is measured along the canvas's shorter side", () => {
    expect(region("feather: 3%").feather).toBe(0.03);
    expect(region("feather: 5px").feather).toBe(0.05);
  });

  test.each([
    [
      inRegion("size: 20 50%"),
      "wrong-unit: The length 20 needs a unit: 20% of the area, or 20px.",
      "size: 20% 50%",
    ],
    [
      inRegion("size: 0.5 50%"),
      "wrong-unit: The length 0.5 needs a unit: 50% of the area, or 0.5px.",
      "size: 50% 50%",
    ],
    [
      inRegion("size: 20% x 50%"),
      "wrong-type: 'size' takes two lengths, across and down, such as `70% 5%`, not values with an 'x' between.",
      "size: 20% 50%",
    ],
  ])("mends %s", (text, message, mended) => {
    expect(complaint(text)).toBe(message);
    expect(afterFix(text, message.split(":")[0]!)).toContain(mended);
  });

  test.each([
    ["size: 0 50%", "out-of-range: 'size': each length must be above zero."],
    ["inset: -1%", "out-of-range: 'inset': each length must be zero or more."],
    ["at: 9999% 0", "out-of-range: 'at': each length must be at most 1600%."],
    ["at: 10%", "wrong-count: 'at' takes two lengths, across and down, such as `70% 5%`, and here is one."],
    [
      "box: 1% 2% 3%",
      "wrong-count: 'box' takes four lengths: left, top, width and height, such as `10% 0 1/3 50%`, and here are 3.",
    ],
    [
      "at: ellipse 0",
      "wrong-type: 'at' takes lengths such as `20%`, `1/3` or `64px`, not the word 'ellipse'.",
    ],
  ])("refuses %s", (property, message) => {
    expect(complaint(inRegion(property))).toBe(message);
  });
});

describe("numbers", () => {
  test("decimals and fractions are read alike", () => {
    expect(region("refine: 0.5").refine).toBe(0.5);
    expect(region("refine: 1/4").refine).toBe(0.25);
    expect(plan(inScene("guidance: 2.25")).guidance).toBe(2.25);
    expect(plan(inScene("seed: 9007199254740991").replace("seed: 1 ", "")).seed).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });

  test.each([
    ["steps: 0", "out-of-range: 'steps' must be from 1 to 1000.", "steps: 1"],
    ["steps: 12.5", "wrong-type: 'steps' takes a whole number, not 12.5.", "steps: 13"],
    ["steps: 20px", "wrong-unit: 'steps' takes a whole number without a unit: 20.", "steps: 20"],
    ["refine: 70%", "wrong-unit: 'refine' takes a number without a unit: 0.7.", "refine: 0.7"],
    ["bind: -1", "out-of-range: 'bind' must be from 0 to 1000.", "bind: 0"],
    [
      "canvas: 512px x 512",
      "wrong-unit: 'canvas' is in pixels anyway: write 512 without a unit.",
      "canvas: 512 x 512",
    ],
    [
      "canvas: 512 256",
      "wrong-type: 'canvas' takes width and height in pixels, such as `1024 x 768`, not two plain numbers.",
      "canvas: 512 x 256",
    ],
  ])("mends %s", (property, message, mended) => {
    expect(complaint(inScene(property))).toBe(message);
    expect(afterFix(inScene(property), message.split(":")[0]!)).toBe(inScene(mended));
  });

  test.each([
    [
      "steps: 1/0",
      "out-of-range: This must be a number of at most 15 digits, with a denominator that is not zero.",
    ],
    [
      "guidance: 0.1234567890123456",
      "out-of-range: This must be a number of at most 15 digits, with a denominator that is not zero.",
    ],
    ['steps: "20"', "wrong-type: 'steps' takes a whole number, not text."],
    ["steps: 1, 2", "wrong-type: 'steps' takes a whole number, not a list."],
    [
      "canvas: 512",
      "wrong-count: 'canvas' takes width and height in pixels, such as `1024 x 768`, and here is one.",
    ],
  ])("refuses %s", (property, message) => {
    expect(complaint(inScene(property))).toBe(message);
  });
});

describe("words, text and names of styles", () => {
  test.each([
    [inRegion('shape: "ellipse"'), "wrong-type", "shape: ellipse"],
    [inScene("prompt: 3").replace('prompt: "p" ', ""), "wrong-type", 'prompt: "3"'],
    [`style ink { prompt: "i" } ${inScene('use: "ink"')}`, "wrong-type", "use: ink"],
    [
      `style ink { prompt: "i" } style wet { prompt: "w" } ${inScene("use: ink wet")}`,
      "wrong-type",
      "use: ink, wet",
    ],
  ])("mends %s", (text, rule, mended) => {
    expect(afterFix(text, rule)).toContain(mended);
  });

  test("a mask must name a file", () => {
    expect(messages(inRegion('mask: ""'))).toContain(
      "empty-path: 'mask' names nothing. Write a path in quotes.",
    );
  });
});

describe("lets", () => {
  test("stand for values of every kind", () => {
    const text = `
      let strength = 1/2
      let corner = 10% 20%
      let outline = ellipse
      let looks = ink, wet
      let place = corner
      style ink { prompt: "in ink" }
      style wet { prompt: "wet" }
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        use: looks
        refine: strength
        region a { prompt: "q" at: place size: 50% 50% shape: outline }
        region b { prompt: "r" box: corner corner }
      }
    `;
    const { prompt, regions } = plan(text);
    expect(prompt).toBe("p, in ink, wet");
    expect(regions[0]).toMatchObject({
      shape: "ellipse",
      refine: 0.5,
      cell: { x: 0.1, y: 0.2, width: 0.5, height: 0.5 },
    });
    expect(regions[1]!.box).toEqual({ x: 0.1, y: 0.2, width: 0.1, height: 0.2 });
  });

  test("fill into text as they are written", () => {
    const text = `
      let n = 2.50
      let share = 30%
      let third = 1/3
      let size = 1024 x 768
      let moods = "calm", "warm"
      let shape = ellipse
      scene s { canvas: 64 x 64 seed: 1 prompt: "\${n} \${share} \${third} \${size} \${moods} \${shape}" }
    `;
    expect(plan(text).prompt).toBe("2.50 30% 1/3 1024 x 768 calm, warm ellipse");
  });

  test("of a wrong kind are marked where they are used, and no fix rewrites the use", () => {
    const text = `let many = 200%\n${inScene("refine: many")}`;
    const { diagnostics } = analyseWorkspace(text);
    const found = diagnostics.find((diagnostic) => diagnostic.rule === "wrong-unit")!;
    expect(text.slice(found.range.start, found.range.end)).toBe("many");
    expect(found.fixes).toBeUndefined();
  });
});
