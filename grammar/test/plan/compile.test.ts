import { describe, expect, test } from "vitest";
import { compileScene, ScenePlanSchema } from "../../src/index.ts";
import type { ModelDefaults, ModelDirectory, ScenePlan, Selection } from "../../src/index.ts";
import { analyseWorkspace, unindent } from "../support/workspace.ts";

function plan(text: string, selection: Selection = {}): ScenePlan {
  const compiled = compileScene(analyseWorkspace(text), selection);
  if (compiled.plan === null) throw new Error(compiled.diagnostics.map((d) => d.message).join("\n"));
  return ScenePlanSchema.parse(compiled.plan);
}

/** Cells as `name: x y width height`, in plan order. */
function cells(text: string): string[] {
  return plan(text).regions.map(
    ({ name, cell }) =>
      `${name}: ${[cell.x, cell.y, cell.width, cell.height].map((n) => +n.toFixed(4)).join(" ")}`,
  );
}

const scene = (body: string, size = "100 x 100"): string =>
  `scene s { canvas: ${size} seed: 1 prompt: "p" ${body} }`;
const region = (name: string, properties = ""): string =>
  `region ${name} { prompt: "${name}" ${properties} }`;

describe("a scene's plan", () => {
  const HARBOUR = `
    let boat = "a small wooden boat"
    scene harbour {
      canvas: 1024 x 768
      seed: 1234
      prompt: "a quiet harbour"
      column {
        region lighthouse { weight: 2 prompt: "a white lighthouse" detail: "tall" }
        row { gap: 2% region left { prompt: "\${boat}, red" } region right { prompt: "\${boat}, blue" seed: 77 } }
      }
    }
  `;

  test("has everything resolved", () => {
    const text = unindent(HARBOUR);
    expect(plan(HARBOUR)).toMatchObject({
      version: 1,
      scene: "harbour",
      variant: null,
      canvas: { width: 1024, height: 768 },
      model: "toybox",
      seed: 1234,
      prompt: "a quiet harbour",
      negative: "",
      repaint: [],
    });
    const left = plan(HARBOUR).regions[1]!;
    expect(left).toMatchObject({
      name: "left",
      cell: { x: 0, y: 2 / 3, width: 0.49, height: 1 / 3 },
      box: { x: 0, y: 2 / 3, width: 0.49, height: 1 / 3 },
      shape: "rect",
      mask: null,
      feather: 0,
      layer: 1,
      prompt: "a small wooden boat, red",
      detail: "a small wooden boat, red",
    });
    expect(text.slice(left.source!.start, left.source!.end)).toBe(`region left { prompt: "\${boat}, red" }`);
  });

  test("regions inherit what the scene says of them", () => {
    const text = scene(
      `bind: 3 refine: 0.5 guidance: 2 negative: "n" ${region("a")} ${region("b", 'bind: 0 negative: "m"')}`,
    );
    const [a, b] = plan(text).regions;
    expect(a).toMatchObject({ bind: 3, refine: 0.5, guidance: 2, negative: "n" });
    expect(b).toMatchObject({ bind: 0, refine: 0.5, guidance: 2, negative: "m" });
  });

  test("what a scene does not say is the language's default", () => {
    const { steps, guidance, regions } = plan(scene(region("a")));
    expect({ steps, guidance }).toEqual({ steps: 20, guidance: 3.5 });
    expect(regions[0]).toMatchObject({ guidance: 3.5, bind: 2, refine: 1 });
    expect(plan(scene(`steps: 4 ${region("a")}`)).regions[0]!.bind).toBe(1);
    expect(plan(scene(`steps: 50 ${region("a")}`)).regions[0]!.bind).toBe(5);
  });

  test("or what the model's author recommends, binding steps in proportion", () => {
    const recommending = (defaults: ModelDefaults): ModelDirectory => ({
      find: (name) => ({
        name,
        grid: 1,
        tokenPixels: 1,
        minRegion: 1,
        trained: null,
        readText: null,
        defaults,
      }),
      names: () => [],
    });
    const planned = (body: string, defaults: ModelDefaults): ScenePlan =>
      compileScene(analyseWorkspace(scene(`${region("a")} ${body}`), recommending(defaults))).plan!;
    const distilled = { steps: 10, guidance: 1, bind: 6, refine: 0.8 };
    expect(planned("", distilled)).toMatchObject({ steps: 10, guidance: 1 });
    expect(planned("", distilled).regions[0]).toMatchObject({ guidance: 1, bind: 6, refine: 0.8 });
    expect(planned("steps: 20", distilled).regions[0]!.bind).toBe(12);
    expect(planned("steps: 20 bind: 3 refine: 0", distilled).regions[0]).toMatchObject({
      bind: 3,
      refine: 0,
    });
    expect(planned("", { steps: 4 }).regions[0]!.bind).toBe(1);
    expect(planned("steps: 40", { bind: 0 }).regions[0]!.bind).toBe(0);
  });

  test("another region changes no other region's seed", () => {
    const seeds = (body: string): Record<string, number> =>
      Object.fromEntries(plan(scene(body)).regions.map(({ name, seed }) => [name, seed]));
    const before = seeds(`${region("a")} ${region("b", "at: 0 0")}`);
    const after = seeds(`${region("c", "at: 50% 0")} ${region("b", "at: 0 0")} ${region("a", "layer: 1")}`);
    expect(after).toMatchObject(before);
  });

  test("the first scene and no variant are the default; others are named", () => {
    const text = `
      scene a { canvas: 64 x 64 seed: 1 prompt: "a" variant v { prompt: "av" } }
      scene b { canvas: 64 x 64 seed: 1 prompt: "b" }
    `;
    expect(plan(text).prompt).toBe("a");
    expect(plan(text, { scene: "b" }).prompt).toBe("b");
    expect(plan(text, { variant: "v" }).prompt).toBe("av");
    const missing = (selection: Selection): string =>
      compileScene(analyseWorkspace(text), selection).diagnostics[0]!.message;
    expect(missing({ scene: "c" })).toBe("The file has no scene 'c'. Did you mean 'a' or 'b'?");
    expect(missing({ scene: "a", variant: "storm" })).toBe(
      "The scene 'a' has no variant 'storm'. It has: 'v'.",
    );
    expect(compileScene(analyseWorkspace("")).diagnostics[0]!.rule).toBe("unknown-scene");
    expect(compileScene(analyseWorkspace("")).picture).toBeNull();
  });
});

describe("layout", () => {
  test.each([
    ["a region alone fills the canvas", region("a"), ["a: 0 0 1 1"]],
    [
      "rows split by weight",
      `row { ${region("a", "weight: 3")} ${region("b")} }`,
      ["a: 0 0 0.75 1", "b: 0.75 0 0.25 1"],
    ],
    [
      "columns keep a gap",
      `column { gap: 10% ${region("a")} ${region("b")} }`,
      ["a: 0 0 1 0.45", "b: 0 0.55 1 0.45"],
    ],
    [
      "pixels are of the canvas",
      `row { gap: 20px ${region("a")} ${region("b")} }`,
      ["a: 0 0 0.4 1", "b: 0.6 0 0.4 1"],
    ],
    [
      "padding comes first",
      `row { pad: 10% 20% gap: 50% ${region("a")} ${region("b")} }`,
      ["a: 0.1 0.2 0.2 0.6", "b: 0.7 0.2 0.2 0.6"],
    ],
    [
      "containers nest",
      `row { ${region("a")} column { ${region("b")} ${region("c")} } }`,
      ["a: 0 0 0.5 1", "b: 0.5 0 0.5 0.5", "c: 0.5 0.5 0.5 0.5"],
    ],
    [
      "grids fill row by row",
      `grid 2 x 2 { ${region("a")} ${region("b")} ${region("c")} }`,
      ["a: 0 0 0.5 0.5", "b: 0.5 0 0.5 0.5", "c: 0 0.5 0.5 0.5"],
    ],
    [
      "grids weigh their lines",
      `grid 1 x 2 { columns: 1, 3 ${region("a")} ${region("b")} }`,
      ["a: 0 0 0.25 1", "b: 0.25 0 0.75 1"],
    ],
    [
      "grids have two gaps",
      `grid 2 x 2 { gap: 20% 10% ${region("a")} ${region("b")} ${region("c")} }`,
      ["a: 0 0 0.4 0.45", "b: 0.6 0 0.4 0.45", "c: 0 0.55 0.4 0.45"],
    ],
    [
      "a placed child takes no share",
      `row { ${region("a")} ${region("b", "at: 50% 0 size: 10% 100%")} }`,
      ["a: 0 0 1 1", "b: 0.5 0 0.1 1"],
    ],
    [
      "places are relative to the enclosing area",
      `column { size: 50% 50% ${region("a", "at: 50% 50%")} }`,
      ["a: 0.25 0.25 0.25 0.25"],
    ],
    [
      "a container can be placed",
      `row { at: 0 90% ${region("a")} ${region("b")} }`,
      ["a: 0 0.9 0.5 0.1", "b: 0.5 0.9 0.5 0.1"],
    ],
  ])("%s", (_, body, expected) => {
    expect(cells(scene(body))).toEqual(expected);
  });

  test("a box is relative to the enclosing area, and may leave the cell", () => {
    const text = scene(`row { ${region("a")} ${region("b", "box: 25% 0 50% 100%")} }`);
    expect(plan(text).regions[1]).toMatchObject({
      cell: { x: 0.5, y: 0, width: 0.5, height: 1 },
      box: { x: 0.25, y: 0, width: 0.5, height: 1 },
    });
  });

  test("layers order regions; within one the text does", () => {
    const text = scene(
      `${region("a", "layer: 1")} ${region("b")} ${region("c", "layer: -1")} ${region("d")}`,
    );
    expect(plan(text).regions.map(({ name, layer }) => [name, layer])).toEqual([
      ["c", 0],
      ["b", 1],
      ["d", 2],
      ["a", 3],
    ]);
  });

  test("what reaches beyond the canvas keeps its place and size", () => {
    expect(cells(scene(region("sun", "at: 80% -20% size: 40% 40% shape: ellipse")))).toEqual([
      "sun: 0.8 -0.2 0.4 0.4",
    ]);
  });

  test("sevenths of thirds meet exactly", () => {
    const rows = Array.from(
      { length: 7 },
      (_, i) => `row { ${region(`r${i}a`)} ${region(`r${i}b`)} ${region(`r${i}c`)} }`,
    );
    const { regions } = plan(scene(`column { ${rows.join(" ")} }`));
    const last = regions.at(-1)!.cell;
    expect(last.x + last.width).toBe(1);
    expect(last.y + last.height).toBe(1);
  });
});

describe("variants", () => {
  const text = `
    style night { prompt: "at night" }
    scene s {
      canvas: 100 x 100 seed: 1 steps: 10 prompt: "p"
      row { region a { prompt: "a" weight: 1 } region b { prompt: "b" } }
      variant storm { prompt: "storm" steps: 30 use: night region a { weight: 3 prompt: "waves" } }
      variant again { repaint b { prompt: "c" seed: 5 bind: 4 } }
    }
  `;

  test("change the scene's and its regions' properties, the layout included", () => {
    const { prompt, steps, variant, regions } = plan(text, { variant: "storm" });
    expect({ prompt, steps, variant }).toEqual({ prompt: "storm, at night", steps: 30, variant: "storm" });
    expect(regions[0]).toMatchObject({ prompt: "waves", cell: { x: 0, width: 0.75 } });
    expect(regions[1]).toMatchObject({ prompt: "b", seed: plan(text).regions[1]!.seed });
  });

  test("list what they repaint", () => {
    const { repaint, regions } = plan(text, { variant: "again" });
    expect(repaint).toEqual(["b"]);
    expect(regions[1]).toMatchObject({ prompt: "c", seed: 5, bind: 4 });
    expect(regions[0]).toEqual(plan(text).regions[0]);
  });
});

describe("errors", () => {
  const text = `
    scene good { canvas: 64 x 64 seed: 1 prompt: "p" variant odd { steps: 0 } }
    scene bad { canvas: 64 x 64 seed: 1 prompt: "p" region a { } }
  `;

  test("of one picture leave the others to be drawn", () => {
    expect(plan(text, { scene: "good" }).scene).toBe("good");
    for (const selection of [{ scene: "bad" }, { scene: "good", variant: "odd" }]) {
      const { plan: none, diagnostics } = compileScene(analyseWorkspace(text), selection);
      expect(none).toBeNull();
      expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
    }
  });

  test("of syntax stand in every picture's way: what they hide is not known", () => {
    expect(compileScene(analyseWorkspace(`${text} }`), { scene: "good" }).plan).toBeNull();
  });
});

test("a picture comes along, also where an error keeps it from a plan", () => {
  const { plan: none, picture } = compileScene(
    analyseWorkspace(scene('row { region a { prompt: "a" bind: -1 } }')),
  );
  expect(none).toBeNull();
  expect(picture?.regions.map(({ name }) => name)).toEqual(["a"]);
  expect(picture?.containers.map(({ node }) => node.layout)).toEqual(["row"]);
});
