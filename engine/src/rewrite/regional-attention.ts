/** Puts the blend of regional and global attention in the place of each attention that reaches text. */

import { FLOAT } from "../onnx/data-types.ts";
import type { EditableGraph } from "../onnx/graph.ts";
import { takeApart } from "./attention-core.ts";
import type { AttentionCore, PartialAttention } from "./attention-core.ts";
import type { FoundAttention } from "./attention-sites.ts";
import type { MaskBuilder, MaskShape } from "./masks.ts";
import type { RewriteVariant } from "./regional-inputs.ts";
import type { TokenRanges } from "./token-ranges.ts";
import type { Trace } from "./trace/trace.ts";

export interface RegionalEdit {
  readonly graph: EditableGraph;
  readonly trace: Trace;
  readonly masks: MaskBuilder;
  readonly ranges: TokenRanges;
  readonly variant: RewriteVariant;
}

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
 * Image tokens attend to the image, to their regions' texts and to the global text apart, and the parts are merged
 * twice: into what the region gives and what the global prompt gives. The image's part, the largest, serves both.
 */
function blendParts(
  { graph, masks, ranges }: RegionalEdit,
  { order, queries, type }: FoundAttention,
  core: AttentionCore,
  attendPart: NonNullable<AttentionCore["attendPart"]>,
): void {
  const sink = graph.before(core.last);
  const imageQueries = queries === "joint" ? ranges.image(sink, core.queries, order) : core.queries.value;
  const part = (cut: "image" | "text" | "global", mask: string | null) =>
    attendPart(sink, {
      queries: imageQueries,
      keys: ranges[cut](sink, core.keys, order),
      values: ranges[cut](sink, core.values, order),
      mask,
    });
  const image = part("image", null);
  const merge = (text: PartialAttention) => {
    const share = sink.add("Sigmoid", [sink.add("Sub", [image.logMass, text.logMass])]);
    const factor = type === FLOAT ? share : sink.add("Cast", [share], { to: type });
    const change = sink.add("Mul", [sink.add("Sub", [image.output, text.output]), factor]);
    return sink.add("Add", [text.output, change]);
  };
  const regionMask = masks.mask("region", { queries: "image", keys: "text", order: null, type });
  const region = merge(part("text", regionMask));
  const global = merge(part("global", null));
  const change = sink.add("Mul", [
    sink.add("Sub", [region, global]),
    masks.deltaColumn("image", order, type),
  ]);
  const imageOut = sink.add("Add", [global, change]);
  if (queries === "image") {
    graph.replace(core.last, imageOut);
    return;
  }
  const textOut = core.attend(sink, {
    queries: ranges.text(sink, core.queries, order),
    keys: core.keys.value,
    values: core.values.value,
    mask: masks.mask("region", { queries: "text", keys: "joint", order, type }),
  });
  const parts = order === "text-first" ? [textOut, imageOut] : [imageOut, textOut];
  graph.replace(core.last, sink.add("Concat", parts, { axis: core.output.axis }));
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
