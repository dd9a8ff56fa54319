/**
 * An attention taken apart: its queries, keys and values, and how to compute it again with others. That makes it
 * possible to attend with part of the tokens instead of masking the rest.
 */

import { intsAttribute } from "../onnx/attributes.ts";
import { FLOAT } from "../onnx/data-types.ts";
import type { NodeProto } from "../onnx/gen/onnx_pb.js";
import { nodeLabel } from "../onnx/graph.ts";
import type { EditableGraph, NodeSink } from "../onnx/graph.ts";
import type { FoundAttention } from "./attention-sites.ts";
import { RewriteRefusal } from "./refusal.ts";
import type { Trace } from "./trace/trace.ts";

/** A value with its token axis. */
export interface TokenSequence {
  readonly value: string;
  readonly axis: number;
}

export interface AttentionCore {
  readonly queries: TokenSequence;
  readonly keys: TokenSequence;
  readonly values: TokenSequence;
  /** The result, [..., query tokens, channels], and the node that makes it. */
  readonly output: TokenSequence;
  readonly last: NodeProto;
  /** Attends with other tokens. */
  attend(sink: NodeSink, tokens: AttendedTokens): string;
  /** The same where the keys are a part of all: null where a fused operator keeps what that takes to itself. */
  readonly attendPart: ((sink: NodeSink, tokens: AttendedTokens) => PartialAttention) | null;
}

export interface AttendedTokens {
  readonly queries: string;
  readonly keys: string;
  readonly values: string;
  /** A value of [query tokens, key tokens] that is added to the scores. */
  readonly mask: string | null;
}

/** Attention over some of the keys, which can be merged with attention over others. */
export interface PartialAttention {
  readonly output: string;
  /** The logarithm of the sum of the scores' exponentials, float32 [..., query tokens, 1]. */
  readonly logMass: string;
}

/** The parts of an attention; null where it is more than a scaled product, a softmax and a product. */
export function takeApart(
  graph: EditableGraph,
  trace: Trace,
  attention: FoundAttention,
): AttentionCore | null {
  const { node, form } = attention;
  if (form === "softmax") return softmaxCore(graph, trace, node);
  return form === "Attention" ? attentionCore(trace, node) : multiHeadCore(graph, trace, node);
}

/** One node of a chain, and which of its inputs the chain comes through. */
interface Link {
  readonly node: NodeProto;
  readonly through: number;
}

function softmaxCore(graph: EditableGraph, trace: Trace, softmax: NodeProto): AttentionCore | null {
  const before = linksBefore(graph, trace, softmax.input[0]!);
  const after = linksAfter(graph, softmax.output[0]!);
  if (before === null || after === null) return null;
  const [scores, product] = [before.product, after.product];
  const [query, key] = [sequence(trace, scores.input[0]!, -2), sequence(trace, scores.input[1]!, -1)];
  const value = sequence(trace, product.input[1]!, -2);
  const output = sequence(trace, product.output[0]!, -2);
  if (query === null || key === null || value === null || output === null) return null;
  const keys = beforeTranspose(graph, key);
  const compute = (sink: NodeSink, tokens: AttendedTokens) => {
    const transposed = keys.transpose === null ? tokens.keys : sink.addLike(keys.transpose, [tokens.keys]);
    const chained = follow(sink, before.links, sink.addLike(scores, [tokens.queries, transposed]));
    const masked = tokens.mask === null ? chained : sink.add("Add", [chained, tokens.mask]);
    const weights = sink.addLike(softmax, [masked]);
    const output = sink.addLike(product, [follow(sink, after.links, weights), tokens.values]);
    return { masked, weights, output };
  };
  return {
    queries: query,
    keys: keys.sequence,
    values: value,
    output,
    last: product,
    attend: (sink, tokens) => compute(sink, tokens).output,
    attendPart: (sink, tokens) => {
      const { output, masked, weights } = compute(sink, tokens);
      return { output, logMass: logMass(sink, masked, weights) };
    },
  };
}

/**
 * With the highest score m and the sum s of exp(score - m), the highest weight is 1 / s; so that the logarithm of the
 * mass, m + log s, is m minus the logarithm of the highest weight.
 */
function logMass(sink: NodeSink, scores: string, weights: string): string {
  const highest = (value: string) =>
    sink.add("Cast", [sink.reduceLastAxis("ReduceMax", value)], { to: FLOAT });
  return sink.add("Sub", [highest(scores), sink.add("Log", [highest(weights)])]);
}

/** Cutting keys before they are transposed lets the runtime fuse the transpose into the product. */
function beforeTranspose(
  graph: EditableGraph,
  keys: TokenSequence,
): { sequence: TokenSequence; transpose: NodeProto | null } {
  const transpose = graph.producer(keys.value);
  const axis = transpose === undefined ? undefined : intsAttribute(transpose, "perm")?.[keys.axis];
  if (transpose?.opType !== "Transpose" || axis === undefined) return { sequence: keys, transpose: null };
  return { sequence: { value: transpose.input[0]!, axis }, transpose };
}

const SCALING = new Set(["Mul", "Div", "Cast", "Identity"]);

/** The links from the softmax's input back to the product of queries and keys; null where something else is there. */
function linksBefore(
  graph: EditableGraph,
  trace: Trace,
  value: string,
): { product: NodeProto; links: Link[] } | null {
  const links: Link[] = [];
  for (let current = value; ;) {
    const node = graph.producer(current);
    if (node === undefined || graph.consumers(current).length !== 1) return null;
    if (node.opType === "MatMul") return { product: node, links };
    if (!SCALING.has(node.opType)) return null;
    const through = node.input.findIndex((input) => !isScale(trace, input));
    const others = node.input.filter((_, index) => index !== through);
    if (through < 0 || !others.every((input) => isScale(trace, input))) return null;
    links.unshift({ node, through });
    current = node.input[through]!;
  }
}

/** The same for every query and key: one number, or one for each head. */
function isScale(trace: Trace, value: string): boolean {
  const dims = trace.get(value)?.dims ?? null;
  return dims !== null && (dims.at(-1) ?? 1) === 1 && (dims.at(-2) ?? 1) === 1;
}

function linksAfter(graph: EditableGraph, value: string): { product: NodeProto; links: Link[] } | null {
  const links: Link[] = [];
  for (let current = value; ;) {
    const [node, ...others] = graph.consumers(current);
    if (node === undefined || others.length > 0) return null;
    if (node.opType === "MatMul" && node.input[0] === current) return { product: node, links };
    if (node.opType !== "Cast" && node.opType !== "Identity") return null;
    links.push({ node, through: 0 });
    current = node.output[0]!;
  }
}

function follow(sink: NodeSink, links: readonly Link[], value: string): string {
  return links.reduce(
    (current, { node, through }) =>
      sink.addLike(
        node,
        node.input.map((input, index) => (index === through ? current : input)),
      ),
    value,
  );
}

function sequence(trace: Trace, value: string, axis: -1 | -2): TokenSequence | null {
  const rank = trace.get(value)?.dims?.length;
  return rank === undefined || rank < 2 ? null : { value, axis: rank + axis };
}

/** Inputs of com.microsoft.MultiHeadAttention: query, key, value, bias, key padding mask, attention bias, past … */
const MULTI_HEAD_MASK = 5;

function multiHeadCore(graph: EditableGraph, trace: Trace, node: NodeProto): AttentionCore {
  refuseInputs(node, [4, 5, 6, 7]);
  return fusedCore(trace, node, (sink, { queries, keys, values, mask }) => {
    const inputs = [queries, keys, values, node.input[3] ?? ""];
    if (mask === null) return sink.addLike(node, inputs);
    // [batch, heads, query tokens, key tokens], of which the first two broadcast.
    const fourAxes = sink.add("Unsqueeze", [mask, graph.ints([0, 1])]);
    inputs[MULTI_HEAD_MASK - 1] = "";
    inputs[MULTI_HEAD_MASK] = fourAxes;
    return sink.addLike(node, inputs);
  });
}

/** Inputs of ONNX's Attention: query, key, value, mask, past key, past value. */
function attentionCore(trace: Trace, node: NodeProto): AttentionCore {
  refuseInputs(node, [3, 4, 5]);
  return fusedCore(trace, node, (sink, { queries, keys, values, mask }) =>
    sink.addLike(node, mask === null ? [queries, keys, values] : [queries, keys, values, mask]),
  );
}

function fusedCore(trace: Trace, node: NodeProto, attend: AttentionCore["attend"]): AttentionCore {
  const [queries, keys, values, output] = [...node.input.slice(0, 3), node.output[0]!].map((value) =>
    sequence(trace, value, -2),
  );
  if (!queries || !keys || !values || !output || node.output.slice(1).some((name) => name !== "")) {
    throw new RewriteRefusal(
      nodeLabel(node),
      "this fused attention has outputs or shapes that are not understood",
    );
  }
  return { queries, keys, values, output, last: node, attend, attendPart: null };
}

function refuseInputs(node: NodeProto, indices: readonly number[]): void {
  if (indices.every((index) => (node.input[index] ?? "") === "")) return;
  throw new RewriteRefusal(nodeLabel(node), "this fused attention has a mask or cached keys of its own");
}
