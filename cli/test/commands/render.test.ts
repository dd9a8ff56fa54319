import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { ragl, startRagl, Workspace } from "../ragl-command.ts";

/** Small and short: these tests are about the command, not about the picture. */
const SCENE = `scene tiny {
  canvas: 256 x 128
  seed: 5
  steps: 2
  bind: 1

  prompt: "two boats on the sea"

  row {
    region left {
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
  "tiny.ragl": SCENE,
  "long.ragl": SCENE.replace("steps: 2", "steps: 1000").replace("tiny", "long"),
  "bad.ragl": SCENE.replace("bind: 1", "bind: many"),
  "photo.png": "not ours",
});
const env = { RAGL_CACHE: workspace.path("cache") };
afterAll(() => workspace.remove());

const render = (...args: string[]) => ragl(["render", ...args], { cwd: workspace.folder, env });
const temporaries = () => readdirSync(workspace.folder).filter((name) => name.includes("tmp"));

describe("ragl render", () => {
  test("makes a picture beside the scene, says where, and shows its work in plain lines", async () => {
    const { status, stdout, stderr } = await render("tiny.ragl");
    expect(stderr).toMatch(/^ +\d+% {2}loading the model\n/);
    expect(stderr).toContain("binding left 1/2");
    expect(stderr).toMatch(/denoising \d\/2/);
    for (const control of ["\u001b", "\r"]) expect(stderr).not.toContain(control);
    expect(stdout).toMatch(/^tiny\.png: 256 x 128, seed 5, [\d.]+ s on \w+\n$/);
    expect(status).toBe(0);
    expect(readFileSync(workspace.path("tiny.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(temporaries()).toEqual([]);
  });

  test("a picture renders again from itself, to the same bytes", async () => {
    const { status } = await render("tiny.png", "--quiet");
    expect(status).toBe(0);
    expect(readFileSync(workspace.path("tiny-again.png"))).toEqual(readFileSync(workspace.path("tiny.png")));
  });

  test("a plan renders to the same latents as its scene", async () => {
    const { stdout } = await ragl(["plan", "tiny.ragl"], { cwd: workspace.folder });
    writeFileSync(workspace.path("plan.json"), stdout);
    const fromPlan = await render("plan.json", "-o", "from-plan.png", "--json", "-q");
    const fromScene = await render("tiny.ragl", "-o", "from-scene.png", "--json", "-q");
    expect(fromPlan).toMatchObject({ status: 0, stderr: "" });
    const hash = ({ stdout: text }: { stdout: string }) =>
      (JSON.parse(text) as { latentsSha256: string }).latentsSha256;
    expect(hash(fromPlan)).toBe(hash(fromScene));
  });

  test("options change the plan that the picture holds", async () => {
    mkdirSync(workspace.path("out"));
    const options = ["--steps", "1", "--seed", "9", "--no-bind", "--no-refine", "-o", "out", "-q"];
    expect(await render("tiny.ragl#tiny@night", ...options)).toEqual({ status: 0, stdout: "", stderr: "" });
    const { stdout } = await ragl(["show", workspace.path("out", "tiny@night.png"), "--plan"]);
    const plan = JSON.parse(stdout) as {
      seed: number;
      regions: { bind: number; refine: number; seed: number }[];
    };
    expect(plan).toMatchObject({ variant: "night", steps: 1, seed: 9 });
    expect(plan.regions.map(({ bind, refine }) => [bind, refine])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const unchanged = JSON.parse((await ragl(["plan", workspace.path("tiny.ragl")])).stdout) as typeof plan;
    expect(plan.regions[0]!.seed).not.toBe(unchanged.regions[0]!.seed);
  });

  test("replaces its own pictures, and no others without --force", async () => {
    const refused = await render("tiny.ragl", "-o", "photo.png");
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("exists already, and is not a picture that ragl made");
    expect(readFileSync(workspace.path("photo.png"), "utf8")).toBe("not ours");
    copyFileSync(workspace.path("photo.png"), workspace.path("forced.png"));
    expect((await render("tiny.ragl", "-o", "forced.png", "--force")).status).toBe(0);
    expect((await render("tiny.ragl", "-o", "forced.png")).status).toBe(0);
  });

  test("Ctrl-C stops cleanly", async () => {
    const running = startRagl(["render", "long.ragl"], { cwd: workspace.folder, env });
    await running.said("denoising");
    process.kill(-running.process.pid!, "SIGINT");
    const { status, stdout, stderr } = await running.outcome;
    expect(stderr).toContain("Stopping at the next step");
    expect(stderr).toContain("Stopped; no picture was written.");
    expect([status, stdout]).toEqual([130, ""]);
    expect(existsSync(workspace.path("long.png"))).toBe(false);
    expect(temporaries()).toEqual([]);
  });

  test("a second Ctrl-C stops at once", async () => {
    const running = startRagl(["render", "long.ragl"], { cwd: workspace.folder, env });
    await running.said("loading");
    process.kill(-running.process.pid!, "SIGINT");
    await running.said("Stopping at the next step");
    process.kill(-running.process.pid!, "SIGINT");
    expect((await running.outcome).status).toBe(130);
    expect(existsSync(workspace.path("long.png"))).toBe(false);
  });

  test("a read-only folder", async () => {
    const { status, stderr } = await render("tiny.ragl", "-o", `${lockedFolder()}/a.png`);
    expect(status).toBe(1);
    expect(stderr).toContain("cannot be written: the file or its folder is read-only for you.");
  });

  test.each([
    [["bad.ragl"], 1, "has errors, so there is no picture to make"],
    [["tiny.ragl", "-o", "nowhere/a.png"], 1, "its folder does not exist"],
    [["tiny.ragl", "-o", "a.jpg"], 2, "does not end in .png"],
    [["photo.png"], 1, "photo.png"],
    [["tiny.png#tiny"], 2, "holds one scene"],
    [["missing.ragl"], 1, "there is no such file"],
  ])("%j makes no picture", async (args, expected, message) => {
    const { status, stdout, stderr } = await render(...args);
    expect([status, stdout]).toEqual([expected, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).toMatch(/^Fix: /m);
  });
});

/** A folder that this process may not write to; root may write to any but the kernel's own. */
function lockedFolder(): string {
  if (process.getuid?.() === 0) return "/sys";
  const folder = workspace.path("locked");
  mkdirSync(folder, { mode: 0o555 });
  return folder;
}
