/** Model folders whose files are all there but cannot be run: each error names the file and the way out. */

import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { RenderEngine } from "../../src/render-engine.ts";
import { planOf } from "../support/plans.ts";
import { ENGINE_OPTIONS, NO_HOOKS } from "../support/render.ts";
import { toyboxCopy } from "../support/toybox.ts";

async function renderWith(model: string): Promise<unknown> {
  const engine = new RenderEngine(ENGINE_OPTIONS);
  onTestFinished(() => engine.dispose());
  return await engine.renderInMemory({ plan: planOf({ model, steps: 1 }), baseFolder: "/" }, NO_HOOKS);
}

async function editConfig(path: string, change: Record<string, unknown>): Promise<void> {
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...change }));
}

describe("a model folder with", () => {
  it.each(["transformer", "text_encoder", "text_encoder_2", "vae_decoder"])(
    "a truncated %s",
    async (part) => {
      const folder = await toyboxCopy();
      const file = join(folder, part, "model.onnx");
      await truncate(file, Math.floor((await readFile(file)).length / 2));
      await expect(renderWith(folder)).rejects.toMatchObject({
        subject: file,
        fix: expect.stringMatching(/\S/),
      });
    },
  );

  it("truncated weights", async () => {
    const folder = await toyboxCopy();
    await truncate(join(folder, "transformer", "diffusion_pytorch_model.safetensors"), 1000);
    await expect(renderWith(folder)).rejects.toMatchObject({
      subject: expect.stringContaining(join(folder, "transformer")),
      fix: expect.stringMatching(/\S/),
    });
  });

  it("weights that lie outside it", async () => {
    const folder = await toyboxCopy();
    const file = join(folder, "transformer", "model.onnx");
    const graph = await readFile(file, "latin1");
    await writeFile(file, graph.replaceAll("diffusion_pytorch_model", "../fusion_pytorch_model"), "latin1");
    await expect(renderWith(folder)).rejects.toMatchObject({
      subject: expect.stringContaining("transformer"),
    });
  });

  it("a text encoder of another model", async () => {
    const folder = await toyboxCopy();
    await editConfig(join(folder, "transformer", "config.json"), { joint_attention_dim: 4096 });
    await expect(renderWith(folder)).rejects.toMatchObject({
      code: "model-parts-mismatch",
      subject: join(folder, "text_encoder_2", "model.onnx"),
    });
  });

  it("a pooled vector of another size", async () => {
    const folder = await toyboxCopy();
    await editConfig(join(folder, "transformer", "config.json"), { pooled_projection_dim: 768 });
    await expect(renderWith(folder)).rejects.toMatchObject({
      code: "model-parts-mismatch",
      subject: join(folder, "text_encoder", "model.onnx"),
    });
  });

  it("a decoder of another scale", async () => {
    const folder = await toyboxCopy();
    await editConfig(join(folder, "vae_decoder", "config.json"), { block_out_channels: [16, 24, 48] });
    await expect(renderWith(folder)).rejects.toMatchObject({
      code: "model-parts-mismatch",
      subject: join(folder, "vae_decoder", "model.onnx"),
    });
  });

  it("a transformer for other latents", async () => {
    const folder = await toyboxCopy();
    await editConfig(join(folder, "transformer", "config.json"), { in_channels: 16 });
    await editConfig(join(folder, "vae_decoder", "config.json"), { latent_channels: 4 });
    await expect(renderWith(folder)).rejects.toMatchObject({
      code: "input-shape-mismatch",
      subject: join(folder, "transformer", "model.onnx"),
    });
  });
});
