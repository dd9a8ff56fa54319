/** Reads a resolved value as the type that its property takes: the value, or null after saying what is wrong. */

import { MAX_CANVAS_SIDE } from "../plan/scene-plan.ts";
import type { Rational } from "../layout/rational.ts";
import type { Length, Sides } from "../layout/rect.ts";
import { unknownKeyword, unknownName, unknownStyle, wrongKind } from "../rules/names.ts";
import { quote } from "../rules/quote.ts";
import { replace } from "../rules/rule.ts";
import { emptyPath, wrongCount, wrongType, wrongUnit } from "../rules/values.ts";
import type { Definition } from "./definitions.ts";
import { describeKind } from "./definitions.ts";
import { describeItem, describeType } from "./describe.ts";
import { visibleNames } from "./file-scope.ts";
import type { LengthKind } from "./read-number.ts";
import { readDecimal, readInteger, readLength, readWeight, rewrite } from "./read-number.ts";
import type { Reading } from "./reading.ts";
import type { Operand, Operands } from "./resolved.ts";
import type { PixelSize, PlacedBox, ValueType, WrittenPath } from "./value-types.ts";

type PropertyValue =
  | string
  | number
  | Rational
  | Length
  | Sides
  | PixelSize
  | PlacedBox
  | WrittenPath
  | readonly [Length, Length]
  | readonly Rational[]
  | readonly Definition<"style">[];

/** The value of the shape that `PropertyValues` gives to properties of that type. */
export function readValue(type: ValueType, operands: Operands, reading: Reading): PropertyValue | null {
  switch (type.kind) {
    case "text":
      return one(type, operands, reading, (operand) => readText(type, operand, reading));
    case "path":
      return one(type, operands, reading, (operand) => readPath(type, operand, reading));
    case "integer":
      return one(type, operands, reading, (operand) => readInteger(operand, type.min, type.max, reading));
    case "number":
      return one(type, operands, reading, (operand) => readDecimal(operand, type.min, type.max, reading));
    case "weight":
      return one(type, operands, reading, (operand) => readWeight(operand, reading));
    case "length":
      return one(type, operands, reading, (operand) => readLength(operand, "distance", reading));
    case "keyword":
      return one(type, operands, reading, (operand) => readKeyword(type.words, operand, reading));
    case "pixels":
      return readPixels(type, operands, reading);
    case "pair": {
      const lengths = readLengths(type, operands, [2], () => (type.positive ? "size" : "place"), reading);
      return lengths && [lengths[0]!, lengths[1]!];
    }
    case "gaps": {
      const lengths = readLengths(type, operands, [1, 2], () => "distance", reading);
      return lengths && [lengths[0]!, lengths[1] ?? lengths[0]!];
    }
    case "sides": {
      const lengths = readLengths(type, operands, [1, 2, 4], () => "distance", reading);
      return lengths && sides(lengths);
    }
    case "box": {
      const kindOf = (index: number): LengthKind => (index < 2 ? "place" : "size");
      const lengths = readLengths(type, operands, [4], kindOf, reading);
      return lengths && { at: [lengths[0]!, lengths[1]!], size: [lengths[2]!, lengths[3]!] };
    }
    case "weights":
      return readList(type, operands, reading, (operand) => readWeight(operand, reading));
    case "styles":
      return readList(type, operands, reading, (operand) => readStyle(operand, reading));
  }
}

function one<T>(
  type: ValueType,
  operands: Operands,
  reading: Reading,
  read: (operand: Operand) => T | null,
): T | null {
  if (operands.items.length === 1) return read(operands.items[0]!);
  const found = operands.kind === "list" ? "a list" : "several values";
  reading.report(wrongType(operands.range, reading.subject, describeType(type), found));
  return null;
}

function readText(type: ValueType, operand: Operand, reading: Reading): string | null {
  const { value, range, written } = operand;
  if (value.kind === "text") return value.text;
  if (value.kind === "word") {
    const suggestions = reading.context.spell(value.text, visibleNames(reading.scope));
    reading.report(unknownName({ text: value.text, range }, suggestions, true));
  } else {
    const fixes = written ? [replace("Put it in quotes", range, quote(describeText(operand)), true)] : [];
    reading.report(wrongType(range, reading.subject, describeType(type), describeItem(value), fixes));
  }
  return null;
}

function readPath(type: ValueType, operand: Operand, reading: Reading): WrittenPath | null {
  const text = readText(type, operand, reading);
  if (text === null) return null;
  if (text.trim() !== "") return { text, uri: reading.scope.file.uri };
  reading.report(emptyPath(operand.range, reading.subject));
  return null;
}

function describeText({ value }: Operand): string {
  return value.kind === "definition" ? value.definition.name.text : value.text;
}

function readKeyword(words: readonly string[], operand: Operand, reading: Reading): string | null {
  const { value, range } = operand;
  if (value.kind === "word") {
    if (words.includes(value.text)) return value.text;
    const suggestions = reading.context.spell(value.text, words);
    reading.report(unknownKeyword({ text: value.text, range }, words, suggestions));
    return null;
  }
  const wanted = describeType({ kind: "keyword", words });
  const fixes = value.kind === "text" && words.includes(value.text) ? rewrite(operand, value.text) : [];
  reading.report(wrongType(range, reading.subject, wanted, describeItem(value), fixes));
  return null;
}

function readPixels(type: ValueType, operands: Operands, reading: Reading): PixelSize | null {
  const { items, times, range } = operands;
  if (items.length !== 2 || operands.kind !== "tuple") {
    reading.report(wrongCount(range, reading.subject, describeType(type), items.length));
    return null;
  }
  const pixels = items.map((item) => {
    if (item.value.kind === "number" && item.value.unit === "px") {
      const bare = item.value.text.slice(0, -2);
      const advice = `${reading.subject} is in pixels anyway: write ${bare} without a unit.`;
      reading.report(wrongUnit(item.range, advice, rewrite(item, bare)));
      return null;
    }
    return readInteger(item, 1, MAX_CANVAS_SIDE, reading);
  });
  const [width, height] = pixels;
  if (typeof width !== "number" || typeof height !== "number") return null;
  if (!times) {
    const newText = `${width} x ${height}`;
    const fixes = items.every((item) => item.written)
      ? [replace(`Change to ${newText}`, range, newText, true)]
      : [];
    reading.report(wrongType(range, reading.subject, describeType(type), "two plain numbers", fixes));
    return null;
  }
  return { width, height };
}

function readLengths(
  type: ValueType,
  operands: Operands,
  counts: readonly number[],
  kindOf: (index: number) => LengthKind,
  reading: Reading,
): Length[] | null {
  const { items } = operands;
  if (!counts.includes(items.length)) {
    reading.report(wrongCount(operands.range, reading.subject, describeType(type), items.length));
    return null;
  }
  if (operands.kind === "list" || operands.times) {
    const found = operands.times ? "values with an 'x' between" : "values with commas between";
    const parts = items.map(({ value }) => (value.kind === "number" ? value.text : null));
    const newText = parts.join(" ");
    const fixes =
      items.every((item) => item.written) && !parts.includes(null)
        ? [replace(`Change to ${newText}`, operands.range, newText, true)]
        : [];
    reading.report(wrongType(operands.range, reading.subject, describeType(type), found, fixes));
    return null;
  }
  const lengths = items.map((item, index) => readLength(item, kindOf(index), reading));
  return lengths.every((length) => length !== null) ? lengths : null;
}

function sides(lengths: readonly Length[]): Sides {
  const [first, second = first, third = first, fourth = second] = lengths;
  return { left: first!, top: second!, right: third!, bottom: fourth! };
}

function readList<T>(
  type: ValueType,
  operands: Operands,
  reading: Reading,
  read: (operand: Operand) => T | null,
): T[] | null {
  if (operands.kind === "tuple") {
    const written = operands.items.map((item) => describeText(item)).join(", ");
    const fixes = operands.items.every((item) => item.written ?? item.value.kind === "definition")
      ? [replace(`Change to ${written}`, operands.range, written, true)]
      : [];
    reading.report(
      wrongType(operands.range, reading.subject, describeType(type), "values without commas", fixes),
    );
    return null;
  }
  const values = operands.items.map(read);
  return values.every((value) => value !== null) ? values : null;
}

function readStyle(operand: Operand, reading: Reading): Definition<"style"> | null {
  const { value, range } = operand;
  if (value.kind === "definition") {
    if (value.definition.kind === "style") return value.definition;
    const name = { text: value.definition.name.text, range };
    reading.report(wrongKind(name, describeKind(value.definition.kind), "a style"));
  } else if (value.kind === "word") {
    const suggestions = reading.context.spell(value.text, visibleStyles(reading));
    reading.report(unknownStyle({ text: value.text, range }, suggestions));
  } else {
    const known = value.kind === "text" ? reading.context.names.resolve(reading.scope, value.text) : null;
    const fixes = known?.kind === "style" && value.kind === "text" ? rewrite(operand, value.text) : [];
    const wanted = describeType({ kind: "styles" });
    reading.report(wrongType(range, reading.subject, wanted, describeItem(value), fixes));
  }
  return null;
}

function* visibleStyles({ context, scope }: Reading): Generator<string> {
  for (const name of visibleNames(scope)) {
    if (context.names.resolve(scope, name)?.kind === "style") yield name;
  }
}
