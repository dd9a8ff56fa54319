import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readModelFolder } from "../../src/models/model-folder.ts";
import { TOYBOX, toyboxCopy } from "../support/toybox.ts";

type Json = Record<string, unknown>;

async function editJson(path: string, change: (content: Json) => Json): Promise<void> {
  const content = JSON.parse(await readFile(path, "utf8")) as Json;
  await writeFile(path, JSON.stringify(change(content)));
}

describe("readModelFolder", () => {
  it("reads the bundled model", async () => {
    const model = await readModelFolder(TOYBOX);
    expect(model).toMatchObject({
      name: "toybox",
      family: "flux",
      latents: { channels: 16, pixelsPerLatent: 16, pixelsPerToken: 32 },
      transformer: { in_channels: 64 },
      schedule: { dynamicShifting: false, timeShift: "exponential", terminalSigma: null },
    });
    expect(model.graphs.transformer).toBe(join(TOYBOX, "transformer", "model.onnx"));
  });

  it("finds the autoencoder's configuration where the original has it", async () => {
    const folder = await toyboxCopy();
    await rm(join(folder, "vae_decoder", "config.json"));
    expect((await readModelFolder(folder)).latents.pixelsPerToken).toBe(32);
  });

  it.each([
    "model_index.json",
    "transformer/config.json",
    "transformer/model.onnx",
    "text_encoder/model.onnx",
    "text_encoder_2/model.onnx",
    "vae_decoder/model.onnx",
    "scheduler/scheduler_config.json",
  ])("names the missing file %s", async (file) => {
    const folder = await toyboxCopy();
    await rm(join(folder, file));
    await expect(readModelFolder(folder)).rejects.toMatchObject({
      code: "model-file-missing",
      subject: join(folder, file),
      fix: expect.stringMatching(/\S/),
    });
  });

  it.each<[file: string, fault: string, change: (content: Json) => Json, message: RegExp]>([
    ["model_index.json", "without a class", () => ({}), /_class_name/],
    ["transformer/config.json", "without in_channels", ({ in_channels: _, ...rest }) => rest, /in_channels/],
    ["transformer/config.json", "of another autoencoder", (c) => ({ ...c, in_channels: 16 }), /16 latent channels/],
    ["transformer/config.json", "with wrong rotary axes", (c) => ({ ...c, axes_dims_rope: [1, 2, 3] }), /add up to 6/],
    ["vae_decoder/config.json", "without channels", (c) => ({ ...c, block_out_channels: [] }), /block_out_channels/],
    ["scheduler/scheduler_config.json", "of another class", (c) => ({ ...c, _class_name: "DDIM" }), /DDIM/],
    ["scheduler/scheduler_config.json", "with Karras sigmas", (c) => ({ ...c, use_karras_sigmas: true }), /karras/],
    ["ragl.json", "with a grid between tokens", (c) => ({ ...c, canvas: { grid: 48, minSide: 1, maxSide: 2, maxArea: 3 } }), /48/],
  ])("names %s %s", async (file, _fault, change, message) => {
    const folder = await toyboxCopy();
    await editJson(join(folder, file), change);
    const reading = readModelFolder(folder);
    await expect(reading).rejects.toMatchObject({ code: "model-file-invalid", subject: join(folder, file) });
    await expect(reading).rejects.toThrowError(message);
  });

  it("names a file that is not JSON", async () => {
    const folder = await toyboxCopy();
    await writeFile(join(folder, "model_index.json"), "{ not json");
    await expect(readModelFolder(folder)).rejects.toThrowError(/model_index\.json is not valid JSON/);
  });

  it("refuses pipelines of other families", async () => {
    const folder = await toyboxCopy();
    await editJson(join(folder, "model_index.json"), () => ({ _class_name: "StableDiffusionPipeline" }));
    await expect(readModelFolder(folder)).rejects.toMatchObject({ code: "model-family-unsupported" });
  });
});
