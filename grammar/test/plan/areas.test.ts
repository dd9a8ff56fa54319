import { expect, test } from "vitest";
import { rectToNumbers } from "../../src/index.ts";
import { analyseWorkspace } from "../support/workspace.ts";

test("a picture says where its containers lie, and what encloses each region", () => {
  const { pictures } = analyseWorkspace(`
    scene s {
      canvas: 100 x 100 seed: 1 prompt: "p"
      column {
        region top { prompt: "t" }
        row { pad: 10% region left { prompt: "l" } region right { prompt: "r" at: 50% 0 size: 10px 50% } }
      }
    }
  `);
  const { regions, containers } = [...pictures.values()][0]!.picture;
  expect(
    containers.map(({ node, area, inside }) => [node.layout, rectToNumbers(area), rectToNumbers(inside)]),
  ).toEqual([
    ["column", { x: 0, y: 0, width: 1, height: 1 }, { x: 0, y: 0, width: 1, height: 1 }],
    ["row", { x: 0, y: 0.5, width: 1, height: 0.5 }, { x: 0.1, y: 0.55, width: 0.8, height: 0.4 }],
  ]);
  const right = regions.find(({ name }) => name === "right")!;
  expect(rectToNumbers(right.enclosing)).toEqual({ x: 0.1, y: 0.55, width: 0.8, height: 0.4 });
  expect(rectToNumbers(right.cell)).toEqual({ x: 0.5, y: 0.55, width: 0.1, height: 0.2 });
});
