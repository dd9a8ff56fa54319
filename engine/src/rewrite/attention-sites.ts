/**
 * Finds the attentions of a graph by structure: a softmax between two matrix products, or a fused operator, and
 * tells from two traces which tokens its queries and keys are.
 */

import { intAttribute } from "../onnx/attributes.ts";
import type { NodeProto } from "../onnx/gen/onnx_pb.js";
import { nodeLabel } from "../onnx/graph.ts";
import type { EditableGraph } from "../onnx/graph.ts";
import { RewriteRefusal } from "./refusal.ts";
import type { AttentionKind } from "./report.ts";
import type { TokenCounts, Trace } from "./trace/trace.ts";
import type { TokenOrder, TracedValue } from "./trace/traced-value.ts";

/** Which tokens an axis runs over. */
export type AxisTokens = "text" | "image" | "joint";

export interface FoundAttention {
  readonly node: NodeProto;
  readonly form: AttentionForm;
  readonly queries: AxisTokens;
  readonly keys: AxisTokens;
  readonly kind: AttentionKind;
  /** How text and image stand in its joint axes; null where it has none. */
  readonly order: TokenOrder | null;
  /** Element type of the scores. */
  readonly type: number;
}

export type AttentionForm = "softmax" | "MultiHeadAttention" | "Attention";

type TracedPair = readonly [TracedValue, TracedValue];

export interface TracedGraph {
  readonly values: Trace;
  readonly tokens: TokenCounts;
}

/** One graph traced for two different numbers of tokens. */
export type TracePair = readonly [TracedGraph, TracedGraph];

/** All attentions that involve the image or the text, in graph order. Throws RewriteRefusal. */
export function findAttentions(graph: EditableGraph, traces: TracePair): FoundAttention[] {
  const found = graph.proto.node.flatMap((node) => {
    if (node.opType === "Softmax") return softmaxAttention(graph, node, traces) ?? [];
    if (node.opType.includes("Attention")) return fusedAttention(node, traces) ?? [];
    return [];
  });
  if (!found.some(({ kind }) => kind === "joint" || kind === "cross")) {
    throw new RewriteRefusal(null, "it has no attention from image tokens to text tokens");
  }
  return found;
}

function softmaxAttention(graph: EditableGraph, node: NodeProto, traces: TracePair): FoundAttention | null {
  const scores = valuePair(node.input[0]!, traces);
  const isMixed = scores[0].fromText;
  if (scores[0].dims === null) {
    if (!isMixed) return null;
    refuse(node, `the shape of what this softmax takes is unknown, because ${scores[0].unknownBecause}`);
  }
  const rank = scores[0].dims.length;
  const axis = intAttribute(node, "axis") ?? (graph.opset < 13 ? 1 : -1);
  const overKeys = axis === -1 || axis === rank - 1;
  const keys = axisTokens(traces, scores, overKeys ? rank - 1 : axis < 0 ? axis + rank : axis);
  if (keys === null || keys === "image") {
    if (keys === null && isMixed)
      refuse(node, "this softmax runs over tokens that are neither text nor image");
    return keys === null ? null : site(node, "softmax", scores, "image", "image");
  }
  if (!overKeys || rank < 2) refuse(node, "this softmax does not run over the last axis");
  const queries = axisTokens(traces, scores, rank - 2);
  if (queries === null) refuse(node, "its queries over text are neither text nor image tokens");
  if (!comesFromProduct(graph, node.input[0]!)) refuse(node, "its scores do not come from a matrix product");
  if (!goesToProduct(graph, node.output[0]!)) refuse(node, "its weights do not go into a matrix product");
  return site(node, "softmax", scores, queries, keys);
}

const FUSED_FORMS: Readonly<Record<string, AttentionForm>> = {
  "com.microsoft.MultiHeadAttention": "MultiHeadAttention",
  ".Attention": "Attention",
};

function fusedAttention(node: NodeProto, traces: TracePair): FoundAttention | null {
  const domain = node.domain === "ai.onnx" ? "" : node.domain;
  const form = FUSED_FORMS[`${domain}.${node.opType}`];
  const inputs = node.input.slice(0, 3).map((name) => (name === "" ? null : valuePair(name, traces)));
  if (!inputs.some((input) => input?.[0].fromText)) return null;
  if (form === undefined)
    refuse(node, `the fused operator ${node.opType} of ${domain || "ONNX"} is not supported`);
  const [query, key] = inputs;
  if (!query || !key || inputs.length < 3)
    refuse(node, "query, key and value of this fused attention are packed");
  if (query[0].dims === null || key[0].dims === null) {
    refuse(node, `its shape is unknown, because ${query[0].unknownBecause ?? key[0].unknownBecause}`);
  }
  if (intAttribute(node, "is_causal") === 1 || intAttribute(node, "unidirectional") === 1) {
    refuse(node, "this fused attention is causal");
  }
  const queries = axisTokens(traces, query, query[0].dims.length - 2);
  const keys = axisTokens(traces, key, key[0].dims.length - 2);
  if (keys === null || queries === null) {
    refuse(node, "this fused attention runs over tokens that are neither text nor image");
  }
  return site(node, form, query, queries, keys);
}

function site(
  node: NodeProto,
  form: AttentionForm,
  traced: TracedPair,
  queries: AxisTokens,
  keys: AxisTokens,
): FoundAttention {
  const [{ order, type }] = traced;
  const isJoint = queries === "joint" || keys === "joint";
  if (isJoint && order === null)
    refuse(node, "it cannot be told where the text tokens stand in its sequence");
  if (order === "conflict") refuse(node, "text and image tokens meet in two different orders");
  if (type === null) refuse(node, "the element type of its scores is unknown");
  return { node, form, queries, keys, kind: kindOf(queries, keys), order: isJoint ? order : null, type };
}

function kindOf(queries: AxisTokens, keys: AxisTokens): AttentionKind {
  if (keys === "joint") return "joint";
  if (keys === "image") return "image";
  return queries === "text" ? "text" : "cross";
}

function valuePair(name: string, traces: TracePair): TracedPair {
  return [traces[0].values.get(name)!, traces[1].values.get(name)!];
}

/** The tokens that an axis runs over: what its size follows in both traces. */
function axisTokens(traces: TracePair, traced: TracedPair, axis: number): AxisTokens | null {
  const sizes = traced.map(({ dims }) => dims?.[axis]);
  const follows = (size: (tokens: TokenCounts) => number) =>
    traces.every(({ tokens }, index) => sizes[index] === size(tokens));
  if (follows(({ text }) => text)) return "text";
  if (follows(({ image }) => image)) return "image";
  return follows(({ text, image }) => text + image) ? "joint" : null;
}

const PRODUCTS = new Set(["MatMul", "FusedMatMul", "Einsum", "Gemm"]);

/** What may stand between the scores' product and the softmax, and between the softmax and the second product. */
const TRANSPARENT = new Set([
  "Add",
  "Sub",
  "Mul",
  "Div",
  "Cast",
  "Where",
  "Identity",
  "Reshape",
  "Dropout",
  "Clip",
]);

function comesFromProduct(graph: EditableGraph, value: string): boolean {
  const producer = graph.producer(value);
  if (producer === undefined) return false;
  if (PRODUCTS.has(producer.opType)) return true;
  if (!TRANSPARENT.has(producer.opType)) return false;
  return producer.input.some((input) => comesFromProduct(graph, input));
}

function goesToProduct(graph: EditableGraph, value: string): boolean {
  const consumers = graph.consumers(value);
  // Exporters guard against rows that are masked as a whole: Where(IsNaN(p), 0, p).
  const relevant = consumers.filter(({ opType }) => opType !== "IsNaN" && opType !== "Shape");
  return (
    relevant.length > 0 &&
    relevant.every(
      (node) =>
        PRODUCTS.has(node.opType) || (TRANSPARENT.has(node.opType) && goesToProduct(graph, node.output[0]!)),
    )
  );
}

function refuse(node: NodeProto, reason: string): never {
  throw new RewriteRefusal(nodeLabel(node), reason);
}
