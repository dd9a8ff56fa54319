/** The names inside a value, in source order. */

import type { Name, Value } from "../syntax/tree.ts";

export function namesInValue(value: Value): Name[] {
  switch (value.kind) {
    case "name":
      return [value.name];
    case "string":
      return value.parts.flatMap((part) => (part.kind === "interpolation" ? [part.name] : []));
    case "tuple":
    case "list":
      return value.items.flatMap(namesInValue);
    case "number":
    case "fraction":
      return [];
  }
}
