/**
 * The rewriting pass: gives a denoiser's graph regional attention. It works on the graph's structure alone, and
 * refuses a graph that it does not understand.
 */

import { FLOAT } from "../onnx/data-types.ts";
import type { ValueInfoProto } from "../onnx/gen/onnx_pb.js";
import { EditableGraph, nodeLabel } from "../onnx/graph.ts";
import type { OnnxModel } from "../onnx/model-file.ts";
import { findAttentions } from "./attention-sites.ts";
import type { FoundAttention, TracePair } from "./attention-sites.ts";
import { MaskBuilder } from "./masks.ts";
import { describeValue, possibleRoles, PROBES, sizeProbe } from "./probes.ts";
import type { ProbeSizes } from "./probes.ts";
import { RewriteRefusal } from "./refusal.ts";
import { makeRegional } from "./regional-attention.ts";
import type { RewriteVariant } from "./regional-inputs.ts";
import type { AttentionKind, InputRoles, RewriteReport } from "./report.ts";
import { TokenRanges } from "./token-ranges.ts";
import { TraceConflict, traceGraph } from "./trace/trace.ts";
import type { Trace } from "./trace/trace.ts";

/** Part of the cache key: to be raised by every change that makes the pass write different graphs. */
export const REWRITE_VERSION = 3;

/** Rewrites the model in place. Throws RewriteRefusal. */
export function rewriteForRegions(model: OnnxModel, variant: RewriteVariant): RewriteReport {
  const graph = new EditableGraph(model);
  const { roles, attentions, trace } = understand(graph);
  const edit = { graph, trace, masks: new MaskBuilder(graph), ranges: new TokenRanges(graph), variant };
  for (const attention of attentions) makeRegional(edit, attention);
  graph.finish();
  freeTextLength(model, roles);
  dropNotes(model);
  return report(roles, attentions);
}

interface UnderstoodGraph {
  readonly roles: InputRoles;
  readonly attentions: readonly FoundAttention[];
  readonly trace: Trace;
}

function understand(graph: EditableGraph): UnderstoodGraph {
  const refusals: RewriteRefusal[] = [];
  for (const roles of possibleRoles(graph)) {
    try {
      const traces = tracePair(graph, roles);
      return { roles, attentions: findAttentions(graph, traces), trace: traces[0].values };
    } catch (error) {
      if (!(error instanceof RewriteRefusal)) throw error;
      refusals.push(error);
    }
  }
  throw refusals[0]!;
}

function tracePair(graph: EditableGraph, roles: InputRoles): TracePair {
  const declared = graph.inputs.map(describeValue);
  const run = (sizes: ProbeSizes) => {
    const { inputs, tokens } = sizeProbe(declared, roles, sizes);
    return { values: traceGraph(graph, inputs, tokens), tokens };
  };
  try {
    return [run(PROBES[0]), run(PROBES[1])];
  } catch (error) {
    if (!(error instanceof TraceConflict)) throw error;
    throw new RewriteRefusal(
      error.node,
      `it does not work for every number of text and image tokens: ${error.message}`,
    );
  }
}

/** The pass has checked that the graph works for any text length: declare it so. */
function freeTextLength(model: OnnxModel, roles: InputRoles): void {
  for (const input of model.graph.input) {
    const axis = input.name === roles.text ? 1 : input.name === roles.textIds ? rank(input) - 2 : null;
    const dims = input.type?.value.case === "tensorType" ? input.type.value.value.shape?.dim : undefined;
    const dim = axis === null ? undefined : dims?.[axis];
    if (dim?.value.case !== "dimValue") continue;
    dim.value = { case: "dimParam", value: "ragl_text_tokens" };
    // They were noted for the one length. Elsewhere they stay: the runtime fuses less without them.
    model.graph.valueInfo = [];
  }
}

function rank(value: ValueInfoProto): number {
  return value.type?.value.case === "tensorType" ? (value.type.value.value.shape?.dim.length ?? 0) : 0;
}

/** Exporters' notes are most of a graph's size. */
function dropNotes(model: OnnxModel): void {
  for (const value of model.graph.valueInfo) value.metadataProps = [];
  model.metadataProps = [];
  model.graph.metadataProps = [];
  model.docString = "";
  model.graph.docString = "";
  for (const node of model.graph.node) {
    node.docString = "";
    node.metadataProps = [];
  }
  for (const value of [...model.graph.input, ...model.graph.output]) value.metadataProps = [];
}

function report(roles: InputRoles, attentions: readonly FoundAttention[]): RewriteReport {
  const counts: Record<AttentionKind, number> = { joint: 0, cross: 0, text: 0, image: 0 };
  const sites = attentions.map(({ node, kind, keys, order }) => {
    counts[kind]++;
    return { kind, node: nodeLabel(node), textPosition: textPosition(keys, order) };
  });
  return { roles, sites, counts, isHalfPrecision: attentions.some(({ type }) => type !== FLOAT) };
}

function textPosition(
  keys: FoundAttention["keys"],
  order: FoundAttention["order"],
): RewriteReport["sites"][number]["textPosition"] {
  if (keys === "text") return "all";
  if (keys === "image") return "none";
  return order === "text-first" ? "first" : "last";
}
