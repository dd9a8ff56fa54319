import { readFileSync } from "node:fs";
import { importRagParameters } from "@ragl/grammar/import-rag";
import { type ScenePlan, ScenePlanSchema } from "@ragl/grammar/plan";
import { afterAll, describe, expect, test } from "vitest";
import { ALL_ENTRIES, COLUMNS, STACKED } from "../../../grammar/test/import-rag/entries.ts";
import { ragl, Workspace } from "../ragl-command.ts";

const workspace = new Workspace({
  "all.json": JSON.stringify(ALL_ENTRIES),
  "some.json": JSON.stringify([STACKED, { ...COLUMNS, HB_m_scale_list: [0.3] }]),
  "none.json": JSON.stringify([{ ...STACKED, SR_prompt: "only one" }]),
  "empty.json": "[]",
  "broken.json": '[{ "prompt": ',
  "hostile.json": JSON.stringify({
    ...STACKED,
    prompt: 'a "quoted" \\ ${name} \u0007\n/* not a comment */ """ 猫',
    SR_prompt: "// one\u2028 BREAK ${two}",
    HB_prompt_list: ["}", "the row"],
  }),
});
afterAll(() => workspace.remove());

const importRag = (...args: string[]) => ragl(["import", "rag", ...args], { cwd: workspace.folder });

async function planOf(reference: string): Promise<ScenePlan> {
  const { status, stdout, stderr } = await ragl(["plan", reference], { cwd: workspace.folder });
  if (status !== 0) throw new Error(stderr);
  return ScenePlanSchema.parse(JSON.parse(stdout));
}

describe("ragl import rag", () => {
  test("scenes lay out what the parameters say", async () => {
    expect(await importRag("all.json", "-o", "all.ragl")).toMatchObject({ status: 0, stdout: "" });
    const { scenes } = importRagParameters(ALL_ENTRIES);
    for (const [index, scene] of scenes.entries()) {
      const entry = ALL_ENTRIES[index]!;
      const plan = await planOf(`all.ragl#${scene.name}`);
      expect(plan).toMatchObject({
        prompt: entry.prompt,
        seed: entry.seed,
        steps: 20,
        guidance: 3.5,
        canvas: { width: entry.width, height: entry.height },
      });
      const regions = [...scene.cellRegions, ...scene.freeRegions];
      expect(plan.regions).toHaveLength(regions.length);
      for (const { name, binding, refinement } of regions) {
        const planned = plan.regions.find((region) => region.name === name)!;
        expect(planned.bind).toBe(binding === null ? 0 : Math.max(0, entry.HB_replace));
        expect(planned.refine).toBe(refinement === null ? 0 : entry.SR_delta);
        if (binding !== null) expectRect(planned.box, binding.box);
        if (refinement !== null) expectRect(planned.cell, refinement.cell);
        if (binding !== null) expect(planned.prompt).toBe(binding.prompt);
        if (refinement !== null) expect(planned.detail).toBe(refinement.prompt);
      }
      const pasted = plan.regions.filter(({ bind }) => bind > 0).map(({ prompt }) => prompt);
      if (scene.cellRegions.some(({ layer }) => layer !== null)) expect(pasted).toEqual(entry.HB_prompt_list);
    }
  }, 60_000);

  test("the text is canonical, and has no errors", async () => {
    expect((await ragl(["fmt", "--check", "all.ragl"], { cwd: workspace.folder })).status).toBe(0);
    expect((await ragl(["check", "all.ragl"], { cwd: workspace.folder })).status).toBe(0);
    expect(readFileSync(workspace.path("all.ragl"), "utf8")).toBe((await importRag("all.json")).stdout);
  });

  test("entries that do not fit are reported, the others imported", async () => {
    const { status, stdout, stderr } = await importRag("some.json");
    expect(status).toBe(1);
    expect(stderr).toContain("error: some.json: [1].HB_m_scale_list has 1 item, but HB_prompt_list has 3");
    expect(stderr).toContain("1 of 2 entries imported");
    expect(stdout).toContain("scene teapot-stack-books {");
  });

  test("text with every kind of quote and mark arrives unchanged", async () => {
    expect((await importRag("hostile.json", "-o", "hostile.ragl")).status).toBe(0);
    const plan = await planOf("hostile.ragl");
    expect(plan.prompt).toBe('a "quoted" \\ ${name}  \n/* not a comment */ """ 猫');
    expect(plan.regions.map(({ prompt }) => prompt)).toEqual(["the row", "}"]);
    expect(plan.regions.map(({ detail }) => detail)).toEqual(["// one", "${two}"]);
  });

  test("--model names the model", async () => {
    const { stdout } = await importRag("some.json", "--model", "./flux");
    expect(stdout).toContain('model: "./flux"');
  });

  test("an existing file is replaced with --force only", async () => {
    expect((await importRag("all.json", "-o", "kept.ragl")).status).toBe(0);
    const refused = await importRag("some.json", "-o", "kept.ragl");
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("'kept.ragl' exists already");
    expect((await importRag("all.json", "-o", "kept.ragl", "--force")).status).toBe(0);
  });

  test.each([
    ["none.json", "No entry of 'none.json' could be imported."],
    ["empty.json", "'empty.json' holds no entry."],
    ["broken.json", "'broken.json' is not JSON"],
    ["missing.json", "there is no such file"],
  ])("%s gives no scene", async (path, message) => {
    const { status, stdout, stderr } = await importRag(path);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });
});

function expectRect(actual: ScenePlan["regions"][number]["box"], expected: typeof actual): void {
  for (const side of ["x", "y", "width", "height"] as const) {
    expect(Math.abs(actual[side] - expected[side])).toBeLessThan(1e-5);
  }
}
