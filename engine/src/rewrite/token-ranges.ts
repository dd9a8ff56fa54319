/** Cuts token sequences inside a graph: the text, the image, or what everything outside regions attends to. */

import { INT64 } from "../onnx/data-types.ts";
import type { EditableGraph, NodeSink } from "../onnx/graph.ts";
import type { TokenSequence } from "./attention-core.ts";
import { REGIONAL_INPUTS } from "./regional-inputs.ts";
import type { TokenOrder } from "./trace/traced-value.ts";

const TO_END = 2 ** 53;

export class TokenRanges {
  readonly #graph: EditableGraph;
  #counts: { text: string; image: string; global: string; imageAndGlobal: string } | null = null;

  constructor(graph: EditableGraph) {
    this.#graph = graph;
  }

  /** The text tokens of a joint sequence. */
  text(sink: NodeSink, sequence: TokenSequence, order: TokenOrder | null): string {
    const { text, image } = this.#boundaries();
    return order === "text-first"
      ? this.#cut(sink, sequence, null, text)
      : this.#cut(sink, sequence, image, null);
  }

  /** The image tokens of a joint sequence. */
  image(sink: NodeSink, sequence: TokenSequence, order: TokenOrder | null): string {
    const { text, image } = this.#boundaries();
    return order === "text-first"
      ? this.#cut(sink, sequence, text, null)
      : this.#cut(sink, sequence, null, image);
  }

  /** The global prompt's tokens of a sequence of text, or of text and image. */
  global(sink: NodeSink, sequence: TokenSequence, order: TokenOrder | null): string {
    const { image, global, imageAndGlobal } = this.#boundaries();
    if (order === "image-first") return this.#cut(sink, sequence, image, imageAndGlobal);
    return this.#cut(sink, sequence, null, global);
  }

  /** The global prompt's tokens of a sequence of keys or values, and its image tokens where it has any. */
  globalKeys(
    sink: NodeSink,
    sequence: TokenSequence,
    keys: "text" | "joint",
    order: TokenOrder | null,
  ): string {
    if (keys === "text") return this.global(sink, sequence, null);
    if (order === "image-first") return this.#cut(sink, sequence, null, this.#boundaries().imageAndGlobal);
    const parts = [this.global(sink, sequence, order), this.image(sink, sequence, order)];
    return sink.add("Concat", parts, { axis: sequence.axis });
  }

  #cut(sink: NodeSink, { value, axis }: TokenSequence, from: string | null, to: string | null): string {
    const start = from ?? this.#graph.ints([0]);
    const end = to ?? this.#graph.ints([TO_END]);
    return sink.add("Slice", [value, start, end, this.#graph.ints([axis])]);
  }

  /** Token counts as vectors of one integer. */
  #boundaries() {
    if (this.#counts !== null) return this.#counts;
    const sink = this.#graph.atStart();
    const text = sink.add("Shape", [REGIONAL_INPUTS.textGroup]);
    const image = sink.add("Shape", [REGIONAL_INPUTS.delta]);
    const isGlobal = sink.add("Equal", [REGIONAL_INPUTS.textGroup, this.#graph.ints([0])]);
    const global = sink.add("ReduceSum", [sink.add("Cast", [isGlobal], { to: INT64 })], { keepdims: 1 });
    const imageAndGlobal = sink.add("Add", [image, global]);
    this.#counts = { text, image, global, imageAndGlobal };
    return this.#counts;
  }
}
