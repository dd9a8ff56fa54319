/** One node as its rule sees it: inputs that have been traced already, and attributes. */

import {
  floatAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  tensorAttribute,
} from "../../onnx/attributes.ts";
import { FLOAT, INT64 } from "../../onnx/data-types.ts";
import type { NodeProto, TensorProto } from "../../onnx/gen/onnx_pb.js";
import { readSmallTensor } from "../../onnx/small-tensor.ts";
import type { RuleResult, TracedValue } from "./traced-value.ts";
import { CONTENT_LIMIT, UnknownShape } from "./traced-value.ts";

export type Rule = (call: NodeCall) => readonly RuleResult[];

export class NodeCall {
  readonly node: NodeProto;
  readonly opset: number;
  readonly #inputs: readonly (TracedValue | null)[];

  constructor(node: NodeProto, opset: number, inputs: readonly (TracedValue | null)[]) {
    this.node = node;
    this.opset = opset;
    this.#inputs = inputs;
  }

  get inputCount(): number {
    return this.#inputs.length;
  }

  has(index: number): boolean {
    return (this.#inputs[index] ?? null) !== null;
  }

  input(index: number): TracedValue {
    const input = this.#inputs[index] ?? null;
    if (input === null) throw new UnknownShape(`${this.node.opType} has no input ${index}`);
    return input;
  }

  dims(index: number): readonly number[] {
    const { dims, unknownBecause } = this.input(index);
    if (dims === null) throw new UnknownShape(unknownBecause ?? "its shape is not known");
    return dims;
  }

  /** The elements of a small input that must be known for the shape to be known. */
  content(index: number): readonly number[] {
    const { content, unknownBecause } = this.input(index);
    if (content !== null) return content;
    throw new UnknownShape(
      unknownBecause ??
        `${this.node.opType} takes its shape from ${this.node.input[index]}, which is computed`,
    );
  }

  int(name: string, fallback: number): number {
    return intAttribute(this.node, name) ?? fallback;
  }

  /** Integers that older operator sets keep in an attribute and newer ones in an input; null where absent. */
  intsFrom(name: string, index: number): readonly number[] | null {
    return this.has(index) ? this.content(index) : intsAttribute(this.node, name);
  }

  /** The constant that the node holds: a tensor in the attribute of that name, or plain numbers. */
  constant(name: string): RuleResult {
    const tensor = tensorAttribute(this.node, name);
    if (tensor !== null) return tensorResult(tensor);
    const ints = intsAttribute(this.node, "value_ints");
    if (ints !== null) return { dims: [ints.length], type: INT64, content: ints };
    const floats = floatsAttribute(this.node, "value_floats");
    if (floats !== null) return { dims: [floats.length], type: FLOAT, content: floats };
    const int = intAttribute(this.node, "value_int");
    if (int !== null) return { dims: [], type: INT64, content: [int] };
    return { dims: [], type: FLOAT, content: [floatAttribute(this.node, "value_float") ?? 0] };
  }

  /** An axis attribute as an index from 0. */
  axis(rank: number, fallback: number, name = "axis"): number {
    return normalizeAxis(this.int(name, fallback), rank);
  }
}

/** What is known of an initializer. */
export function initializerValue(tensor: TensorProto): TracedValue {
  const known = { unknownBecause: null, fromText: false, fromImage: false, order: null };
  return { ...tensorResult(tensor), content: tensorResult(tensor).content ?? null, ...known };
}

function tensorResult(tensor: TensorProto): RuleResult {
  const dims = tensor.dims.map(Number);
  const content = product(dims) <= CONTENT_LIMIT ? readSmallTensor(tensor) : null;
  return { dims, type: tensor.dataType, content };
}

export function normalizeAxis(axis: number, rank: number): number {
  const index = axis < 0 ? axis + rank : axis;
  if (index < 0 || index >= Math.max(rank, 1)) throw new UnknownShape(`axis ${axis} of ${rank} dimensions`);
  return index;
}

export function product(dims: readonly number[]): number {
  return dims.reduce((result, dim) => result * dim, 1);
}
