import { expect, test } from "vitest";
import { ScenePlanSchema } from "@ragl/grammar/plan";

import { LAYOUTS } from "./layouts.ts";
import { method, PROMPT_ONLY } from "./methods.ts";
import { planOf } from "./plans.ts";
import { bindingScenes, describeObject } from "./scenes.ts";

const labels = {
  kind: ["boat", "star", "tree", "apple", "car", "cup", "moon", "fish", "ball", null],
  colour: ["red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "white", "black"],
  texture: ["plain", "striped", "dotted", "checkered"],
};
const sampling = { model: "toybox", steps: 20, guidance: 3, cellSide: 192 };

test("objects of a scene differ in kind and in colour", () => {
  for (const objects of LAYOUTS.keys()) {
    for (const scene of bindingScenes(labels, objects, 20, "tune")) {
      expect(new Set(scene.objects.map((object) => object.kind)).size).toBe(objects);
      expect(new Set(scene.objects.map((object) => object.colour)).size).toBe(objects);
    }
  }
});

test("the same arguments give the same scenes, and the splits share none", () => {
  const tune = bindingScenes(labels, 4, 40, "tune");
  expect(bindingScenes(labels, 4, 40, "tune")).toEqual(tune);
  const prompts = (scenes: typeof tune) => scenes.map((s) => planOf(s, PROMPT_ONLY, sampling).prompt);
  const final = new Set(prompts(bindingScenes(labels, 4, 40, "final")));
  expect(prompts(tune).filter((prompt) => final.has(prompt))).toEqual([]);
});

test("every plan is valid, and says each object and its place", () => {
  for (const objects of LAYOUTS.keys()) {
    const [scene] = bindingScenes(labels, objects, 1, "final");
    const plan = ScenePlanSchema.parse(planOf(scene!, method(4, 1), sampling));
    expect(plan.regions).toHaveLength(objects);
    for (const object of scene!.objects) expect(plan.prompt).toContain(describeObject(object));
    expect(planOf(scene!, PROMPT_ONLY, sampling).regions).toEqual([]);
  }
});

test("two objects are told apart by their sides", () => {
  const objects = [
    { kind: "apple", colour: "orange", texture: "plain" },
    { kind: "boat", colour: "red", texture: "striped" },
  ];
  const scene = { seed: 1, layout: LAYOUTS.get(2)!, objects, background: "on grass" };
  expect(planOf(scene, PROMPT_ONLY, sampling).prompt).toBe(
    "an orange apple on the left and a red striped boat on the right on grass",
  );
});
