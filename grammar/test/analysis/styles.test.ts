import { describe, expect, test } from "vitest";
import { compileScene } from "../../src/index.ts";
import type { ScenePlan } from "../../src/index.ts";
import { analyseWorkspace } from "../support/workspace.ts";

function plan(text: string): ScenePlan {
  const compiled = compileScene(analyseWorkspace(text));
  if (compiled.plan === null) throw new Error(compiled.diagnostics.map((d) => d.message).join("\n"));
  return compiled.plan;
}

describe("styles", () => {
  test("append their texts from left to right, each once", () => {
    const { prompt, negative } = plan(`
      style ink { prompt: "in ink" negative: "photo" }
      style night { prompt: "at night" use: ink }
      scene s { canvas: 64 x 64 seed: 1 prompt: "a boat" negative: "blurry" use: night, ink }
    `);
    expect(prompt).toBe("a boat, at night, in ink");
    expect(negative).toBe("blurry, photo");
  });

  test("stand in where the element says nothing, the last before the first, used ones last", () => {
    const { steps, guidance, regions } = plan(`
      style base { steps: 1 guidance: 1 bind: 1 }
      style first { steps: 2 guidance: 2 use: base }
      style second { steps: 3 }
      scene s { canvas: 64 x 64 seed: 1 prompt: "p" use: first, second region a { prompt: "a" } }
    `);
    expect({ steps, guidance, bind: regions[0]!.bind }).toEqual({ steps: 3, guidance: 2, bind: 1 });
  });

  test("the element's own properties win", () => {
    expect(
      plan(`
        style fast { steps: 4 guidance: 2 }
        scene s { canvas: 64 x 64 seed: 1 prompt: "p" steps: 8 use: fast }
      `),
    ).toMatchObject({ steps: 8, guidance: 2 });
  });

  test("add their prompt to a region's detail where they have no detail of their own", () => {
    const { regions } = plan(`
      style ink { prompt: "in ink" }
      style line { prompt: "in line" detail: "in fine black line" }
      scene s {
        canvas: 64 x 64 seed: 1 prompt: "p"
        region a { prompt: "a boat" use: ink, line }
        region b { prompt: "a boat" detail: "an old boat" use: line }
        region c { prompt: "a boat" }
      }
    `);
    expect(regions.map(({ prompt, detail }) => [prompt, detail])).toEqual([
      ["a boat, in ink, in line", "a boat, in ink, in fine black line"],
      ["a boat, in line", "an old boat, in fine black line"],
      ["a boat", "a boat"],
    ]);
  });

  test("of the scene do not reach into the regions' prompts, but what regions inherit they do", () => {
    const { regions } = plan(`
      style ink { prompt: "in ink" negative: "photo" bind: 3 refine: 0.5 guidance: 2 }
      scene s { canvas: 64 x 64 seed: 1 prompt: "p" use: ink region a { prompt: "q" } }
    `);
    expect(regions[0]).toMatchObject({ prompt: "q", negative: "photo", bind: 3, refine: 0.5, guidance: 2 });
  });

  test("may give a region its place and outline", () => {
    const { regions } = plan(`
      style portrait { at: 10% 10% size: 20% 30% shape: ellipse feather: 2% layer: 1 }
      scene s {
        canvas: 64 x 64 seed: 1 prompt: "p"
        row { region a { prompt: "a" use: portrait } region b { prompt: "b" } }
      }
    `);
    expect(regions.map((region) => region.name)).toEqual(["b", "a"]);
    expect(regions[0]!.cell).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    expect(regions[1]).toMatchObject({
      cell: { x: 0.1, y: 0.1, width: 0.2, height: 0.3 },
      shape: "ellipse",
      feather: 0.02,
      layer: 1,
    });
  });

  test("of other files keep their paths", () => {
    const { model, regions } = plan(`
      import { sail, local } from "./lib/styles.ragl"
      scene s { canvas: 64 x 64 seed: 1 prompt: "p" use: local region a { prompt: "a" use: sail } }
      --- lib/styles.ragl
      style sail { mask: "masks/sail.png" }
      style local { model: "../models/mine" }
    `);
    expect(model).toBe("./models/mine");
    expect(regions[0]).toMatchObject({ shape: "mask", mask: "./lib/masks/sail.png" });
  });
});
