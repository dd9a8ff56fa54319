import { expect, test } from "vitest";
import { compileScene, regionSeed, reseedPlan } from "../../src/index.ts";
import { analyseWorkspace } from "../support/workspace.ts";

const scene = (seed: number): string =>
  `scene s { canvas: 64 x 64 seed: ${seed} prompt: "p"
    region a { prompt: "a" at: 0 0 }
    region b { prompt: "b" at: 0 0 seed: 5 } }`;
const planOf = (seed: number) => compileScene(analyseWorkspace(scene(seed))).plan!;

test("regions that pin no seed follow the scene's", () => {
  const plan = reseedPlan(planOf(1), 2);
  expect(plan.regions.map(({ seed }) => seed)).toEqual([regionSeed(2, "a"), 5]);
  const withoutPlaces = ({ regions, ...rest }: typeof plan) => ({
    ...rest,
    regions: regions.map((region) => ({ ...region, source: null })),
  });
  expect(withoutPlaces(plan)).toEqual(withoutPlaces(planOf(2)));
});
