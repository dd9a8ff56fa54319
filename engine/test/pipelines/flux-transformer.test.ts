/** What exports of FLUX differ in, on small made-up graphs. */

import { describe, expect, it, onTestFinished } from "vitest";
import { FluxTransformer } from "../../src/pipelines/flux-transformer.ts";
import type { Session } from "../../src/runtime/session.ts";
import { GraphBuilder } from "../support/graph-builder.ts";
import { openModel } from "../support/run-graph.ts";

const size = { width: 2, height: 3 };
const prompt = {
  pooled: { values: Float32Array.of(1, 2), tokens: 1, size: 2 },
  sequence: { values: new Float32Array(8), tokens: 4, size: 2 },
  regional: null,
};

async function open(builder: GraphBuilder): Promise<Session> {
  const session = await openModel(builder.build());
  onTestFinished(() => session.dispose());
  return session;
}

/** `hidden_states * timestep`, plus whatever else is given. */
function transformerGraph(...others: readonly ((builder: GraphBuilder) => string)[]): GraphBuilder {
  const builder = new GraphBuilder();
  builder.input("hidden_states", [1, "n", 4]);
  builder.input("timestep", [1]);
  const scaled = builder.node("Mul", ["hidden_states", "timestep"]);
  const sum = others.reduce((total, other) => builder.node("Add", [total, other(builder)]), scaled);
  builder.node("Identity", [sum], {}, "out_hidden_states");
  builder.output("out_hidden_states", [1, "n", 4]);
  return builder;
}

const latents = Float32Array.from({ length: 24 }, (_, i) => i);

describe("FluxTransformer", () => {
  it("feeds what the graph asks for and no more: a noise level and latents", async () => {
    const transformer = new FluxTransformer(await open(transformerGraph()), "model.onnx", size, prompt, 3);
    expect(transformer.hasBuiltInGuidance).toBe(false);
    expect(await transformer.velocity(latents, 0.5)).toEqual(latents.map((value) => value / 2));
    expect(await transformer.velocity(latents, 0.25)).toEqual(latents.map((value) => value / 4));
  });

  it("feeds guidance as a number where the model has it built in", async () => {
    const session = await open(transformerGraph((builder) => builder.input("guidance", [1])));
    const transformer = new FluxTransformer(session, "model.onnx", size, prompt, 3.5);
    expect(transformer.hasBuiltInGuidance).toBe(true);
    expect(await transformer.velocity(latents, 0.5)).toEqual(latents.map((value) => value / 2 + 3.5));
  });

  it.each([
    ["without a batch axis", ["n", 3]],
    ["with a batch axis, as older exports have it", [1, "n", 3]],
  ])("gives image positions %s", async (_what, dims) => {
    const session = await open(
      transformerGraph((builder) =>
        builder.node("ReduceSum", [builder.input("img_ids", dims)], { keepdims: 0 }),
      ),
    );
    const transformer = new FluxTransformer(session, "model.onnx", size, prompt, 1);
    // Rows 0 0 1 1 2 2 and columns 0 1 0 1 0 1 add up to 9.
    expect(await transformer.velocity(latents, 0)).toEqual(new Float32Array(24).fill(9));
  });

  it("refuses a result of another shape", async () => {
    const builder = new GraphBuilder();
    builder.input("hidden_states", [1, "n", 4]);
    builder.node("ReduceSum", ["hidden_states"], { keepdims: 0 }, "out");
    builder.output("out", []);
    const transformer = new FluxTransformer(await open(builder), "model.onnx", size, prompt, 1);
    await expect(transformer.velocity(latents, 1)).rejects.toMatchObject({
      code: "transformer-output-mismatch",
      subject: "model.onnx",
    });
  });
});
