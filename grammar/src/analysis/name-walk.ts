/** Walks values for the names in them. */

import type { Name, Value } from "../syntax/tree.ts";

const NO_NAMES: readonly Name[] = [];

/** The names inside a value, in source order. */
export function namesInValue(value: Value): readonly Name[] {
  switch (value.kind) {
    case "name":
      return [value.name];
    case "string":
      return value.parts.some((part) => part.kind === "interpolation")
        ? value.parts.flatMap((part) => (part.kind === "interpolation" ? [part.name] : []))
        : NO_NAMES;
    case "tuple":
    case "list":
      return value.items.flatMap(namesInValue);
    case "number":
    case "fraction":
      return NO_NAMES;
  }
}
