/** What tracing knows about one value of a graph. */

import type { DataType } from "../../onnx/data-types.ts";

/** In a sequence that holds both: whether the text tokens come before the image tokens. */
export type TokenOrder = "text-first" | "image-first";

export interface TracedValue {
  /** Null where the shape could not be followed; `unknownBecause` then says why. */
  readonly dims: readonly number[] | null;
  readonly unknownBecause: string | null;
  /** Null where the element type could not be followed. */
  readonly type: DataType | null;
  /** The elements, row-major, of small values that depend on no data: shapes, axes, scales. */
  readonly content: readonly number[] | null;
  /** Whether text embeddings, or the latent image, flow into it. Its shape alone does not count. */
  readonly fromText: boolean;
  readonly fromImage: boolean;
  /** How text and image stand in its joint axis; null where it has none, `conflict` where two orders meet. */
  readonly order: TokenOrder | "conflict" | null;
}

/** What a rule says about one output of a node. */
export interface RuleResult {
  readonly dims: readonly number[];
  readonly type: DataType | null;
  readonly content?: readonly number[] | null;
}

/** A rule cannot tell the shape: what is missing. */
export class UnknownShape extends Error {}

/** The sizes contradict each other: the graph does not work for these inputs. */
export class ShapeConflict extends Error {}

/** Contents longer than this are not followed. */
export const CONTENT_LIMIT = 128;
