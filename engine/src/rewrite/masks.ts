/**
 * Builds the attention masks inside a graph from its small regional inputs, once a run, for all attentions to share.
 * Masks are added to scores: 0 allows, MASKED forbids, and the logarithm of a weight lies between.
 */

import { FLOAT, FLOAT16, INT64 } from "../onnx/data-types.ts";
import type { DataType } from "../onnx/data-types.ts";
import type { EditableGraph, NodeSink } from "../onnx/graph.ts";
import type { AxisTokens } from "./attention-sites.ts";
import { REGIONAL_INPUTS } from "./regional-inputs.ts";
import type { TokenOrder } from "./trace/traced-value.ts";

/** Far below any score. */
const MASKED = -1e9;
/** The same for float16, which reaches to 65504. */
const MASKED_HALF = -1e4;

/**
 * What image tokens may attend to: `global`: the global prompt; `region`: the groups that they have weights for;
 * `switched`: `region` where delta is 1, else `global`. Text tokens attend to their own group in all three.
 */
export type MaskContent = "global" | "region" | "switched";

export interface MaskShape {
  readonly queries: AxisTokens;
  readonly keys: "text" | "joint";
  readonly order: TokenOrder | null;
  readonly type: DataType;
}

export class MaskBuilder {
  readonly #graph: EditableGraph;
  readonly #sink: NodeSink;
  readonly #made = new Map<string, string>();

  constructor(graph: EditableGraph) {
    this.#graph = graph;
    graph.addInput(REGIONAL_INPUTS.textGroup, INT64, ["ragl_text_tokens"]);
    graph.addInput(REGIONAL_INPUTS.imageWeight, FLOAT, ["ragl_image_tokens", "ragl_groups"]);
    graph.addInput(REGIONAL_INPUTS.delta, FLOAT, ["ragl_image_tokens"]);
    this.#sink = graph.atStart();
  }

  /** The value name of a mask of [query tokens, key tokens]. */
  mask(content: MaskContent, shape: MaskShape): string {
    const { queries, keys, order, type } = shape;
    return this.#once(`mask ${content} ${queries} ${keys} ${order} ${type}`, () => {
      const overText = this.#rows(
        queries,
        order,
        () => this.#textRows(),
        () => this.#imageRows(content),
      );
      const mask = keys === "text" ? overText : this.#withImageKeys(overText, queries, order);
      return this.#cast(mask, type);
    });
  }

  /** The value name of delta as a column of [query tokens, 1]; 0 for text tokens. */
  deltaColumn(queries: AxisTokens, order: TokenOrder | null, type: DataType): string {
    return this.#once(`delta ${queries} ${order} ${type}`, () => {
      const zeros = () => this.#zeros([this.#count(REGIONAL_INPUTS.textGroup), this.#graph.ints([1])]);
      const column = this.#rows(queries, order, zeros, () => this.#imageDelta());
      return this.#cast(column, type);
    });
  }

  /** The value name of 1 - delta as a float32 column of [image tokens, 1]. */
  oneMinusDelta(): string {
    return this.#once("one minus delta", () =>
      this.#sink.add("Sub", [this.#graph.float(1), this.#imageDelta()]),
    );
  }

  /** Rows for the text tokens, for the image tokens, or for both in their order. */
  #rows(queries: AxisTokens, order: TokenOrder | null, text: () => string, image: () => string): string {
    if (queries === "text") return text();
    if (queries === "image") return image();
    return this.#sink.add("Concat", order === "text-first" ? [text(), image()] : [image(), text()], {
      axis: 0,
    });
  }

  #withImageKeys(overText: string, queries: AxisTokens, order: TokenOrder | null): string {
    const image = this.#zeros([this.#queryCount(queries), this.#count(REGIONAL_INPUTS.delta)]);
    return this.#sink.add("Concat", order === "text-first" ? [overText, image] : [image, overText], {
      axis: 1,
    });
  }

  /** [T, T]: a text token attends to its own group. */
  #textRows(): string {
    return this.#once("text rows", () => {
      const column = this.#reshape(REGIONAL_INPUTS.textGroup, [-1, 1]);
      return this.#allowWhere(this.#sink.add("Equal", [column, this.#groupRow()]));
    });
  }

  /** [N, T]. */
  #imageRows(content: MaskContent): string {
    return this.#once(`image rows ${content}`, () => {
      if (content === "region") return this.#regionRows();
      const toGlobal = this.#allowWhere(this.#sink.add("Equal", [this.#groupRow(), this.#graph.ints([0])]));
      const isRefined = this.#sink.add("Greater", [this.#imageDelta(), this.#graph.float(0.5)]);
      if (content === "switched") return this.#sink.add("Where", [isRefined, this.#regionRows(), toGlobal]);
      const shape = this.#sink.add("Concat", [this.#count(REGIONAL_INPUTS.delta), this.#graph.ints([1])], {
        axis: 0,
      });
      return this.#sink.add("Expand", [toGlobal, shape]);
    });
  }

  /** [N, T]: each image token's weight for each text token's group, as a logarithm. */
  #regionRows(): string {
    return this.#once("region rows", () => {
      const logarithm = this.#sink.add("Log", [REGIONAL_INPUTS.imageWeight]);
      const bounded = this.#sink.add("Max", [logarithm, this.#graph.float(MASKED)]);
      return this.#sink.add("Gather", [bounded, REGIONAL_INPUTS.textGroup], { axis: 1 });
    });
  }

  #imageDelta(): string {
    return this.#once("image delta", () => this.#reshape(REGIONAL_INPUTS.delta, [-1, 1]));
  }

  #groupRow(): string {
    return this.#once("group row", () => this.#reshape(REGIONAL_INPUTS.textGroup, [1, -1]));
  }

  /** 0 where a condition holds, MASKED elsewhere. */
  #allowWhere(condition: string): string {
    return this.#sink.add("Where", [condition, this.#graph.float(0), this.#graph.float(MASKED)]);
  }

  #queryCount(queries: AxisTokens): string {
    const [text, image] = [this.#count(REGIONAL_INPUTS.textGroup), this.#count(REGIONAL_INPUTS.delta)];
    if (queries === "joint") return this.#once("joint count", () => this.#sink.add("Add", [text, image]));
    return queries === "text" ? text : image;
  }

  /** The length of a vector input, as a vector of one integer. */
  #count(input: string): string {
    return this.#once(`count ${input}`, () => this.#sink.add("Shape", [input]));
  }

  #zeros(dims: readonly string[]): string {
    return this.#sink.add("ConstantOfShape", [this.#sink.add("Concat", dims, { axis: 0 })]);
  }

  #reshape(value: string, dims: readonly number[]): string {
    return this.#sink.add("Reshape", [value, this.#graph.ints(dims)]);
  }

  #cast(value: string, type: DataType): string {
    if (type === FLOAT) return value;
    const inRange = type === FLOAT16 ? this.#sink.add("Max", [value, this.#graph.float(MASKED_HALF)]) : value;
    return this.#sink.add("Cast", [inRange], { to: type });
  }

  #once(key: string, make: () => string): string {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}
