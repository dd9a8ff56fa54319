/** A graph that is being given regional attention, and what all of its attentions share. */

import type { EditableGraph } from "../onnx/graph.ts";
import type { MaskBuilder } from "./masks.ts";
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
