/**
 * A miniature of the joint-attention transformers (one double-stream block, one single-stream block) with random
 * weights, as an ONNX graph, in the ways that exporters write attention.
 */

import { FLOAT, FLOAT16 } from "../../src/onnx/data-types.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { torchNoise } from "../../src/noise/torch-noise.ts";
import type { TokenOrder } from "../../src/rewrite/trace/traced-value.ts";
import { GraphBuilder } from "./graph-builder.ts";

export const IMAGE_CHANNELS = 6;
export const TEXT_CHANNELS = 5;
export const WIDTH = 8;
export const HEADS = 2;
export const HEAD_SIZE = WIDTH / HEADS;

export interface JointOptions {
  readonly order: TokenOrder;
  /** How attention is written: where the scores are scaled, or which fused operator computes it. */
  readonly attention: "product" | "divide" | "query" | "unscaled" | "MultiHeadAttention" | "Attention";
  /** Adds to the scores a bias that depends on the key. */
  readonly keyBias: boolean;
  readonly precision: "float32" | "float16";
  readonly opset: number;
  /** The number of text tokens where the declared inputs fix it, though nothing inside the graph does. */
  readonly declaredTextTokens: number | null;
  /** The number of text tokens that a Reshape inside the graph insists on. */
  readonly builtInTextTokens: number | null;
  /** Adds the text tokens' mean to each of them, outside any attention. */
  readonly mixesText: boolean;
}

const USUAL: JointOptions = {
  order: "text-first",
  attention: "product",
  keyBias: false,
  precision: "float32",
  opset: 17,
  declaredTextTokens: null,
  builtInTextTokens: null,
  mixesText: false,
};

export interface Weight {
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: Float32Array;
}

const SHAPES: readonly (readonly [string, number, number])[] = [
  ["from image", IMAGE_CHANNELS, WIDTH],
  ["from text", TEXT_CHANNELS, WIDTH],
  ...["image", "text", "single"].flatMap((stream) =>
    ["q", "k", "v", "out"].map((part) => [`${stream} ${part}`, WIDTH, WIDTH] as const),
  ),
  ["to image", WIDTH, IMAGE_CHANNELS],
];

/** The weights of the miniature, by name: the same in every way of writing it. */
export const WEIGHTS: ReadonlyMap<string, Weight> = new Map(
  SHAPES.map(([name, rows, columns], index) => {
    const values = torchNoise(1000 + index, rows * columns).map((value) => (value * 1.5) / Math.sqrt(rows));
    return [name, { rows, columns, values }];
  }),
);

/** The scale of the scores. */
export function scoreScale(attention: JointOptions["attention"]): number {
  return attention === "unscaled" ? 1 : 1 / Math.sqrt(HEAD_SIZE);
}

/** Inputs `latents` [batch, N, 6] and `prompt` [batch, T, 5], output `velocity` [batch, N, 6]. */
export function jointGraph(options: Partial<JointOptions> = {}): OnnxModel {
  return new JointGraph({ ...USUAL, ...options }).build();
}

class JointGraph {
  readonly #options: JointOptions;
  readonly #graph: GraphBuilder;

  constructor(options: JointOptions) {
    this.#options = options;
    this.#graph = new GraphBuilder(options.attention === "Attention" ? 23 : options.opset);
  }

  build(): OnnxModel {
    const graph = this.#graph;
    const { precision, declaredTextTokens, builtInTextTokens, mixesText } = this.#options;
    const type = precision === "float16" ? FLOAT16 : FLOAT;
    for (const [name, { rows, columns, values }] of WEIGHTS) this.#weight(name, [rows, columns], values);
    const latents = graph.input("latents", ["b", "n", IMAGE_CHANNELS], type);
    let prompt = graph.input("prompt", ["b", declaredTextTokens ?? "t", TEXT_CHANNELS], type);
    const textTokens = graph.node("Gather", [graph.node("Shape", [prompt]), graph.ints([1])]);
    const imageTokens = graph.node("Gather", [graph.node("Shape", [latents]), graph.ints([1])]);
    if (builtInTextTokens !== null) {
      prompt = graph.node("Reshape", [prompt, graph.ints([-1, builtInTextTokens, TEXT_CHANNELS])]);
    }
    if (mixesText) {
      prompt = graph.node("Add", [prompt, graph.node("ReduceMean", [prompt], { axes: [1], keepdims: 1 })]);
    }

    let image = graph.node("MatMul", [latents, "from image"]);
    let text = graph.node("MatMul", [prompt, "from text"]);
    const [query, key, value] = ["q", "k", "v"].map((part) =>
      this.#join(
        this.#project(text, `text ${part}`),
        this.#project(image, `image ${part}`),
        this.#tokenAxis(),
      ),
    ) as [string, string, string];
    const mixed = this.#attend(query, key, value);
    const [textPart, imagePart] = this.#cut(mixed, textTokens, imageTokens);
    image = graph.node("Add", [image, graph.node("MatMul", [imagePart, "image out"])]);
    text = graph.node("Add", [text, graph.node("MatMul", [textPart, "text out"])]);

    const stream = graph.node("Tanh", [this.#join(text, image, 1)]);
    const [q, k, v] = ["q", "k", "v"].map((part) => this.#project(stream, `single ${part}`)) as [
      string,
      string,
      string,
    ];
    const result = graph.node("Add", [stream, graph.node("MatMul", [this.#attend(q, k, v), "single out"])]);
    graph.node("MatMul", [this.#cut(result, textTokens, imageTokens)[1], "to image"], {}, "velocity");
    graph.output("velocity", ["b", "n", IMAGE_CHANNELS], type);
    return graph.build();
  }

  /** Queries, keys or values: [batch, heads, tokens, head size], or [batch, tokens, width] for the operator that wants it. */
  #project(stream: string, weight: string): string {
    const graph = this.#graph;
    const projected = graph.node("MatMul", [stream, weight]);
    if (this.#options.attention === "MultiHeadAttention") return projected;
    const split = graph.node("Reshape", [projected, graph.ints([0, 0, HEADS, HEAD_SIZE])]);
    return graph.node("Transpose", [split], { perm: [0, 2, 1, 3] });
  }

  #tokenAxis(): number {
    return this.#options.attention === "MultiHeadAttention" ? 1 : 2;
  }

  /** [batch, tokens, width] */
  #attend(query: string, key: string, value: string): string {
    const graph = this.#graph;
    const { attention } = this.#options;
    if (attention === "MultiHeadAttention") {
      return graph.node("com.microsoft/MultiHeadAttention", [query, key, value], { num_heads: HEADS });
    }
    const result =
      attention === "Attention"
        ? graph.node("Attention", [query, key, value])
        : graph.node("MatMul", [graph.node("Softmax", [this.#scores(query, key)], { axis: -1 }), value]);
    const byToken = graph.node("Transpose", [result], { perm: [0, 2, 1, 3] });
    return graph.node("Reshape", [byToken, graph.ints([0, 0, WIDTH])]);
  }

  #scores(query: string, key: string): string {
    const graph = this.#graph;
    const { attention, keyBias } = this.#options;
    const scale = scoreScale(attention);
    const scaled = attention === "query" ? graph.node("Mul", [query, this.#scalar(scale)]) : query;
    const transposed = graph.node("Transpose", [key], { perm: [0, 1, 3, 2] });
    let scores = graph.node("MatMul", [scaled, transposed]);
    if (attention === "product") scores = graph.node("Mul", [this.#scalar(scale), scores]);
    if (attention === "divide") scores = graph.node("Div", [scores, this.#scalar(1 / scale)]);
    if (!keyBias) return scores;
    const ones = this.#weight(`${key} ones`, [HEAD_SIZE, 1], new Array<number>(HEAD_SIZE).fill(1));
    const bias = graph.node("Transpose", [graph.node("MatMul", [key, ones])], { perm: [0, 1, 3, 2] });
    return graph.node("Add", [scores, bias]);
  }

  #join(text: string, image: string, axis: number): string {
    return this.#graph.node("Concat", this.#options.order === "text-first" ? [text, image] : [image, text], {
      axis,
    });
  }

  /** The text part and the image part of [batch, tokens, width]. */
  #cut(value: string, textTokens: string, imageTokens: string): [text: string, image: string] {
    const graph = this.#graph;
    const isTextFirst = this.#options.order === "text-first";
    const boundary = isTextFirst ? textTokens : imageTokens;
    const first = graph.node("Slice", [value, graph.ints([0]), boundary, graph.ints([1])]);
    const second = graph.node("Slice", [value, boundary, graph.ints([2 ** 31]), graph.ints([1])]);
    return isTextFirst ? [first, second] : [second, first];
  }

  #scalar(value: number): string {
    return this.#weight(`scale ${value} ${this.#graph.graph.node.length}`, [], [value]);
  }

  #weight(name: string, dims: readonly number[], values: ArrayLike<number>): string {
    const { precision } = this.#options;
    return precision === "float16"
      ? this.#graph.half(name, dims, values)
      : this.#graph.weight(name, dims, values);
  }
}
