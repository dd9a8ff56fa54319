/**
 * A miniature of the cross-attention transformers: text tokens attend to each other, image tokens to each other and
 * then to the text. Random weights.
 */

import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { torchNoise } from "../../src/noise/torch-noise.ts";
import { GraphBuilder } from "./graph-builder.ts";

const WIDTH = 6;

export const CROSS_CHANNELS = { image: 4, text: 5 } as const;

/** Inputs `latents` [batch, N, 4] and `prompt` [batch, T, 5], output `noise` [batch, N, 4]. */
export function crossGraph(): OnnxModel {
  const graph = new GraphBuilder(14);
  let seed = 2000;
  const weight = (rows: number, columns: number) =>
    graph.weight(`weight ${++seed}`, [rows, columns], torchNoise(seed, rows * columns));
  const attend = (queries: string, keys: string) => {
    const project = (stream: string) => graph.node("MatMul", [stream, weight(WIDTH, WIDTH)]);
    const keysAcross = graph.node("Transpose", [project(keys)], { perm: [0, 2, 1] });
    const scores = graph.node("MatMul", [project(queries), keysAcross]);
    const scale = graph.weight(`scale ${++seed}`, [], [0.2]);
    const weights = graph.node("Softmax", [graph.node("Mul", [scores, scale])], { axis: 2 });
    return graph.node("Add", [queries, graph.node("MatMul", [weights, project(keys)])]);
  };
  const latents = graph.input("latents", ["b", "n", CROSS_CHANNELS.image]);
  const prompt = graph.input("prompt", ["b", "t", CROSS_CHANNELS.text]);
  const text = graph.node("MatMul", [prompt, weight(CROSS_CHANNELS.text, WIDTH)]);
  const image = graph.node("MatMul", [latents, weight(CROSS_CHANNELS.image, WIDTH)]);
  const read = attend(attend(image, image), attend(text, text));
  graph.node("MatMul", [read, weight(WIDTH, CROSS_CHANNELS.image)], {}, "noise");
  graph.output("noise", ["b", "n", CROSS_CHANNELS.image]);
  return graph.build();
}
