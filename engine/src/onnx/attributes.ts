/** Reads and makes node attributes. */

import { create } from "@bufbuild/protobuf";

import { AttributeProto_AttributeType, AttributeProtoSchema } from "./gen/onnx_pb.js";
import type { AttributeProto, NodeProto, TensorProto } from "./gen/onnx_pb.js";

/** What the engine gives the nodes that it makes. */
export type AttributeValue = number | readonly number[] | string | { readonly float: number };

export function intAttribute(node: NodeProto, name: string): number | null {
  const attribute = find(node, name);
  return attribute?.type === AttributeProto_AttributeType.INT ? Number(attribute.i) : null;
}

export function intsAttribute(node: NodeProto, name: string): readonly number[] | null {
  const attribute = find(node, name);
  return attribute?.type === AttributeProto_AttributeType.INTS ? attribute.ints.map(Number) : null;
}

export function floatAttribute(node: NodeProto, name: string): number | null {
  const attribute = find(node, name);
  return attribute?.type === AttributeProto_AttributeType.FLOAT ? attribute.f : null;
}

export function floatsAttribute(node: NodeProto, name: string): readonly number[] | null {
  const attribute = find(node, name);
  return attribute?.type === AttributeProto_AttributeType.FLOATS ? attribute.floats : null;
}

export function stringAttribute(node: NodeProto, name: string): string | null {
  const attribute = find(node, name);
  return attribute?.type === AttributeProto_AttributeType.STRING
    ? new TextDecoder().decode(attribute.s)
    : null;
}

export function tensorAttribute(node: NodeProto, name: string): TensorProto | null {
  return find(node, name)?.t ?? null;
}

export function makeAttribute(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === "number") {
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.INT, i: BigInt(value) });
  }
  if (typeof value === "string") {
    const s = new TextEncoder().encode(value);
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.STRING, s });
  }
  if ("float" in value) {
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.FLOAT, f: value.float });
  }
  return create(AttributeProtoSchema, {
    name,
    type: AttributeProto_AttributeType.INTS,
    ints: value.map(BigInt),
  });
}

function find(node: NodeProto, name: string): AttributeProto | undefined {
  return node.attribute.find((attribute) => attribute.name === name);
}
