/** Fixes of values: of the wrong kind, too few or too many, beyond what the model knows. */

import { findProperty, type QuickFix, type Value } from "@ragl/grammar";
import { canvasSizes, modelAt } from "../../completion/canvas-sizes.ts";
import { valueShapes } from "../../documentation/value-shapes.ts";
import { removeProperty } from "../../preview/layout-edits/declaration-extent.ts";
import { fix, replacing, type FixMaker } from "./fix-context.ts";

const NUMBER = /^-?\d+(?:\.\d+|\/\d+)?(?:%|px)?$/;

/** A number in quotes loses them. */
const unquoteNumber: FixMaker = ({ finding, source, range }) => {
  if (finding.fixes?.length || !/^"[^"]*"$/.test(source)) return [];
  const inner = source.slice(1, -1).trim();
  return NUMBER.test(inner) ? [replacing("Remove the quotes", range, inner, true)] : [];
};

/** Too many items are cut; of too few the last is repeated, or a weight of 1 added for every line of the grid. */
const countItems: FixMaker = ({ foundProperty, document, text }) => {
  if (foundProperty === undefined) return [];
  const { property, block } = foundProperty;
  const spec = findProperty(property.name.text);
  const value = property.value;
  if (spec === undefined || value === null) return [];
  const items = (itemsOf(value) ?? [value]).map(({ range }) => text.slice(range.start, range.end));
  const grid = block.kind === "container" ? document.analysis.program.gridOf(block) : null;
  const isLines = spec.name === "rows" || spec.name === "columns";
  const lines = isLines && grid !== null ? grid[spec.name] : null;
  const counts =
    lines === null
      ? valueShapes(spec.type)
          .filter((shape) => !shape.repeats)
          .map((shape) => shape.items.length)
      : [lines];
  const separator = lines === null ? (valueShapes(spec.type)[0]?.separator ?? " ") : ", ";
  const wanted =
    counts.find((count) => count > items.length) ?? counts.findLast((count) => count < items.length);
  if (wanted === undefined) return [];
  const filler = lines === null ? (items.at(-1) ?? "0") : "1";
  const padded = [...items, ...Array.from({ length: wanted }, () => filler)].slice(0, wanted).join(separator);
  return [replacing(`Change to ${padded}`, value.range, padded)];
};

function itemsOf(value: Value): readonly Value[] | null {
  return value.kind === "tuple" || value.kind === "list" ? value.items : null;
}

const nameSomething: FixMaker = ({ foundProperty, text, comments }) => {
  if (foundProperty === undefined) return [];
  const { name, value, range } = foundProperty.property;
  if (name.text === "model" && value !== null) {
    return [replacing('Change to "toybox", the bundled model', value.range, '"toybox"', true)];
  }
  return [fix(`Remove '${name.text}'`, [removeProperty(range, text, comments)], true)];
};

/** The size that the model knows whose shape is nearest. */
const knownCanvas: FixMaker = ({ document, range, source }) => {
  const wanted = aspect(source);
  if (wanted === null) return [];
  const sizes = canvasSizes(document, range.start)
    .map((size) => ({ size, far: Math.abs(Math.log(aspect(size)! / wanted)) }))
    .sort((a, b) => a.far - b.far);
  const nearest = sizes[0]?.size;
  return nearest === undefined ? [] : [replacing(`Change to ${nearest}`, range, nearest, true)];
};

/** Width to height; null for what is no written size. */
function aspect(size: string): number | null {
  const sides = /^(\d+)\s*x\s*(\d+)$/.exec(size);
  return sides === null ? null : Number(sides[1]) / Number(sides[2]);
}

/** Takes out the words that the model would not read, where they stand at the end of the text as written. */
const cutLostWords: FixMaker = ({ document, range, source }): QuickFix[] => {
  const lost =
    /^"[^"\\$]*"$/.test(source) && modelAt(document, range.start)?.readText?.(source.slice(1, -1)).lostWords;
  if (!lost || !source.endsWith(`${lost}"`)) return [];
  const kept = source.slice(0, source.length - lost.length - 1).replace(/[\s,;.]+$/, "");
  return [replacing("Cut the words that would be lost", range, `${kept}"`)];
};

export const valueFixes: Readonly<Record<string, FixMaker>> = {
  "wrong-type": unquoteNumber,
  "wrong-count": countItems,
  "empty-path": nameSomething,
  "canvas-untrained": knownCanvas,
  "prompt-too-long": cutLostWords,
};
