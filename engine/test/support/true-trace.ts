/** Tracing must tell the shapes that the runtime computes: compares every value of a graph with a real run. */

import { expect } from "vitest";

import { FLOAT, INT64 } from "../../src/onnx/data-types.ts";
import { EditableGraph, makeValueInfo } from "../../src/onnx/graph.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { torchNoise } from "../../src/noise/torch-noise.ts";
import { traceGraph } from "../../src/rewrite/trace/trace.ts";
import type { TokenCounts, TraceInput } from "../../src/rewrite/trace/trace.ts";
import { elementCount, float32Tensor } from "../../src/runtime/tensor.ts";
import type { Tensor } from "../../src/runtime/tensor.ts";
import { openModel } from "./run-graph.ts";

/** Traces the graph and runs it with every inner value as an output. */
export async function expectTrueTrace(
  model: OnnxModel,
  inputs: Readonly<Record<string, TraceInput>>,
  tokens: TokenCounts,
  weightsFolder = ".",
): Promise<void> {
  const graph = new EditableGraph(model);
  const trace = traceGraph(graph, new Map(Object.entries(inputs)), tokens);
  const known = model.graph.output.map(({ name }) => name);
  for (const name of model.graph.node.flatMap(({ output }) => output)) {
    const { type, dims } = trace.get(name)!;
    expect(dims, name).not.toBeNull();
    if (type !== null && [FLOAT, INT64].includes(type) && !known.includes(name)) {
      model.graph.output.push(
        makeValueInfo(
          name,
          type,
          dims!.map((_, axis) => `axis ${axis} of ${name}`),
        ),
      );
    }
  }
  const session = await openModel(model, weightsFolder);
  const feeds = Object.entries(inputs).map(([name, { dims }]): [string, Tensor] => [
    name,
    float32Tensor(dims, torchNoise(1, elementCount(dims))),
  ]);
  const results = await session.run(Object.fromEntries(feeds));
  for (const [name, { dims, data }] of Object.entries(results)) {
    const traced = trace.get(name)!;
    expect(traced.dims, name).toEqual([...dims]);
    const values = Array.from(data as Iterable<number | bigint>, Number);
    // Floats are followed in double precision.
    traced.content?.forEach((value, at) => expect(Math.fround(value), name).toBeCloseTo(values[at]!, 5));
  }
  await session.dispose();
}
