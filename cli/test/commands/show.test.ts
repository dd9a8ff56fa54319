import { randomBytes } from "node:crypto";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { encodePng } from "@ragl/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ragl, Workspace } from "../ragl-command.ts";

const SCENE = `// Comments stay.
scene star {
  canvas: 128 x 128
  seed: 1
  steps: 1
  prompt: "a yellow star at night"
}
`;

const workspace = new Workspace({ "star.ragl": SCENE, "random.png": randomBytes(2048) });
afterAll(() => workspace.remove());

const show = (...args: string[]) => ragl(["show", ...args], { cwd: workspace.folder });

beforeAll(async () => {
  const env = { RAGL_CACHE: workspace.path("cache") };
  const { status, stderr } = await ragl(["render", "star.ragl", "-q"], { cwd: workspace.folder, env });
  if (status !== 0) throw new Error(stderr);
  const picture = readFileSync(workspace.path("star.png"));
  writeFileSync(workspace.path("cut.png"), picture);
  truncateSync(workspace.path("cut.png"), picture.length >> 1);
  writeFileSync(
    workspace.path("plain.png"),
    encodePng({ width: 2, height: 2, pixels: new Uint8Array(12) }, []),
  );
}, 120_000);

describe("ragl show", () => {
  test("prints the scene as it was", async () => {
    expect(await show("star.png")).toEqual({ status: 0, stdout: SCENE, stderr: "" });
  });

  test("prints the plan, the versions, or all", async () => {
    const plan = JSON.parse((await show("star.png", "--plan")).stdout) as unknown;
    expect(plan).toMatchObject({ scene: "star", seed: 1, steps: 1 });
    const versions = JSON.parse((await show("star.png", "--versions")).stdout) as unknown;
    expect(versions).toMatchObject({ seed: 1, model: { name: "toybox" } });
    expect(JSON.parse((await show("star.png", "--json")).stdout)).toEqual({
      version: 1,
      scene: SCENE,
      plan,
      versions,
    });
  });

  test.each([
    ["plain.png", "holds no scene"],
    ["random.png", "random.png"],
    ["cut.png", "cut.png"],
    ["missing.png", "missing.png"],
    ["star.ragl", "star.ragl"],
    [".", "."],
  ])("%s has none", async (path, message) => {
    const { status, stdout, stderr } = await show(path);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^Fix: /m);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("one thing at a time", async () => {
    expect((await show("star.png", "--plan", "--json")).status).toBe(2);
  });
});
