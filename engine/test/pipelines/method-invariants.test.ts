/** What the method promises, on the bundled model's real graphs. */

import { afterAll, describe, expect, it } from "vitest";
import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import { LEFT, planOf, regionOf, RIGHT } from "../support/plans.ts";
import { latentsOf, openEngine, relativeDifference, trajectory } from "../support/render.ts";

const CANVAS_COLUMNS = 8;
const ROWS = 4;
const BOX_COLUMNS = 4;
const VALUES = 64;

const engine = openEngine();
afterAll(() => engine.dispose());

const ball = regionOf("ball", LEFT, "a red ball", { seed: 11 });
const star = regionOf("star", RIGHT, "a blue star", { seed: 12 });

/** The tokens of the left or right half of the canvas, in the order of a canvas of their own. */
function half(latents: Float32Array, firstColumn: number): Float32Array {
  const box = new Float32Array(ROWS * BOX_COLUMNS * VALUES);
  for (let row = 0; row < ROWS; row++) {
    const from = (row * CANVAS_COLUMNS + firstColumn) * VALUES;
    box.set(latents.subarray(from, from + BOX_COLUMNS * VALUES), row * BOX_COLUMNS * VALUES);
  }
  return box;
}

/** The picture that a region of half a canvas would be on its own. */
function alone({ prompt, negative, guidance, seed }: RegionPlan): ScenePlan {
  return planOf({ canvas: { width: 128, height: 128 }, prompt, negative, guidance, seed });
}

describe("hard binding", () => {
  it("keeps an unhidden box on the region's own trajectory, exactly, while it is bound", async () => {
    const regions = [ball, { ...star, bind: 3, guidance: 4, negative: "a tree" }];
    const scene = await trajectory(engine, planOf({ regions }));
    for (const [region, firstColumn] of [[regions[0]!, 0] as const, [regions[1]!, BOX_COLUMNS] as const]) {
      const own = await trajectory(engine, alone(region));
      for (let step = 0; step < region.bind; step++)
        expect(half(scene[step]!, firstColumn)).toEqual(own[step]);
      expect(half(scene[region.bind]!, firstColumn)).not.toEqual(own[region.bind]);
    }
  });

  it("bound through all steps, a region is its own picture", async () => {
    const scene = await latentsOf(engine, planOf({ regions: [{ ...ball, bind: 50 }] }));
    expect(half(scene, 0)).toEqual(await latentsOf(engine, alone(ball)));
  });

  it("does not change a region's noise or trajectory when another is added", async () => {
    const one = await trajectory(engine, planOf({ regions: [ball] }));
    const two = await trajectory(engine, planOf({ regions: [star, ball] }));
    for (let step = 0; step < ball.bind; step++) expect(half(two[step]!, 0)).toEqual(half(one[step]!, 0));
  });

  it("lets the upper layer's box cover the lower one's, whatever their order in the plan", async () => {
    const above = regionOf("above", LEFT, "a green tree", { seed: 13, layer: 5 });
    const scene = await trajectory(engine, planOf({ regions: [above, ball] }));
    expect(half(scene[0]!, 0)).toEqual((await trajectory(engine, alone(above)))[0]);
  });
});

describe("soft refinement", () => {
  const refined = (name: string, area: typeof LEFT, detail: string, refine: number) =>
    regionOf(name, area, detail, { bind: 0, refine });

  it("off everywhere, runs the unmodified graph", async () => {
    const plan = planOf({ regions: [refined("ball", LEFT, "a red ball", 0)] });
    expect(await latentsOf(engine, plan)).toEqual(await latentsOf(engine, planOf({})));
  });

  it.each([1, 0.5])(
    "with the scene's own prompt in every region, changes nothing: delta %f",
    async (delta) => {
      const { prompt } = planOf({});
      const plan = planOf({
        regions: [refined("a", LEFT, prompt, delta), refined("b", RIGHT, prompt, delta)],
      });
      expect(
        relativeDifference(await latentsOf(engine, plan), await latentsOf(engine, planOf({}))),
      ).toBeLessThan(1e-4);
    },
  );

  it.each([1, 0.5])("does not depend on the order of regions that are apart: delta %f", async (delta) => {
    const regions = [refined("a", LEFT, "a red ball", delta), refined("b", RIGHT, "a blue star", delta)];
    const forth = await latentsOf(engine, planOf({ regions }));
    const back = await latentsOf(engine, planOf({ regions: [...regions].reverse() }));
    expect(relativeDifference(back, forth)).toBeLessThan(1e-4);
  });

  it("changes the picture, more so where it is stronger", async () => {
    const plain = await latentsOf(engine, planOf({}));
    const distance = async (delta: number) => {
      const regions = [refined("a", LEFT, "a green tree", delta)];
      return relativeDifference(half(await latentsOf(engine, planOf({ regions })), 0), half(plain, 0));
    };
    const [weak, strong] = [await distance(0.2), await distance(1)];
    expect(weak).toBeGreaterThan(1e-3);
    expect(strong).toBeGreaterThan(weak);
  });

  it("uses a region's own negative prompt where it has one", async () => {
    const region = refined("a", LEFT, "a green tree", 1);
    const shared = await latentsOf(
      engine,
      planOf({ negative: "a car", regions: [{ ...region, negative: "a car" }] }),
    );
    const own = await latentsOf(
      engine,
      planOf({ negative: "a car", regions: [{ ...region, negative: "a boat" }] }),
    );
    expect(relativeDifference(own, shared)).toBeGreaterThan(1e-3);
  });

  it("is not changed by a region above that does nothing", async () => {
    const below = refined("below", LEFT, "a green tree", 1);
    const idle = regionOf("idle", LEFT, "a boat", { bind: 0, refine: 0, layer: 1 });
    const alone = await latentsOf(engine, planOf({ regions: [below] }));
    expect(await latentsOf(engine, planOf({ regions: [below, idle] }))).toEqual(alone);
  });
});

describe("guidance", () => {
  it("of 1 leaves the negative prompt out", async () => {
    const [a, b] = [planOf({ guidance: 1, negative: "a car" }), planOf({ guidance: 1 })];
    expect(await latentsOf(engine, a)).toEqual(await latentsOf(engine, b));
  });
});
