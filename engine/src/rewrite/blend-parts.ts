/**
 * The blend for joint attention that can be taken apart. Image tokens attend to the image, to their regions' texts and
 * to the global text apart, and each part counts by its share of the exponentials' sum: the scores among image tokens,
 * the largest part, then serve the region's result and the global one alike.
 */

import { FLOAT } from "../onnx/data-types.ts";
import type { NodeSink } from "../onnx/graph.ts";
import type { AttentionCore, PartialAttention } from "./attention-core.ts";
import type { FoundAttention } from "./attention-sites.ts";
import type { RegionalEdit } from "./regional-edit.ts";

/** An attention whose parts are known: what `attendPart` of its core is. */
export type AttendPart = NonNullable<AttentionCore["attendPart"]>;

export function blendParts(
  edit: RegionalEdit,
  attention: FoundAttention,
  core: AttentionCore,
  attendPart: AttendPart,
): void {
  const { graph, masks, ranges } = edit;
  const { order, queries, type } = attention;
  const sink = graph.before(core.last);
  const image = imageRows(edit, attention, core, attendPart);
  if (queries === "image") {
    graph.replace(core.last, image);
    return;
  }
  const text = core.attend(sink, {
    queries: ranges.text(sink, core.queries, order),
    keys: core.keys.value,
    values: core.values.value,
    mask: masks.mask("region", { queries: "text", keys: "joint", order, type }),
  });
  const rows = order === "text-first" ? [text, image] : [image, text];
  graph.replace(core.last, sink.add("Concat", rows, { axis: core.output.axis }));
}

function imageRows(
  { graph, masks, ranges }: RegionalEdit,
  { order, queries, type }: FoundAttention,
  core: AttentionCore,
  attendPart: AttendPart,
): string {
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
  const region = part("text", masks.mask("region", { queries: "image", keys: "text", order: null, type }));
  const global = part("global", null);

  // With a the image's share beside the region's text and b beside the global text, all three weights follow from
  // delta · (a · image + (1 - a) · region) + (1 - delta) · (b · image + (1 - b) · global).
  const delta = masks.deltaColumn("image", order, FLOAT);
  const rest = masks.oneMinusDelta();
  const imageByRegion = sink.add("Mul", [delta, imageShare(sink, image, region)]);
  const imageByGlobal = sink.add("Mul", [rest, imageShare(sink, image, global)]);
  const weigh = ({ output }: PartialAttention, weight: string) =>
    sink.add("Mul", [output, type === FLOAT ? weight : sink.add("Cast", [weight], { to: type })]);
  const fromText = sink.add("Add", [
    weigh(region, sink.add("Sub", [delta, imageByRegion])),
    weigh(global, sink.add("Sub", [rest, imageByGlobal])),
  ]);
  return sink.add("Add", [weigh(image, sink.add("Add", [imageByRegion, imageByGlobal])), fromText]);
}

/** The image keys' share of the whole mass of image and text. */
function imageShare(sink: NodeSink, image: PartialAttention, text: PartialAttention): string {
  return sink.add("Sigmoid", [sink.add("Sub", [image.logMass, text.logMass])]);
}
