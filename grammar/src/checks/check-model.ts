/** Checks a picture against what its model can do. Silent where the model's facts are not at hand. */

import type { ModelDirectory, ModelFacts, TextReading } from "../analysis/model-facts.ts";
import type { Program } from "../analysis/program.ts";
import type { Setting } from "../analysis/settings.ts";
import { effective } from "../analysis/styles.ts";
import type { PixelSize } from "../analysis/value-types.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { placeOf } from "../plan/element.ts";
import type { Picture } from "../plan/picture.ts";
import {
  canvasNotOnGrid,
  canvasUntrained,
  modelNotInstalled,
  promptTooLong,
  unknownWords,
} from "../rules/models.ts";
import { quote } from "../rules/quote.ts";
import { replace } from "../rules/rule.ts";
import type { Range } from "../syntax/tree.ts";
import { MAX_CANVAS_SIDE } from "../plan/scene-plan.ts";
import { rangeOf } from "./check-places.ts";

/** @param facts null where the model is not known */
export function checkModel(
  picture: Picture,
  facts: ModelFacts | null,
  models: ModelDirectory,
  program: Program,
): Diagnostic[] {
  if (facts !== null)
    return [...checkCanvas(picture, facts, program), ...checkTexts(picture, facts, program)];
  return models.find(picture.model) === null ? [checkInstalled(picture, models, program)] : [];
}

function checkInstalled(picture: Picture, models: ModelDirectory, program: Program): Diagnostic {
  const setting = effective(picture.element, "model");
  const range = placeOf(setting, picture.scene.name.range, program);
  const installed = models.names();
  const suggestions = program.context.spell(picture.model, installed);
  const isWritten = range === setting?.property.value?.range;
  const fixes = isWritten
    ? suggestions.map((name, index) => replace(`Change to "${name}"`, range, quote(name), index === 0))
    : [];
  return modelNotInstalled(range, picture.model, suggestions, installed, fixes);
}

function checkCanvas({ canvas, element, scene }: Picture, facts: ModelFacts, program: Program): Diagnostic[] {
  const setting = effective(element, "canvas");
  const range = placeOf(setting, scene.name.range, program);
  const size = show(canvas);
  if (canvas.width % facts.grid !== 0 || canvas.height % facts.grid !== 0) {
    const nearest = show({
      width: nearestMultiple(canvas.width, facts.grid),
      height: nearestMultiple(canvas.height, facts.grid),
    });
    const isWritten = range === setting?.property.value?.range;
    const fixes = isWritten ? [replace(`Change to ${nearest}`, range, nearest, true)] : [];
    return [canvasNotOnGrid(range, size, facts.name, facts.grid, nearest, fixes)];
  }
  if (facts.trained === null) return [];
  const { minSide, maxSide, maxArea } = facts.trained;
  if (Math.min(canvas.width, canvas.height) < minSide || Math.max(canvas.width, canvas.height) > maxSide) {
    return [canvasUntrained(range, size, facts.name, `sides of ${minSide} to ${maxSide} pixels`)];
  }
  if (canvas.width * canvas.height > maxArea) {
    const side = Math.floor(Math.sqrt(maxArea));
    return [canvasUntrained(range, size, facts.name, `pictures of at most ${side} x ${side} pixels in all`)];
  }
  return [];
}

function checkTexts(picture: Picture, facts: ModelFacts, program: Program): Diagnostic[] {
  const { readText } = facts;
  if (readText === null) return [];
  const found: Diagnostic[] = [];
  const seen = new Map<string, TextReading>();
  const check = (text: string, what: string, setting: Setting | undefined, fallback: Range): void => {
    if (text === "") return;
    const reading = seen.get(text) ?? readText(text);
    seen.set(text, reading);
    const range = placeOf(setting, fallback, program);
    if (reading.tokens > reading.limit) {
      found.push(promptTooLong(range, what, reading.tokens, reading.limit, reading.lostWords));
    }
    if (reading.unknownWords.length > 0) found.push(unknownWords(range, facts.name, reading.unknownWords));
  };

  const { own } = picture.element;
  check(picture.prompt, "The scene's prompt", own.prompt, picture.scene.name.range);
  check(picture.negative, "The scene's negative prompt", own.negative, picture.scene.name.range);
  for (const region of picture.regions) {
    const range = rangeOf(region);
    const of = `of the region '${region.name}'`;
    const settings = region.element.own;
    check(region.prompt, `The prompt ${of}`, settings.prompt, range);
    if (region.detail !== region.prompt) check(region.detail, `The detail ${of}`, settings.detail, range);
    if (region.negative !== picture.negative) {
      check(region.negative, `The negative prompt ${of}`, settings.negative, range);
    }
  }
  return found;
}

function show({ width, height }: PixelSize): string {
  return `${width} x ${height}`;
}

function nearestMultiple(pixels: number, grid: number): number {
  const most = Math.floor(MAX_CANVAS_SIDE / grid) * grid;
  return Math.min(most, Math.max(grid, Math.round(pixels / grid) * grid));
}
