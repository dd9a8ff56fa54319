/**
 * Reads an ONNX file without its weights: large tensors that lie inside the file become external data of that
 * very file (location, offset, length), so that nothing is copied and a graph of any size takes kilobytes.
 */

import { create, fromBinary } from "@bufbuild/protobuf";
import type { DescMessage, MessageShape } from "@bufbuild/protobuf";

import {
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
  TensorProto_DataLocation,
  TensorProtoSchema,
} from "./gen/onnx_pb.js";
import type { AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto } from "./gen/onnx_pb.js";
import { readFields, WIRE_LENGTH_DELIMITED, WireError } from "./wire.ts";
import type { FileBytes, WireField } from "./wire.ts";

/** Tensors of at least this size stay in their file; smaller ones (shapes, scales) are wanted at hand. */
export const EXTERNAL_BYTES = 256;

/** What may be held in memory besides raw weights. */
const MEMORY_LIMIT_BYTES = 512 * 2 ** 20;

/** The parts of a model that are kept in memory are implausibly large. */
export class LightModelTooLarge extends Error {
  readonly mebibytes = MEMORY_LIMIT_BYTES / 2 ** 20;
}

/**
 * Decodes the model that `file` holds. `location` is the file's name as external data will refer to it.
 * Throws WireError where the bytes are no message, LightModelTooLarge, or the decoder's own error.
 */
export function readLightModel(file: FileBytes, location: string): ModelProto {
  return new LightModelReader(file, location).read();
}

class LightModelReader {
  readonly #file: FileBytes;
  readonly #location: string;
  #kept = 0;

  constructor(file: FileBytes, location: string) {
    this.#file = file;
    this.#location = location;
  }

  read(): ModelProto {
    const graphs: WireField[] = [];
    const model = this.#decodeExcept(ModelProtoSchema, { payload: 0, end: this.#file.size }, (field) => {
      if (field.number !== ModelProtoSchema.field.graph.number) return false;
      graphs.push(field);
      return true;
    });
    const [graph, ...others] = graphs;
    if (graph === undefined) throw new WireError("it holds no graph", this.#file.size);
    if (others.length > 0) throw new WireError("it holds more than one graph", others[0]!.start);
    model.graph = this.#readGraph(graph);
    return model;
  }

  #readGraph(extent: WireField): GraphProto {
    const initializers: TensorProto[] = [];
    const nodes: NodeProto[] = [];
    const graph = this.#decodeExcept(GraphProtoSchema, extent, (field) => {
      if (field.number === GraphProtoSchema.field.initializer.number) {
        initializers.push(this.#readTensor(field));
        return true;
      }
      if (field.number === GraphProtoSchema.field.node.number) {
        const { node, lifted } = this.#readNode(field);
        if (lifted === null) nodes.push(node);
        else initializers.push(lifted);
        return true;
      }
      return false;
    });
    graph.node = nodes;
    graph.initializer = initializers;
    return graph;
  }

  /** A node; where it is a Constant with a large tensor, that tensor as the initializer to have in its place. */
  #readNode(extent: WireField): { node: NodeProto; lifted: TensorProto | null } {
    const attributes: AttributeProto[] = [];
    const node = this.#decodeExcept(NodeProtoSchema, extent, (field) => {
      if (field.number !== NodeProtoSchema.field.attribute.number || !isLarge(field)) return false;
      attributes.push(this.#readAttribute(field));
      return true;
    });
    const tensor = attributes.find((attribute) => attribute.name === "value")?.t;
    if (node.opType === "Constant" && node.output.length === 1 && isExternal(tensor)) {
      tensor.name = node.output[0]!;
      return { node, lifted: tensor };
    }
    node.attribute.push(...attributes);
    return { node, lifted: null };
  }

  #readAttribute(extent: WireField): AttributeProto {
    let tensor: TensorProto | undefined;
    const attribute = this.#decodeExcept(AttributeProtoSchema, extent, (field) => {
      if (field.number !== AttributeProtoSchema.field.t.number || !isLarge(field)) return false;
      tensor = this.#readTensor(field);
      return true;
    });
    if (tensor !== undefined) attribute.t = tensor;
    return attribute;
  }

  #readTensor(extent: WireField): TensorProto {
    let raw: WireField | undefined;
    const tensor = this.#decodeExcept(TensorProtoSchema, extent, (field) => {
      if (field.number !== TensorProtoSchema.field.rawData.number || !isLarge(field)) return false;
      raw = field;
      return true;
    });
    if (raw !== undefined) {
      tensor.dataLocation = TensorProto_DataLocation.EXTERNAL;
      tensor.externalData = [
        create(StringStringEntryProtoSchema, { key: "location", value: this.#location }),
        create(StringStringEntryProtoSchema, { key: "offset", value: String(raw.payload) }),
        create(StringStringEntryProtoSchema, { key: "length", value: String(raw.end - raw.payload) }),
      ];
    }
    return tensor;
  }

  /** Decodes a message from all of its fields but those that `taken` says it deals with itself. */
  #decodeExcept<Schema extends DescMessage>(
    schema: Schema,
    extent: { readonly payload: number; readonly end: number },
    taken: (field: WireField) => boolean,
  ): MessageShape<Schema> {
    const kept: { start: number; end: number }[] = [];
    for (const field of readFields(this.#file, extent.payload, extent.end)) {
      if (taken(field)) continue;
      const last = kept.at(-1);
      if (last?.end === field.start) last.end = field.end;
      else kept.push({ start: field.start, end: field.end });
    }
    const length = kept.reduce((sum, { start, end }) => sum + end - start, 0);
    this.#kept += length;
    if (this.#kept > MEMORY_LIMIT_BYTES) throw new LightModelTooLarge();
    const bytes = new Uint8Array(length);
    let filled = 0;
    for (const { start, end } of kept) {
      bytes.set(this.#file.read(start, end), filled);
      filled += end - start;
    }
    return fromBinary(schema, bytes);
  }
}

function isLarge(field: WireField): boolean {
  return field.wireType === WIRE_LENGTH_DELIMITED && field.end - field.payload >= EXTERNAL_BYTES;
}

function isExternal(tensor: TensorProto | undefined): tensor is TensorProto {
  return tensor?.dataLocation === TensorProto_DataLocation.EXTERNAL;
}
