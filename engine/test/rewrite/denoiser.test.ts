import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { Denoiser } from "../../src/rewrite/denoiser.ts";
import { checkRewrittenGraph } from "../../src/rewrite/self-check.ts";
import { writeWithExternalWeights } from "../support/external-weights.ts";
import { jointGraph } from "../support/joint-transformer.ts";
import { openModel, openRewritten } from "../support/run-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function modelFolder(model: OnnxModel): Promise<{ file: string; cacheFolder: string }> {
  const folder = await temporaryFolder();
  mkdirSync(path.join(folder, "model"));
  const file = writeWithExternalWeights(model, path.join(folder, "model"));
  return { file, cacheFolder: path.join(folder, "cache", "graphs") };
}

function denoiser(options: { file: string; cacheFolder: string }): Denoiser {
  const opened = new Denoiser({ ...options, provider: "cpu", threads: 1 });
  onTestFinished(() => opened.dispose());
  return opened;
}

describe("a denoiser", () => {
  it("opens the original graph once", async () => {
    const opened = denoiser(await modelFolder(jointGraph()));
    expect(await opened.plain()).toBe(await opened.plain());
    expect(opened.sessions).toHaveLength(1);
  });

  it("is rewritten and checked once, and comes from the cache afterwards", async () => {
    const options = await modelFolder(jointGraph());
    const first = denoiser(options);
    const { session, report } = await first.regional("hard");
    expect(session.inputs.map(({ name }) => name)).toEqual([
      ...["latents", "prompt"],
      ...["ragl_text_group", "ragl_image_weight", "ragl_delta"],
    ]);
    // The check runs the original too.
    expect(first.sessions).toHaveLength(2);

    const second = denoiser(options);
    expect((await second.regional("hard")).report).toEqual(report);
    expect(second.sessions).toHaveLength(1);
    expect((await second.regional("hard")).session.seconds).toBe(0);
    expect(second.notices).toEqual([]);
  });

  it("keeps kilobytes in the cache, and no weights", async () => {
    const { file, cacheFolder } = await modelFolder(jointGraph());
    await denoiser({ file, cacheFolder }).regional("blend");
    const names = readdirSync(cacheFolder).sort();
    expect(names.map((name) => path.extname(name))).toEqual([".checked", ".json", ".onnx"]);
    expect(statSync(path.join(cacheFolder, names[2]!)).size).toBeLessThan(20_000);
    expect(readFileSync(path.join(cacheFolder, names[2]!), "latin1")).toContain("model.onnx_data");
  });

  it.each([".onnx", ".json"])("makes a damaged cache entry again (%s)", async (extension) => {
    const options = await modelFolder(jointGraph());
    await denoiser(options).regional("hard");
    const name = readdirSync(options.cacheFolder).find((candidate) => candidate.endsWith(extension))!;
    const entry = path.join(options.cacheFolder, name);
    const whole = readFileSync(entry);
    truncateSync(entry, whole.length / 2);
    await denoiser(options).regional("hard");
    expect(readFileSync(entry)).toEqual(whole);
    whole[whole.length - 1]! ^= 1;
    writeFileSync(entry, whole);
    await expect(denoiser(options).regional("hard")).resolves.toBeDefined();
  });

  it("works without a cache that can be written, and says so", async () => {
    const options = await modelFolder(jointGraph());
    // A file where the folder should be stops even a user who may write anywhere.
    mkdirSync(path.dirname(options.cacheFolder));
    writeFileSync(options.cacheFolder, "");
    const opened = denoiser(options);
    await opened.regional("hard");
    expect(opened.notices).toHaveLength(1);
    expect(opened.notices[0]).toContain("cache of rewritten graphs cannot be used");
  });

  it("checks again when the weights change", async () => {
    const options = await modelFolder(jointGraph());
    await denoiser(options).regional("hard");
    const weights = path.join(path.dirname(options.file), "model.onnx_data");
    writeFileSync(weights, readFileSync(weights).fill(0, 0, 16));
    const again = denoiser(options);
    await again.regional("hard");
    expect(again.sessions).toHaveLength(2);
  });

  it("refuses a graph that it does not understand, with its file", async () => {
    const { file, cacheFolder } = await modelFolder(jointGraph({ builtInTextTokens: 4 }));
    const opening = denoiser({ file, cacheFolder }).regional("hard");
    await expect(opening).rejects.toMatchObject({ code: "graph-not-understood", subject: file });
  });

  it("refuses a graph that lets texts mix outside attention", async () => {
    const { file, cacheFolder } = await modelFolder(jointGraph({ mixesText: true }));
    const opening = denoiser({ file, cacheFolder }).regional("hard");
    await expect(opening).rejects.toMatchObject({ code: "self-check-failed", subject: file });
    expect(readdirSync(cacheFolder).some((name) => name.endsWith(".checked"))).toBe(false);
  });
});

describe("the self-check", () => {
  it("measures differences that rounding explains", async () => {
    const original = await openModel(jointGraph());
    const { session, report } = await openRewritten(jointGraph(), "blend");
    const cases = await checkRewrittenGraph({
      ...{ file: "model.onnx", original, rewritten: session, roles: report.roles },
      ...{ variant: "blend" as const, tolerance: 1e-4 },
    });
    expect(cases).toHaveLength(5);
    for (const { difference } of cases) expect(difference).toBeLessThan(1e-5);
    await original.dispose();
    await session.dispose();
  });

  it("finds a graph that was rewritten from another model", async () => {
    const original = await openModel(jointGraph({ attention: "unscaled" }));
    const { session, report } = await openRewritten(jointGraph(), "hard");
    const check = checkRewrittenGraph({
      ...{ file: "model.onnx", original, rewritten: session, roles: report.roles },
      ...{ variant: "hard" as const, tolerance: 1e-4 },
    });
    await expect(check).rejects.toMatchObject({ code: "self-check-failed", subject: "model.onnx" });
    await original.dispose();
    await session.dispose();
  });
});
