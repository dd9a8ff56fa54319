/** Graphs that PyTorch's exporters wrote; training/fixtures/exported_flux.py makes them. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it, onTestFinished } from "vitest";

import { readModelFile } from "../../src/onnx/model-file.ts";
import { Denoiser } from "../../src/rewrite/denoiser.ts";
import { float32Tensor } from "../../src/runtime/tensor.ts";
import type { Tensor } from "../../src/runtime/tensor.ts";
import { relativeDifference } from "../support/run-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { TOYBOX } from "../support/toybox.ts";
import { expectTrueTrace } from "../support/true-trace.ts";

const EXPORTS = [
  { name: "script-14-plain", tolerance: 1e-5 },
  { name: "script-17-sdpa", tolerance: 1e-5 },
  { name: "dynamo-18-plain", tolerance: 1e-5 },
  { name: "dynamo-20-sdpa-half", tolerance: 1e-2 },
  { name: "dynamo-23-sdpa", tolerance: 1e-5 },
];

const FLUX_ROLES = {
  image: "hidden_states",
  text: "encoder_hidden_states",
  textIds: "txt_ids",
  imageIds: "img_ids",
};

function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/exported/${name}`, import.meta.url));
}

interface StoredTensor {
  readonly dims: readonly number[];
  readonly data: readonly number[];
}

async function denoiserOf(file: string): Promise<Denoiser> {
  const denoiser = new Denoiser({ file, cacheFolder: await temporaryFolder(), provider: "cpu", threads: 1 });
  onTestFinished(() => denoiser.dispose());
  return denoiser;
}

describe.each(EXPORTS)("the export $name", ({ name, tolerance }) => {
  const file = fixture(`${name}.onnx`);

  it("gives PyTorch's result", async () => {
    const stored = JSON.parse(readFileSync(fixture(`${name}.json`), "utf8")) as Record<string, StoredTensor>;
    const feeds = Object.entries(stored).map(([input, { dims, data }]): [string, Tensor] => [
      input,
      float32Tensor(dims, Float32Array.from(data)),
    ]);
    const session = await (await denoiserOf(file)).plain();
    const { velocity } = await session.run(Object.fromEntries(feeds));
    expect(relativeDifference(velocity!.data as Float32Array, stored["velocity"]!.data)).toBeLessThan(
      tolerance,
    );
  });

  it.each(["hard", "blend"] as const)("is rewritten and passes the self-check (%s)", async (variant) => {
    const { report } = await (await denoiserOf(file)).regional(variant);
    expect(report.roles).toEqual({ ...FLUX_ROLES, output: "velocity" });
    expect(report.counts).toEqual({ joint: 2, cross: 0, text: 0, image: 0 });
    expect(report.sites.map(({ textPosition }) => textPosition)).toEqual(["first", "first"]);
  });

  it("is traced truly", async () => {
    const { model, weightsFolder } = readModelFile(file);
    const tokens = { text: 7, image: 11 };
    await expectTrueTrace(
      model,
      {
        hidden_states: { dims: [2, tokens.image, 8], carries: "image" },
        encoder_hidden_states: { dims: [2, tokens.text, 10], carries: "text" },
        pooled_projections: { dims: [2, 4], carries: null },
        timestep: { dims: [2], carries: null },
        img_ids: { dims: [tokens.image, 3], carries: null },
        txt_ids: { dims: [tokens.text, 3], carries: null },
      },
      tokens,
      weightsFolder,
    );
  });
});

describe("the bundled model's denoiser", () => {
  it.each(["hard", "blend"] as const)("is rewritten and passes the self-check (%s)", async (variant) => {
    const { report } = await (await denoiserOf(`${TOYBOX}/transformer/model.onnx`)).regional(variant);
    expect(report.roles).toMatchObject(FLUX_ROLES);
    expect(report.counts).toEqual({ joint: 6, cross: 0, text: 0, image: 0 });
  });
});
