/** Puts the blend of regional and global attention in the place of each attention that reaches text. */

import type { EditableGraph } from "../onnx/graph.ts";
import type { FoundAttention } from "./attention-sites.ts";
import type { MaskBuilder, MaskShape } from "./masks.ts";
import type { RewriteVariant } from "./regional-inputs.ts";

/** Rewrites one attention; those among image tokens alone are left as they are. */
export function makeRegional(
  graph: EditableGraph,
  masks: MaskBuilder,
  attention: FoundAttention,
  variant: RewriteVariant,
): void {
  const { keys, queries, order, type } = attention;
  if (keys === "image") return;
  const shape: MaskShape = { queries, keys, order, type };
  // Text tokens attend to their own group whatever the strength, so there is nothing to blend.
  const isBlend = variant === "blend" && queries !== "text";
  if (attention.form !== "softmax") throw new Error(`no rewriting for ${attention.form}`);
  if (isBlend) blendSoftmax(graph, masks, attention, shape);
  else maskSoftmax(graph, masks, attention, shape);
}

function maskSoftmax(
  graph: EditableGraph,
  masks: MaskBuilder,
  { node }: FoundAttention,
  shape: MaskShape,
): void {
  const mask = masks.mask("switched", shape);
  node.input[0] = graph.before(node).add("Add", [node.input[0]!, mask]);
}

/** P = P_global + delta · (P_region - P_global), which is exactly P_global where delta is 0. */
function blendSoftmax(
  graph: EditableGraph,
  masks: MaskBuilder,
  { node, queries, order, type }: FoundAttention,
  shape: MaskShape,
): void {
  const sink = graph.before(node);
  const scores = node.input[0]!;
  const softmax = (mask: string) => sink.addLike(node, [sink.add("Add", [scores, mask])]);
  const global = softmax(masks.mask("global", shape));
  const region = softmax(masks.mask("region", shape));
  const change = sink.add("Mul", [
    sink.add("Sub", [region, global]),
    masks.deltaColumn(queries, order, type),
  ]);
  sink.add("Add", [global, change], {}, node.output[0]!);
  graph.remove(node);
}
