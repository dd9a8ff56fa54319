import { describe, expect, it } from "vitest";

import { FLOAT, INT64 } from "../../src/onnx/data-types.ts";
import { EditableGraph } from "../../src/onnx/graph.ts";
import { TraceConflict, traceGraph } from "../../src/rewrite/trace/trace.ts";
import type { TraceInput } from "../../src/rewrite/trace/trace.ts";
import { crossGraph } from "../support/cross-transformer.ts";
import { GraphBuilder } from "../support/graph-builder.ts";
import { jointGraph } from "../support/joint-transformer.ts";
import { expectTrueTrace } from "../support/true-trace.ts";

const TOKENS = { text: 7, image: 11 };

const TOKEN_INPUTS = (latents: number, prompt: number): Record<string, TraceInput> => ({
  latents: { dims: [2, TOKENS.image, latents], carries: "image" },
  prompt: { dims: [2, TOKENS.text, prompt], carries: "text" },
});

describe("tracing", () => {
  it.each([
    { title: "text first", options: {} },
    { title: "image first", options: { order: "image-first" as const, keyBias: true } },
    { title: "com.microsoft.MultiHeadAttention", options: { attention: "MultiHeadAttention" as const } },
    { title: "Attention of operator set 23", options: { attention: "Attention" as const } },
  ])("knows every shape of a joint-attention graph: $title", async ({ options }) => {
    await expectTrueTrace(jointGraph(options), TOKEN_INPUTS(6, 5), TOKENS);
  });

  it("knows every shape of a cross-attention graph", async () => {
    await expectTrueTrace(crossGraph(), TOKEN_INPUTS(4, 5), TOKENS);
  });

  it("knows the shapes and the integers that exporters compute in the graph", async () => {
    const graph = new GraphBuilder();
    const latents = graph.input("latents", ["b", "n", 6]);
    graph.input("prompt", ["b", "t", 5]);
    const shape = graph.node("Shape", [latents]);
    const batch = graph.node("Gather", [shape, graph.ints([0], [])]);
    const tokens = graph.node("Slice", [shape, graph.ints([1]), graph.ints([2]), graph.ints([0])]);
    const channels = graph.node("Gather", [shape, graph.ints([-1], [])]);
    const half = graph.node("Div", [channels, graph.ints([2], [])]);
    const column = graph.node("Unsqueeze", [half, graph.ints([0])]);
    const target = graph.node(
      "Concat",
      [graph.node("Unsqueeze", [batch, graph.ints([0])]), tokens, column, graph.ints([-1])],
      { axis: 0 },
    );
    const reshaped = graph.node("Reshape", [latents, target]);
    const moved = graph.node("Transpose", [reshaped], { perm: [0, 3, 1, 2] });
    const doubled = graph.node("Concat", [moved, graph.node("Neg", [moved])], { axis: -1 });
    const positions = graph.node("Range", [
      graph.ints([0], []),
      graph.node("Squeeze", [tokens]),
      graph.ints([1], []),
    ]);
    const same = graph.node("Equal", [target, graph.ints([-1])]);
    const chosen = graph.node("Where", [same, graph.ints([2]), target]);
    const expanded = graph.node("Expand", [
      graph.node("Reshape", [positions, graph.ints([1, -1, 1, 1])]),
      chosen,
    ]);
    const zeros = graph.node("ConstantOfShape", [graph.node("Shape", [expanded])]);
    const first = graph.node("ReduceProd", [target], { keepdims: 0 });
    const strided = graph.node("Slice", [
      doubled,
      graph.ints([-1]),
      graph.ints([-(2 ** 31)]),
      graph.ints([3]),
      graph.ints([-2]),
    ]);
    const parts = graph.node("Reshape", [
      zeros,
      graph.node("Unsqueeze", [graph.node("Neg", [graph.node("Div", [first, first])]), graph.ints([0])]),
    ]);
    graph.node("ReduceMean", [strided], { axes: [1, -1], keepdims: 0 }, "mean");
    graph.node("Identity", [parts], {}, "flat");
    graph.output("mean", ["b", "n"]);
    graph.output("flat", ["all"]);
    await expectTrueTrace(graph.build(), TOKEN_INPUTS(6, 5), TOKENS);
  });

  it("knows the shapes of operators that move, pick and reduce", async () => {
    const graph = new GraphBuilder(17);
    const latents = graph.input("latents", ["b", "n", 6]);
    const prompt = graph.input("prompt", ["b", "t", 5]);
    const weight = graph.weight("weight", [6, 5], new Float32Array(30).fill(0.5));
    const image = graph.node("MatMul", [latents, weight]);
    graph.node("Einsum", [image, prompt], { equation: "bic,bjc->bij" });
    graph.node("Gemm", [weight, weight], { transB: 1 });
    graph.node("Tile", [image, graph.ints([1, 2, 3])]);
    graph.node("Pad", [image, graph.ints([0, 1, 0, 0, 2, 3])]);
    graph.node("Flatten", [image], { axis: 2 });
    graph.node("Split", [image, graph.ints([5])], { axis: -1 });
    graph.node("ReduceSum", [image, graph.ints([1])], { keepdims: 0 });
    graph.node("ReduceMax", [image], { axes: [-1], keepdims: 1 });
    graph.node("GatherND", [image, graph.ints([0, 1, 1, 0], [2, 2])]);
    graph.node("GatherElements", [prompt, graph.ints([0, 1, 2, 3], [2, 2, 1])], { axis: 1 });
    graph.node("ScatterND", [
      prompt,
      graph.ints([0], [1, 1]),
      graph.node("Slice", [prompt, graph.ints([0]), graph.ints([1]), graph.ints([0])]),
    ]);
    graph.node("Squeeze", [graph.node("Unsqueeze", [image, graph.ints([0, -1])])]);
    graph.node("Clip", [graph.node("Trilu", [image])]);
    graph.node("LayerNormalization", [image, graph.weight("gain", [5], new Float32Array(5).fill(1))]);
    graph.node("MatMul", [
      graph.weight("row", [5], new Float32Array(5)),
      graph.node("Transpose", [prompt], { perm: [0, 2, 1] }),
    ]);
    const sizes = graph.node("Concat", [graph.node("Shape", [image]), graph.node("Shape", [prompt])], {
      axis: 0,
    });
    const parts = ["Min", "Max", "Mod", "Sub", "Mul", "Add"].map((op) =>
      graph.node(op, [sizes, graph.ints([4])]),
    );
    for (const op of ["Greater", "GreaterOrEqual", "Less", "LessOrEqual"]) {
      graph.node("Where", [graph.node(op, [sizes, graph.ints([5])]), parts[0]!, parts[1]!]);
    }
    const floats = graph.node("Cast", [sizes], { to: FLOAT });
    const halved = graph.node("Div", [floats, graph.weight("two", [], [2])]);
    for (const op of ["Floor", "Ceil", "Sqrt", "Reciprocal", "Abs"]) {
      graph.node("Cast", [graph.node(op, [halved])], { to: INT64 });
    }
    graph.node("Unsqueeze", [graph.node("Size", [image]), graph.ints([0])]);
    graph.node("ReduceSum", [sizes], { keepdims: 1 });
    graph.node("Identity", [image], {}, "out");
    graph.output("out", ["b", "n", 5]);
    await expectTrueTrace(graph.build(), TOKEN_INPUTS(6, 5), TOKENS);
  });

  it("follows data, not shapes, from text and image", () => {
    const graph = new GraphBuilder();
    const latents = graph.input("latents", ["b", "n", 6]);
    const prompt = graph.input("prompt", ["b", "t", 5]);
    graph.node("Expand", [graph.ints([1], [1, 1, 1]), graph.node("Shape", [prompt])], {}, "of text's shape");
    graph.node(
      "Concat",
      [latents, graph.node("Reshape", [latents, graph.node("Shape", [latents])])],
      { axis: 1 },
      "of image",
    );
    const trace = traceGraph(
      new EditableGraph(graph.build()),
      new Map(Object.entries(TOKEN_INPUTS(6, 5))),
      TOKENS,
    );
    expect(trace.get("of text's shape")).toMatchObject({
      fromText: false,
      fromImage: false,
      dims: [2, 7, 5],
    });
    expect(trace.get("of image")).toMatchObject({ fromText: false, fromImage: true });
  });

  it("names the node where sizes contradict each other", () => {
    const graph = new GraphBuilder();
    const latents = graph.input("latents", ["b", "n", 6]);
    graph.node("Add", [latents, graph.input("prompt", ["b", "t", 5])], {}, "sum");
    const inputs = new Map(Object.entries(TOKEN_INPUTS(6, 5)));
    expect(() => traceGraph(new EditableGraph(graph.build()), inputs, TOKENS)).toThrow(TraceConflict);
  });
});
