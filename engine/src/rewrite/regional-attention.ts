/** Puts the blend of regional and global attention in the place of each attention that reaches text. */

import { takeApart } from "./attention-core.ts";
import type { AttentionCore } from "./attention-core.ts";
import type { FoundAttention } from "./attention-sites.ts";
import { blendParts } from "./blend-parts.ts";
import type { MaskShape } from "./masks.ts";
import type { RegionalEdit } from "./regional-edit.ts";

/** Rewrites one attention; those among image tokens alone are left as they are. Throws RewriteRefusal. */
export function makeRegional(edit: RegionalEdit, attention: FoundAttention): void {
  const { keys, queries, order, type } = attention;
  if (keys === "image") return;
  const shape: MaskShape = { queries, keys, order, type };
  const core = takeApart(edit.graph, edit.trace, attention);
  // Text tokens attend to their own group whatever the strength, so there is nothing to blend.
  const isBlend = edit.variant === "blend" && queries !== "text";
  if (isBlend && core?.attendPart && keys === "joint") blendParts(edit, attention, core, core.attendPart);
  else if (isBlend && core !== null) blendOutputs(edit, attention, shape, core);
  else if (isBlend) blendWeights(edit, attention, shape);
  else if (attention.form === "softmax") maskScores(edit, attention, shape);
  else if (core !== null) maskFused(edit, shape, core);
}

/** One masked softmax: adds the mask to its input. */
function maskScores({ graph, masks }: RegionalEdit, { node }: FoundAttention, shape: MaskShape): void {
  node.input[0] = graph.before(node).add("Add", [node.input[0]!, masks.mask("switched", shape)]);
}

function maskFused({ graph, masks }: RegionalEdit, shape: MaskShape, core: AttentionCore): void {
  const { queries, keys, values, last } = core;
  const sink = graph.before(last);
  const mask = masks.mask("switched", shape);
  const tokens = { queries: queries.value, keys: keys.value, values: values.value, mask };
  graph.replace(last, core.attend(sink, tokens));
}

/**
 * Attends once with all tokens under the regions' mask, and once more, for the image tokens only, with the global
 * text and the image as keys, which needs no mask: out = global + delta · (region - global).
 */
function blendOutputs(
  { graph, masks, ranges }: RegionalEdit,
  { order, queries, type }: FoundAttention,
  shape: MaskShape,
  core: AttentionCore,
): void {
  const sink = graph.before(core.last);
  const mask = masks.mask("region", shape);
  const all = core.attend(sink, {
    queries: core.queries.value,
    keys: core.keys.value,
    values: core.values.value,
    mask,
  });
  const imageOnly = (value: string, axis: number) =>
    queries === "joint" ? ranges.image(sink, { value, axis }, order) : value;
  const global = core.attend(sink, {
    queries: imageOnly(core.queries.value, core.queries.axis),
    keys: ranges.globalKeys(sink, core.keys, shape.keys, order),
    values: ranges.globalKeys(sink, core.values, shape.keys, order),
    mask: null,
  });
  const region = imageOnly(all, core.output.axis);
  const change = sink.add("Mul", [
    sink.add("Sub", [region, global]),
    masks.deltaColumn("image", order, type),
  ]);
  const image = sink.add("Add", [global, change]);
  if (queries === "image") {
    graph.replace(core.last, image);
    return;
  }
  const text = ranges.text(sink, { value: all, axis: core.output.axis }, order);
  const parts = order === "text-first" ? [text, image] : [image, text];
  graph.replace(core.last, sink.add("Concat", parts, { axis: core.output.axis }));
}

/** P = P_global + delta · (P_region - P_global), which is exactly P_global where delta is 0. */
function blendWeights(
  { graph, masks }: RegionalEdit,
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
  graph.replace(node, sink.add("Add", [global, change]));
}
