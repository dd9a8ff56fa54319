/** The numbers of a property as they stand in the text, through names too, so that some can be written anew. */

import type { Program, Setting, TextEdit, Value, Range } from "@ragl/grammar";
import { PERCENT, type LengthUnit } from "./length-text.ts";

export interface WrittenItem {
  /** As it reads: `70%`, `1/3`. */
  readonly text: string;
  readonly unit: LengthUnit;
  /** What to replace in order to change it: the number, or the name that stands for it and perhaps for others. */
  readonly range: Range;
}

/** The numbers that a property's value comes to, in order. */
export function writtenItems({ property, scope }: Setting, program: Program): WrittenItem[] {
  return property.value === null ? [] : itemsOf(property.value, scope, null, program);
}

/**
 * The edits that give items new texts, as small as possible: numbers where they stand, and names by what they stand
 * for, since others may use them.
 *
 * @param texts one an item; null leaves it as it is
 * @param separator between the items of a name that stands for several
 */
export function rewriteItems(
  items: readonly WrittenItem[],
  texts: readonly (string | null)[],
  separator = " ",
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let first = 0; first < items.length;) {
    const { range } = items[first]!;
    let next = first + 1;
    while (next < items.length && items[next]!.range === range) next++;
    const isChanged = texts.slice(first, next).some((text) => text !== null);
    const newTexts = items.slice(first, next).map(({ text }, index) => texts[first + index] ?? text);
    if (isChanged) edits.push({ range, newText: newTexts.join(separator) });
    first = next;
  }
  return edits;
}

/** @param range what is replaced for all items of the value; null: each item's own */
function itemsOf(
  value: Value,
  scope: Setting["scope"],
  range: Range | null,
  program: Program,
): WrittenItem[] {
  switch (value.kind) {
    case "number":
      return [
        {
          text: value.text + (value.unit ?? ""),
          unit: value.unit === "px" ? { kind: "px" } : PERCENT,
          range: range ?? value.range,
        },
      ];
    case "fraction": {
      const { numerator, denominator } = value;
      const unit = { kind: "fraction", denominator: Number(denominator) } as const;
      return [{ text: `${numerator}/${denominator}`, unit, range: range ?? value.range }];
    }
    case "tuple":
    case "list":
      return value.items.flatMap((item) => itemsOf(item, scope, range, program));
    case "name": {
      const { names } = program.context;
      const definition = names.resolve(scope, value.name.text);
      if (definition?.kind !== "let" || definition.node.value === null) return [];
      return itemsOf(definition.node.value, names.home(definition), range ?? value.range, program);
    }
    case "string":
      return [];
  }
}
