import { describe, expect, it } from "vitest";

import { FLOAT } from "../../src/onnx/data-types.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { rewriteForRegions } from "../../src/rewrite/rewrite.ts";
import { RewriteRefusal } from "../../src/rewrite/refusal.ts";
import { GraphBuilder } from "../support/graph-builder.ts";
import { jointGraph } from "../support/joint-transformer.ts";

function refusalOf(model: OnnxModel): RewriteRefusal {
  try {
    rewriteForRegions(model, "hard");
  } catch (error) {
    if (error instanceof RewriteRefusal) return error;
    throw error;
  }
  throw new Error("the graph was accepted");
}

/** A graph whose text [b, t, 4] and image [b, n, 4] meet in what `meet` builds from them. */
function meeting(meet: (graph: GraphBuilder, image: string, text: string) => string): OnnxModel {
  const graph = new GraphBuilder();
  const image = graph.input("latents", ["b", "n", 4]);
  const prompt = graph.input("prompt", ["b", "t", 5]);
  const weight = graph.weight("text in", [5, 4], new Array<number>(20).fill(0.1));
  graph.node("Identity", [meet(graph, image, graph.node("MatMul", [prompt, weight]))], {}, "noise");
  graph.output("noise", ["b", "n", 4]);
  return graph.build();
}

const across = (graph: GraphBuilder, value: string) => graph.node("Transpose", [value], { perm: [0, 2, 1] });

describe("graphs that are refused", () => {
  it("have no attention to text", () => {
    const model = meeting((graph, image) => graph.node("Tanh", [image]));
    expect(refusalOf(model).message).toBe("it has no attention from image tokens to text tokens");
  });

  it("insist on one text length inside", () => {
    const refusal = refusalOf(jointGraph({ builtInTextTokens: 4 }));
    expect(refusal.message).toContain("does not work for every number of text and image tokens");
    expect(refusal.node).toMatch(/^node of Reshape/);
  });

  it("join text and image in two different orders", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const forth = graph.node("Concat", [text, image], { axis: 1 });
        const back = graph.node("Concat", [image, text], { axis: 1 });
        const stream = graph.node("Add", [forth, back]);
        const weights = graph.node("Softmax", [graph.node("MatMul", [stream, across(graph, stream)])], {
          axis: -1,
        });
        return graph.node("MatMul", [weights, stream]);
      }),
    );
    expect(refusal.message).toBe("text and image tokens meet in two different orders");
  });

  it("normalize over the queries", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const scores = graph.node("MatMul", [text, across(graph, image)]);
        const weights = graph.node("Softmax", [scores], { axis: 1 });
        return graph.node("MatMul", [across(graph, weights), text]);
      }),
    );
    expect(refusal.message).toBe("this softmax does not run over the last axis");
    expect(refusal.node).toMatch(/^node of Softmax/);
  });

  it("compute scores without a product", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const scores = graph.node("Tanh", [graph.node("MatMul", [image, across(graph, text)])]);
        return graph.node("MatMul", [graph.node("Softmax", [scores], { axis: -1 }), text]);
      }),
    );
    expect(refusal.message).toBe("its scores do not come from a matrix product");
  });

  it("use attention weights for something else", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const weights = graph.node("Softmax", [graph.node("MatMul", [image, across(graph, text)])], {
          axis: -1,
        });
        return graph.node("Add", [image, graph.node("ReduceMax", [weights], { axes: [2], keepdims: 1 })]);
      }),
    );
    expect(refusal.message).toBe("its weights do not go into a matrix product");
  });

  it("attend to a summary of the text", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const learned = graph.weight("queries", [1, 3, 4], new Array<number>(12).fill(0.2));
        const scores = graph.node("MatMul", [learned, across(graph, text)]);
        const summary = graph.node("MatMul", [graph.node("Softmax", [scores], { axis: -1 }), text]);
        const reading = graph.node("MatMul", [image, across(graph, summary)]);
        return graph.node("MatMul", [graph.node("Softmax", [reading], { axis: -1 }), summary]);
      }),
    );
    expect(refusal.message).toBe("its queries over text are neither text nor image tokens");
  });

  it("hold an operator that is not known before an attention", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const odd = graph.node("pkg.custom/Shuffle", [text]);
        const weights = graph.node("Softmax", [graph.node("MatMul", [image, across(graph, odd)])], {
          axis: -1,
        });
        return graph.node("MatMul", [weights, odd]);
      }),
    );
    expect(refusal.message).toContain(
      "the operator Shuffle of pkg.custom (node of pkg.custom.Shuffle_1) is not known",
    );
  });

  it.each(["com.microsoft/Attention", "com.microsoft/GroupQueryAttention"])("hold %s", (operator) => {
    const refusal = refusalOf(meeting((graph, image, text) => graph.node(operator, [image, text, text])));
    expect(refusal.message).toContain("is not supported");
  });

  it("hold a fused attention with a mask of its own", () => {
    const refusal = refusalOf(
      meeting((graph, image, text) => {
        const mask = graph.input("mask", ["b", 1, "n", "t"]);
        const inputs = [image, text, text, "", "", mask];
        return graph.node("com.microsoft/MultiHeadAttention", inputs, { num_heads: 2 });
      }),
    );
    expect(refusal.message).toBe("this fused attention has a mask or cached keys of its own");
  });

  it("have no input that could be text", () => {
    const graph = new GraphBuilder();
    graph.node("Tanh", [graph.input("latents", ["b", "n", 4])], {}, "noise");
    graph.output("noise", ["b", "n", 4], FLOAT);
    expect(refusalOf(graph.build()).message).toContain("none of its inputs could be the text embeddings");
  });

  it("are reported with the file, the node and what to do", () => {
    const error = refusalOf(jointGraph({ builtInTextTokens: 4 })).toEngineError("/models/x/model.onnx");
    expect(error.code).toBe("graph-not-understood");
    expect(error.subject).toBe("/models/x/model.onnx");
    expect(error.message).toMatch(
      /^\/models\/x\/model\.onnx cannot be refined by region: .* \(node node of Reshape_\d+\)\.$/,
    );
    expect(error.fix).toContain("Export the denoiser");
  });
});
