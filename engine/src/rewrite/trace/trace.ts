/**
 * Follows made-up inputs of chosen sizes through a graph without computing it: every value's shape, the contents of
 * small integer values (exporters compute shapes in the graph), whether text or image flows into it, and how the
 * two stand in a joint sequence.
 */

import { intAttribute } from "../../onnx/attributes.ts";
import type { NodeProto } from "../../onnx/gen/onnx_pb.js";
import { nodeLabel } from "../../onnx/graph.ts";
import type { EditableGraph } from "../../onnx/graph.ts";
import { CONTRACTION_RULES, FUSED_ATTENTION_RULES } from "./contraction-rules.ts";
import { ELEMENTWISE_RULES } from "./elementwise-rules.ts";
import { INDEXING_RULES } from "./indexing-rules.ts";
import { LAYOUT_RULES } from "./layout-rules.ts";
import { initializerValue, NodeCall, normalizeAxis } from "./node-call.ts";
import type { Rule } from "./node-call.ts";
import type { RuleResult, TracedValue } from "./traced-value.ts";
import { ShapeConflict, UnknownShape } from "./traced-value.ts";

export interface TraceInput {
  readonly dims: readonly number[];
  readonly carries: "text" | "image" | null;
}

export interface TokenCounts {
  readonly text: number;
  readonly image: number;
}

/** The graph cannot work for the chosen sizes; `node` is where that shows. */
export class TraceConflict extends Error {
  readonly node: string;

  constructor(node: string, reason: string) {
    super(reason);
    this.node = node;
  }
}

export type Trace = ReadonlyMap<string, TracedValue>;

const RULES: Readonly<Record<string, Rule>> = {
  ...ELEMENTWISE_RULES,
  ...LAYOUT_RULES,
  ...INDEXING_RULES,
  ...CONTRACTION_RULES,
};

/** Traces the graph for inputs of these sizes. Throws TraceConflict. */
export function traceGraph(
  graph: EditableGraph,
  inputs: ReadonlyMap<string, TraceInput>,
  tokens: TokenCounts,
): Trace {
  const values = new Map<string, TracedValue>();
  for (const input of graph.inputs) {
    const { dims, carries } = inputs.get(input.name)!;
    const type = input.type?.value.case === "tensorType" ? input.type.value.value.elemType : null;
    const flow = { fromText: carries === "text", fromImage: carries === "image" };
    values.set(input.name, { ...flow, dims, type, content: null, unknownBecause: null, order: null });
  }
  for (const tensor of graph.proto.initializer) values.set(tensor.name, initializerValue(tensor));
  for (const node of graph.proto.node) traceNode(graph.opset, node, values, tokens);
  return values;
}

function traceNode(
  opset: number,
  node: NodeProto,
  values: Map<string, TracedValue>,
  tokens: TokenCounts,
): void {
  const inputs = node.input.map((name) => (name === "" ? null : (values.get(name) ?? null)));
  const { results, unknownBecause } = applyRule(new NodeCall(node, opset, inputs));
  const isShape = node.opType === "Shape" || node.opType === "Size";
  const fromText = !isShape && inputs.some((input) => input?.fromText === true);
  const fromImage = !isShape && inputs.some((input) => input?.fromImage === true);
  node.output.forEach((name, index) => {
    const result = results?.[index] ?? null;
    const order = result === null ? null : tokenOrder(node, inputs, result, tokens);
    values.set(name, {
      dims: result?.dims ?? null,
      type: result?.type ?? null,
      content: result?.content ?? null,
      unknownBecause:
        result === null ? (unknownBecause ?? `${node.opType} has an output that is not followed`) : null,
      fromText,
      fromImage,
      order,
    });
  });
}

function applyRule(call: NodeCall): { results: readonly RuleResult[] | null; unknownBecause: string | null } {
  const { node } = call;
  const rule = ruleFor(node);
  if (rule === undefined) {
    const domain = node.domain === "" ? "" : ` of ${node.domain}`;
    return {
      results: null,
      unknownBecause: `the operator ${node.opType}${domain} (${nodeLabel(node)}) is not known`,
    };
  }
  try {
    return { results: rule(call), unknownBecause: null };
  } catch (error) {
    if (error instanceof UnknownShape) return { results: null, unknownBecause: error.message };
    if (error instanceof ShapeConflict) throw new TraceConflict(nodeLabel(node), error.message);
    throw error;
  }
}

function ruleFor(node: NodeProto): Rule | undefined {
  const domain = node.domain === "ai.onnx" ? "" : node.domain;
  // Layer normalization without bias and tanh-GELU have kept their meaning across the domains that define them.
  const table = domain === "" || domain === "com.microsoft" ? RULES : {};
  return FUSED_ATTENTION_RULES[`${domain}.${node.opType}`] ?? table[node.opType];
}

/** Text and image meet in a Concat along their token axes; what is computed from the result keeps the order. */
function tokenOrder(
  node: NodeProto,
  inputs: readonly (TracedValue | null)[],
  result: RuleResult,
  tokens: TokenCounts,
): TracedValue["order"] {
  if (!result.dims.includes(tokens.text + tokens.image)) return null;
  const made = node.opType === "Concat" ? concatOrder(node, inputs, tokens) : null;
  const orders = new Set([made, ...inputs.map((input) => input?.order ?? null)]);
  orders.delete(null);
  const [order = null, ...others] = orders;
  return others.length > 0 ? "conflict" : order;
}

function concatOrder(
  node: NodeProto,
  inputs: readonly (TracedValue | null)[],
  tokens: TokenCounts,
): TracedValue["order"] {
  const rank = inputs[0]?.dims?.length ?? 0;
  const axis = normalizeAxis(intAttribute(node, "axis") ?? 0, rank);
  const sizes = inputs.map((input) => input?.dims?.[axis]);
  if (sizes.length !== 2) return null;
  if (sizes[0] === tokens.text && sizes[1] === tokens.image) return "text-first";
  if (sizes[0] === tokens.image && sizes[1] === tokens.text) return "image-first";
  return null;
}
