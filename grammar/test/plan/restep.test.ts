import { expect, test } from "vitest";
import { compileScene, restepPlan } from "../../src/index.ts";
import { analyseWorkspace } from "../support/workspace.ts";

const plan = compileScene(
  analyseWorkspace(`scene s { canvas: 64 x 64 seed: 1 steps: 20 prompt: "p"
    region a { prompt: "a" bind: 12 }
    region b { prompt: "b" bind: 1 }
    region c { prompt: "c" bind: 0 } }`),
).plan!;

test.each([
  [20, [12, 1, 0]],
  [10, [6, 1, 0]],
  [4, [2, 1, 0]],
  [1, [1, 1, 0]],
  [40, [24, 2, 0]],
])("in %i steps regions bind for the same share", (steps, binds) => {
  const other = restepPlan(plan, steps);
  expect(other.steps).toBe(steps);
  expect(other.regions.map(({ bind }) => bind)).toEqual(binds);
  expect({ ...other, steps: 20, regions: plan.regions }).toEqual(plan);
});
