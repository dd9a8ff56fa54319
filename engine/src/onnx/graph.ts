/**
 * A graph that is being edited: who makes a value, who takes it, and the few kinds of change that the rewriting
 * passes need. New nodes join the graph before an existing one, so that the order stays topological.
 */

import { create } from "@bufbuild/protobuf";

import type { AttributeValue } from "./attributes.ts";
import { makeAttribute } from "./attributes.ts";
import type { DataType } from "./data-types.ts";
import type { GraphProto, NodeProto, TensorProto, ValueInfoProto } from "./gen/onnx_pb.js";
import { NodeProtoSchema, OperatorSetIdProtoSchema, ValueInfoProtoSchema } from "./gen/onnx_pb.js";
import type { OnnxModel } from "./model-file.ts";
import { floatInitializer, int64Initializer } from "./small-tensor.ts";

export class EditableGraph {
  readonly model: OnnxModel;
  readonly proto: GraphProto;
  readonly #producers = new Map<string, NodeProto>();
  readonly #consumers = new Map<string, NodeProto[]>();
  readonly #initializers = new Map<string, TensorProto>();
  readonly #constants = new Map<string, string>();
  readonly #names = new Set<string>();
  readonly #insertions = new Map<NodeProto, NodeProto[]>();
  readonly #atStart: NodeProto[] = [];
  readonly #atEnd: NodeProto[] = [];
  readonly #removed = new Set<NodeProto>();

  constructor(model: OnnxModel) {
    this.model = model;
    this.proto = model.graph;
    for (const value of this.proto.input) this.#names.add(value.name);
    for (const tensor of this.proto.initializer) {
      this.#initializers.set(tensor.name, tensor);
      this.#names.add(tensor.name);
    }
    for (const node of this.proto.node) this.#index(node);
  }

  /** The version of ONNX's own operator set; 1 where the model names none. */
  get opset(): number {
    const own = this.model.opsetImport.find(({ domain }) => domain === "" || domain === "ai.onnx");
    return Number(own?.version ?? 1n);
  }

  /** Inputs that must be fed: old exporters list initializers among the inputs too. */
  get inputs(): readonly ValueInfoProto[] {
    return this.proto.input.filter((input) => !this.#initializers.has(input.name));
  }

  producer(value: string): NodeProto | undefined {
    return this.#producers.get(value);
  }

  consumers(value: string): readonly NodeProto[] {
    return this.#consumers.get(value) ?? [];
  }

  initializer(value: string): TensorProto | undefined {
    return this.#initializers.get(value);
  }

  addInput(name: string, type: DataType, dims: readonly string[]): void {
    this.proto.input.push(makeValueInfo(name, type, dims));
    this.#names.add(name);
  }

  /** An int64 constant's value name; equal constants share one. Without dims, a vector. */
  ints(values: readonly number[], dims: readonly number[] = [values.length]): string {
    return this.#constant(`int64:${dims.join()}:${values.join()}`, (name) =>
      int64Initializer(name, dims, values),
    );
  }

  /** A float32 scalar's value name; equal constants share one. */
  float(value: number): string {
    return this.#constant(`float:${value}`, (name) => floatInitializer(name, [], [value]));
  }

  /** Adds nodes that depend on graph inputs and initializers only. */
  atStart(): NodeSink {
    return new NodeSink(this, this.#atStart);
  }

  /** Adds nodes just before an existing one. */
  before(anchor: NodeProto): NodeSink {
    let nodes = this.#insertions.get(anchor);
    if (nodes === undefined) this.#insertions.set(anchor, (nodes = []));
    return new NodeSink(this, nodes);
  }

  /** Adds nodes after all others. */
  atEnd(): NodeSink {
    return new NodeSink(this, this.#atEnd);
  }

  /** Takes a node out and lets a value that was added before it stand for its first output. */
  replace(node: NodeProto, value: string): void {
    this.#removed.add(node);
    this.before(node).add("Identity", [value], {}, node.output[0]!);
  }

  /** Makes the value's name a different one wherever nodes take it. */
  redirect(value: string, replacement: string): void {
    for (const node of this.consumers(value)) redirectInput(node, value, replacement);
  }

  /** A value name that the graph does not use yet. */
  freshName(hint: string): string {
    let name = `ragl/${hint}`;
    for (let count = 2; this.#names.has(name); count++) name = `ragl/${hint}_${count}`;
    this.#names.add(name);
    return name;
  }

  /** Makes sure that the model imports an operator set beside ONNX's own. */
  importDomain(domain: string): void {
    if (this.model.opsetImport.some((imported) => imported.domain === domain)) return;
    this.model.opsetImport.push(create(OperatorSetIdProtoSchema, { domain, version: 1n }));
  }

  /** Puts the additions in their places and takes the removed nodes out; the last call on this object. */
  finish(): OnnxModel {
    this.proto.node = [
      ...this.#atStart,
      ...this.proto.node.flatMap((node) => {
        const before = this.#insertions.get(node) ?? [];
        return this.#removed.has(node) ? before : [...before, node];
      }),
      ...this.#atEnd,
    ];
    return this.model;
  }

  #constant(key: string, make: (name: string) => TensorProto): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const tensor = make(this.freshName("constant"));
    this.proto.initializer.push(tensor);
    this.#initializers.set(tensor.name, tensor);
    this.#constants.set(key, tensor.name);
    return tensor.name;
  }

  #index(node: NodeProto): void {
    for (const output of node.output) {
      if (output === "") continue;
      this.#producers.set(output, node);
      this.#names.add(output);
    }
    for (const input of new Set([...node.input, ...capturedValues(node)])) {
      const consumers = this.#consumers.get(input);
      if (consumers === undefined) this.#consumers.set(input, [node]);
      else consumers.push(node);
    }
  }
}

/** Appends new nodes to one place of a graph and names their outputs. */
export class NodeSink {
  readonly #graph: EditableGraph;
  readonly #nodes: NodeProto[];

  constructor(graph: EditableGraph, nodes: NodeProto[]) {
    this.#graph = graph;
    this.#nodes = nodes;
  }

  /** Adds a node with one output and returns that output's name: `output`, or a fresh one. */
  add(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    output = this.#graph.freshName(opType),
  ): string {
    this.#nodes.push(
      create(NodeProtoSchema, {
        opType,
        name: output,
        input: [...inputs],
        output: [output],
        attribute: Object.entries(attributes).map(([name, value]) => makeAttribute(name, value)),
      }),
    );
    return output;
  }

  /** Adds a reduction over the last axis, which stays with length 1, and returns its output's name. */
  reduceLastAxis(opType: "ReduceMax", value: string): string {
    // Operator set 18 moved the axes from an attribute to an input.
    if (this.#graph.opset < 18) return this.add(opType, [value], { axes: [-1], keepdims: 1 });
    return this.add(opType, [value, this.#graph.ints([-1])], { keepdims: 1 });
  }

  /** Adds a node like `original` that takes other inputs and gives its first output a fresh name. */
  addLike(original: NodeProto, inputs: readonly string[]): string {
    const output = this.#graph.freshName(original.opType);
    this.#nodes.push(
      create(NodeProtoSchema, {
        opType: original.opType,
        domain: original.domain,
        name: output,
        input: [...inputs],
        output: [output],
        attribute: original.attribute,
      }),
    );
    return output;
  }
}

/** How to call a node in a message: its name, or its first output where it has none. */
export function nodeLabel(node: NodeProto): string {
  return node.name === "" ? (node.output[0] ?? node.opType) : node.name;
}

export function makeValueInfo(
  name: string,
  type: DataType,
  dims: readonly (string | number)[],
): ValueInfoProto {
  return create(ValueInfoProtoSchema, {
    name,
    type: {
      value: {
        case: "tensorType",
        value: {
          elemType: type,
          shape: {
            dim: dims.map((dim) =>
              typeof dim === "string"
                ? { value: { case: "dimParam" as const, value: dim } }
                : { value: { case: "dimValue" as const, value: BigInt(dim) } },
            ),
          },
        },
      },
    },
  });
}

/** Values of the outer graph that a node's branches or loop bodies may use. */
function capturedValues(node: NodeProto): string[] {
  return innerNodes(node).flatMap((inner) => [...inner.input, ...capturedValues(inner)]);
}

function redirectInput(node: NodeProto, value: string, replacement: string): void {
  node.input = node.input.map((input) => (input === value ? replacement : input));
  for (const inner of innerNodes(node)) redirectInput(inner, value, replacement);
}

function innerNodes(node: NodeProto): NodeProto[] {
  const graphs = node.attribute.flatMap((attribute) => [attribute.g, ...attribute.graphs]);
  return graphs.flatMap((graph) => graph?.node ?? []);
}
