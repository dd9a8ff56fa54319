/** How many items the values of properties have, and what each of them is: for completion and signature help. */

import type { ValueType } from "@ragl/grammar";

/** One way to write a value. */
export interface ValueShape {
  /** What each item is, in order. */
  readonly items: readonly string[];
  readonly separator: " " | " x " | ", ";
  /** The last item may be repeated. */
  readonly repeats: boolean;
}

function shape(
  items: readonly string[],
  separator: ValueShape["separator"] = " ",
  repeats = false,
): ValueShape {
  return { items, separator, repeats };
}

const SIDES = [
  shape(["all"]),
  shape(["left and right", "top and bottom"]),
  shape(["left", "top", "right", "bottom"]),
];

/** The ways to write a value of this type, the shortest first. */
export function valueShapes(type: ValueType): readonly ValueShape[] {
  switch (type.kind) {
    case "text":
      return [shape(["text"])];
    case "path":
      return [shape(["path"])];
    case "integer":
      return [shape(["whole number"])];
    case "number":
    case "weight":
      return [shape(["number"])];
    case "keyword":
      return [shape(["word"])];
    case "length":
      return [shape(["length"])];
    case "pixels":
      return [shape(["width", "height"], " x ")];
    case "pair":
      return [type.positive ? shape(["width", "height"]) : shape(["x", "y"])];
    case "gaps":
      return [shape(["gap"]), shape(["across", "down"])];
    case "sides":
      return SIDES;
    case "box":
      return [shape(["x", "y", "width", "height"])];
    case "weights":
      return [shape(["weight", "weight"], ", ", true)];
    case "styles":
      return [shape(["style", "style"], ", ", true)];
  }
}

/** Whether a value of this type with so many items is whole, and whether it can have more. */
export function fullness(
  type: ValueType,
  items: number,
): { readonly isWhole: boolean; readonly goesOn: boolean } {
  const shapes = valueShapes(type);
  const repeats = shapes.some((one) => one.repeats);
  return {
    isWhole: repeats ? items > 0 : shapes.some((one) => one.items.length === items),
    goesOn: repeats || shapes.some((one) => one.items.length > items),
  };
}
