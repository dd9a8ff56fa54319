/** Names types and values in messages, the way a person would. */

import type { ResolvedItem } from "./resolved.ts";
import { describeKind } from "./definitions.ts";
import type { Place } from "./properties.ts";
import type { ValueType } from "./value-types.ts";

/** What a property takes: "a whole number", "two lengths, such as `70% 5%`". */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case "text":
      return "text in quotes";
    case "path":
      return "a name or a path in quotes";
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    case "keyword":
      return `one of the words ${type.words.join(", ")}`;
    case "pixels":
      return "width and height in pixels, such as `1024 x 768`";
    case "weight":
      return "a number above zero";
    case "weights":
      return "numbers above zero, parted by commas";
    case "length":
      return "a length, such as `3%` or `16px`";
    case "pair":
      return "two lengths, across and down, such as `70% 5%`";
    case "gaps":
      return "one length, or two: across and down";
    case "sides":
      return "one length, two (left and right, top and bottom) or four (left, top, right, bottom)";
    case "box":
      return "four lengths: left, top, width and height, such as `10% 0 1/3 50%`";
    case "styles":
      return "names of styles, parted by commas";
  }
}

/** What a property takes, with its bounds: "a whole number from 1 to 1000". */
export function describeRange(type: ValueType): string {
  const bounds = type.kind === "integer" || type.kind === "number" ? ` from ${type.min} to ${type.max}` : "";
  return describeType(type) + bounds;
}

export function describeItem(item: ResolvedItem): string {
  switch (item.kind) {
    case "text":
      return "text";
    case "number":
      return `the number ${item.text}`;
    case "word":
      return `the word '${item.text}'`;
    case "definition":
      return `${describeKind(item.definition.kind)} ('${item.definition.name.text}')`;
  }
}

const PLACES: Readonly<Record<Place, string>> = {
  scene: "a scene",
  variant: "a variant",
  style: "a style",
  row: "a row",
  column: "a column",
  grid: "a grid",
  region: "a region",
  change: "a variant's change of a region",
  repaint: "a repaint",
};

export function describePlace(place: Place): string {
  return PLACES[place];
}
