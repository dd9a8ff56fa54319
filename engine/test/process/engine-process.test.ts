/** The engine as its clients see it: a process, started and talked to by client.ts. */

import { execFileSync, spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { CancellationToken, CancellationTokenSource } from "vscode-jsonrpc/node";
import { readPictureRecord } from "../../src/images/picture-record.ts";
import { startEngine, type EngineClient } from "../../src/process/client.ts";
import type { RenderParams, RenderProgress } from "../../src/protocol.ts";
import { LEFT, planOf, regionOf } from "../support/plans.ts";
import { ENGINE_OPTIONS } from "../support/render.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ENGINE = fileURLToPath(new URL("engine-from-source.mjs", import.meta.url));
const SLOW = 120_000;

const start = () => startEngine({ ...ENGINE_OPTIONS, enginePath: ENGINE, cancelGraceMilliseconds: 60_000 });

let engine: EngineClient;
beforeAll(async () => {
  engine = await start();
}, SLOW);
afterAll(() => engine.dispose());

async function paramsFor(changes: Partial<RenderParams>): Promise<RenderParams> {
  const folder = await temporaryFolder();
  return {
    plan: planOf({}),
    baseFolder: folder,
    output: join(folder, "picture.png"),
    source: null,
    ...changes,
  };
}

function render(
  params: RenderParams,
  client = engine,
): Promise<{ hash: string; progress: RenderProgress[] }> {
  const progress: RenderProgress[] = [];
  return client
    .render(params, (step) => progress.push(step), CancellationToken.None)
    .then(({ latentsSha256 }) => ({ hash: latentsSha256, progress }));
}

describe("a render", { timeout: SLOW }, () => {
  it("writes a picture that holds its scene, and reports where it stands", async () => {
    const plan = planOf({ regions: [regionOf("ball", LEFT, "a red ball", {})] });
    const source = { uri: "file:///scenes/balls.ragl", text: "scene balls {}" };
    const params = await paramsFor({ plan, source });
    const { hash, progress } = await render(params);

    expect(await sharp(params.output).metadata()).toMatchObject({ format: "png", width: 256, height: 128 });
    const record = await readPictureRecord(params.output);
    expect(record).toMatchObject({
      scene: source.text,
      plan,
      versions: { provider: "cpu", latentsSha256: hash },
    });

    const fractions = progress.map((step) => step.fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(progress.filter(({ phase }) => phase === "denoise").map(({ step }) => step)).toEqual([1, 2, 3, 4]);
    expect(progress.find(({ phase }) => phase === "bind")).toMatchObject({
      region: "ball",
      step: 1,
      steps: 1,
    });
  });

  it("shows what it becomes where that is asked for, and comes out the same", async () => {
    const plan = planOf({ regions: [regionOf("ball", LEFT, "a red ball", {})] });
    const silent = await render(await paramsFor({ plan }));
    expect(silent.progress.some((step) => step.sketch !== undefined)).toBe(false);

    const shown = await render(await paramsFor({ plan, sketches: true }));
    const sketches = shown.progress.flatMap(({ sketch }) => sketch ?? []);
    expect(sketches.length).toBeGreaterThan(0);
    const [head, data] = sketches[0]!.split(",");
    expect(head).toBe("data:image/webp;base64");
    const image = await sharp(Buffer.from(data!, "base64")).metadata();
    expect(image).toMatchObject({ format: "webp", width: 256, height: 128 });
    expect(shown.hash).toBe(silent.hash);
  });

  it("comes out the same from the picture's own record, byte for byte", async () => {
    const params = await paramsFor({ plan: planOf({ regions: [regionOf("ball", LEFT, "a red ball", {})] }) });
    await render(params);
    await render(await paramsFor({}));
    const { plan, scene } = await readPictureRecord(params.output);
    const again = await paramsFor({ plan, source: scene === null ? null : { uri: "", text: scene } });
    await render(again);
    expect(await readFile(again.output)).toEqual(await readFile(params.output));
  });

  it("waits for the one before it", async () => {
    const [first, second] = [await paramsFor({}), await paramsFor({ plan: planOf({ seed: 2 }) })];
    const order: string[] = [];
    await Promise.all([
      render(first).then(() => order.push("first")),
      render(second).then(() => order.push("second")),
    ]);
    expect(order).toEqual(["first", "second"]);
  });
});

describe("cancelling", { timeout: SLOW }, () => {
  it("ends a render between two steps and leaves the old picture and nothing else", async () => {
    const params = await paramsFor({ plan: planOf({ steps: 1000 }) });
    await writeFile(params.output, "old");
    const cancellation = new CancellationTokenSource();
    const seen: RenderProgress[] = [];
    const rendering = engine.render(
      params,
      (progress) => {
        seen.push(progress);
        if (progress.phase === "denoise" && progress.step === 2) cancellation.cancel();
      },
      cancellation.token,
    );
    await expect(rendering).rejects.toMatchObject({ code: "cancelled" });
    expect(seen.at(-1)!.step).toBeLessThan(20);
    expect(await readFile(params.output, "utf8")).toBe("old");
    expect(await readdir(params.baseFolder)).toEqual(["picture.png"]);
    await render(await paramsFor({}));
  });

  it("answers at once for a render that waits for another", async () => {
    const long = new CancellationTokenSource();
    const params = await paramsFor({ plan: planOf({ steps: 1000 }) });
    const first = engine.render(params, () => undefined, long.token);
    const cancellation = new CancellationTokenSource();
    const second = engine.render(await paramsFor({}), () => undefined, cancellation.token);
    cancellation.cancel();
    await expect(second).rejects.toMatchObject({ code: "cancelled" });
    long.cancel();
    await expect(first).rejects.toMatchObject({ code: "cancelled" });
  });

  it("kills an engine that does not listen", async () => {
    const deaf = await startEngine({ ...ENGINE_OPTIONS, enginePath: ENGINE, cancelGraceMilliseconds: 200 });
    onTestFinished(() => deaf.dispose());
    const exit = new Promise((resolve) => deaf.onExit(resolve));
    const cancellation = new CancellationTokenSource();
    const params = await paramsFor({ plan: planOf({ steps: 1000 }) });
    const rendering = deaf.render(
      params,
      ({ phase, step }) => {
        if (phase !== "denoise" || step !== 1) return;
        // A stopped process reads no messages.
        execFileSync("kill", ["-STOP", String(deaf.processId)]);
        cancellation.cancel();
      },
      cancellation.token,
    );
    await expect(rendering).rejects.toMatchObject({ code: "cancelled" });
    expect(await exit).toMatchObject({ signal: "SIGKILL" });
    expect(await readdir(params.baseFolder)).toEqual([]);
  });
});

describe("failures", { timeout: SLOW }, () => {
  it("an engine that is killed: an error, the old picture, no other files", async () => {
    const doomed = await start();
    const params = await paramsFor({ plan: planOf({ steps: 1000 }) });
    await writeFile(params.output, "old");
    const rendering = doomed.render(
      params,
      ({ phase, step }) => {
        if (phase === "denoise" && step === 2) process.kill(doomed.processId, "SIGKILL");
      },
      CancellationToken.None,
    );
    await expect(rendering).rejects.toMatchObject({ code: "engine-died", subject: "SIGKILL" });
    expect(await readFile(params.output, "utf8")).toBe("old");
    expect(await readdir(params.baseFolder)).toEqual(["picture.png"]);
    await expect(render(params, doomed)).rejects.toMatchObject({ code: "engine-died" });
    await doomed.dispose();
  });

  it("a folder that does not exist", async () => {
    const params = await paramsFor({});
    const output = join(params.baseFolder, "missing", "picture.png");
    await expect(render({ ...params, output })).rejects.toMatchObject({
      code: "output-folder-missing",
      subject: output,
      fix: expect.stringMatching(/\S/),
    });
  });

  it("a plan that is not one", async () => {
    const plan = { ...planOf({}), steps: "many" } as unknown as RenderParams["plan"];
    await expect(render(await paramsFor({ plan }))).rejects.toMatchObject({
      code: "plan-invalid",
      subject: "steps",
    });
  });

  it("a canvas that is off the model's grid", async () => {
    const plan = planOf({ canvas: { width: 250, height: 130 } });
    await expect(render(await paramsFor({ plan }))).rejects.toMatchObject({
      code: "canvas-off-grid",
      fix: "Use 224 x 128 or 256 x 160.",
    });
  });

  it("a relative output path", async () => {
    await expect(render(await paramsFor({ output: "picture.png" }))).rejects.toMatchObject({
      code: "params-invalid",
    });
  });

  it("an engine that is not there", async () => {
    await expect(startEngine({ ...ENGINE_OPTIONS, enginePath: "/nowhere/engine.js" })).rejects.toMatchObject({
      code: "engine-not-built",
      subject: "/nowhere/engine.js",
    });
  });

  it("a parent that dies takes its engine along", async () => {
    const parent = fileURLToPath(new URL("parent-that-dies.mjs", import.meta.url));
    const { stdout } = spawnSync(process.execPath, [parent, ENGINE], { encoding: "utf8" });
    const engineId = Number(stdout);
    expect(engineId).toBeGreaterThan(0);
    await expect.poll(() => isAlive(engineId), { timeout: 30_000, interval: 100 }).toBe(false);
  });
});

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
