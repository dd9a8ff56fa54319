import { ScenePlanSchema } from "@ragl/grammar/plan";
import { afterAll, describe, expect, test } from "vitest";
import { ragl, Workspace } from "../ragl-command.ts";

const SCENE = `scene boats {
  seed: 1
  prompt: "two boats on the sea"

  row {
    region left {
      weight: 2
      prompt: "a red boat"
    }
    region right {
      prompt: "a blue boat"
    }
  }

  variant night {
    prompt: "two boats at night"
  }
}
`;

const workspace = new Workspace({
  "one.ragl": SCENE,
  "two.ragl": `${SCENE}\n${SCENE.replace("boats", "ships")}`,
  "bad.ragl": SCENE.replace("weight: 2", "weight: -2"),
  "none.ragl": 'let a = "b"\n',
});
afterAll(() => workspace.remove());

const plan = (reference: string) => ragl(["plan", reference], { cwd: workspace.folder });

describe("ragl plan", () => {
  test("prints a plan that the schema accepts", async () => {
    const { status, stdout, stderr } = await plan("one.ragl");
    expect([status, stderr]).toEqual([0, ""]);
    const parsed = ScenePlanSchema.parse(JSON.parse(stdout));
    expect(parsed).toMatchObject({ scene: "boats", variant: null, prompt: "two boats on the sea", seed: 1 });
    expect(parsed.regions[0]!.cell.width).toBeCloseTo(2 / 3);
  });

  test("of a variant", async () => {
    const { stdout } = await plan("one.ragl#boats@night");
    expect(JSON.parse(stdout)).toMatchObject({ variant: "night", prompt: "two boats at night" });
  });

  test.each([
    ["two.ragl", 2, "two.ragl#boats, two.ragl#ships"],
    ["two.ragl#boots", 1, "has no scene 'boots'"],
    ["one.ragl#boats@nite", 1, "Name one that it has: night."],
    ["none.ragl", 1, "no scene"],
    ["bad.ragl", 1, "weight"],
    ["missing.ragl", 1, "there is no such file"],
  ])("%s has none", async (reference, expected, message) => {
    const { status, stdout, stderr } = await plan(reference);
    expect([status, stdout]).toEqual([expected, ""]);
    expect(stderr).toContain(message);
  });
});

describe("ragl schema", () => {
  test("prints a JSON Schema", async () => {
    const { status, stdout } = await ragl(["schema"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
    });
  });
});
