/** The kinds of value that properties take, and what each becomes when it has been read. */

import type { Rational } from "../layout/rational.ts";
import type { Length, Sides } from "../layout/rect.ts";
import type { Definition } from "./definitions.ts";

/** How a property's value is written and checked. */
export type ValueType =
  | { readonly kind: "text" }
  /** A path or a name in quotes; a path in an imported style is relative to the style's file. */
  | { readonly kind: "path" }
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  | { readonly kind: "keyword"; readonly words: readonly string[] }
  /** `1024 x 768`. */
  | { readonly kind: "pixels"; readonly max: number }
  /** A positive share among siblings. */
  | { readonly kind: "weight" }
  /** Positive shares parted by commas. */
  | { readonly kind: "weights" }
  | { readonly kind: "length" }
  /** Two lengths, across and down; `positive` for sizes. */
  | { readonly kind: "pair"; readonly positive: boolean }
  /** One length for both, or two: across and down. */
  | { readonly kind: "gaps" }
  /** One length for all sides, two for left and right / top and bottom, or four: left, top, right, bottom. */
  | { readonly kind: "sides" }
  /** `x y width height`. */
  | { readonly kind: "box" }
  /** Names of styles parted by commas. */
  | { readonly kind: "styles" };

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox {
  readonly at: readonly [Length, Length];
  readonly size: readonly [Length, Length];
}

/** A path or name together with the file that it was written in. */
export interface WrittenPath {
  readonly text: string;
  readonly uri: string;
}

/** What each property's value is once read. */
export interface PropertyValues {
  canvas: PixelSize;
  model: WrittenPath;
  seed: number;
  steps: number;
  guidance: number;
  use: readonly Definition<"style">[];
  prompt: string;
  detail: string;
  negative: string;
  bind: number;
  refine: number;
  weight: Rational;
  gap: readonly [Length, Length];
  pad: Sides;
  rows: readonly Rational[];
  columns: readonly Rational[];
  at: readonly [Length, Length];
  size: readonly [Length, Length];
  box: PlacedBox;
  inset: Sides;
  shape: "rect" | "ellipse";
  mask: WrittenPath;
  feather: Length;
  layer: number;
}

export type PropertyName = keyof PropertyValues;
