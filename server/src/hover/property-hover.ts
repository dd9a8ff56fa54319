/** Hovers of properties: what one means, what it takes, and what it comes to where it stands. */

import {
  describeRange,
  type Block,
  type ModelFacts,
  type Picture,
  type Property,
  type PropertySpec,
} from "@ragl/grammar";
import { containerOf, modelOf, pictureOf, regionOf } from "../measures/pictures-of.ts";
import {
  measureInContainer,
  measureInRegion,
  measureShare,
  needsMeasure,
  showMeasure,
  type Measure,
} from "../measures/property-measures.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { code, list, paragraphs, sourceBlock } from "./markdown.ts";

export function propertyHover(
  spec: PropertySpec,
  property: Property,
  block: Block,
  document: SceneDocument,
): string {
  return paragraphs(
    spec.doc,
    here(property, block, document),
    sourceBlock(spec.example),
    list(`**Takes** ${describeRange(spec.type)}`, `**Without it** ${defaultOf(spec)}`),
  );
}

/** Defaults that are values are shown as they would be written; others are said in words. */
function defaultOf({ default: text }: PropertySpec): string {
  const [value = "", ...others] = text.split("; ");
  const isValue = /^("|\d)/.test(value) || value === "rect";
  return [isValue ? code(value) : value, ...others].join("; ");
}

/** Null where there is nothing to add to what is written. */
function here(property: Property, block: Block, document: SceneDocument): string | null {
  if (block.kind === "scene" || block.kind === "variant") {
    const picture = pictureOf(document, block);
    const facts = picture && modelOf(document, picture);
    if (picture === null || facts === null) return null;
    if (property.name.text === "canvas") return canvasInTokens(picture, facts);
    return property.name.text === "model" ? modelFacts(facts) : null;
  }
  const measure = measureOf(property, block, document);
  if (measure === null) return null;
  return `Here **${showMeasure(measure).replace(/^= /, "")}**: ${measure.meaning}.`;
}

/** Null where the value says in pixels already what it comes to, or it comes to nothing in pixels. */
function measureOf(property: Property, block: Block, document: SceneDocument): Measure | null {
  const isShare = property.name.text === "weight";
  if (property.value === null || !(isShare || needsMeasure(property.value))) return null;
  if (block.kind === "region" || block.kind === "change") {
    const found = regionOf(document, block);
    if (found === null) return null;
    const { region, picture } = found;
    return isShare ? measureShare(region.node, picture) : measureInRegion(property, region, picture);
  }
  const found = block.kind === "container" ? containerOf(document, block) : null;
  if (block.kind !== "container" || found === null) return null;
  const { container, picture } = found;
  if (isShare) return measureShare(block, picture);
  const settings = document.analysis.program.settingsOf(block);
  return measureInContainer(property, container, settings, picture);
}

function canvasInTokens({ canvas }: Picture, { name, tokenPixels }: ModelFacts): string {
  const size = `${canvas.width / tokenPixels} × ${canvas.height / tokenPixels}`;
  return `Here **${size} tokens** of the model ${code(name)}, each ${tokenPixels} × ${tokenPixels} pixels.`;
}

function modelFacts({ name, grid, trained, minRegion, readText, defaults }: ModelFacts): string {
  const recommended = Object.entries(defaults ?? {}).filter(([, value]) => value !== undefined);
  return paragraphs(
    `The model ${code(name)}:`,
    list(
      `draws sizes that are multiples of ${grid} pixels`,
      trained &&
        `was trained on sides of ${trained.minSide} to ${trained.maxSide} pixels, at most ${trained.maxArea.toLocaleString("en")} pixels in all`,
      `draws regions from ${minRegion} pixels a side`,
      recommended.length === 0
        ? null
        : `recommends ${recommended.map(([property, value]) => code(`${property}: ${value}`)).join(", ")}`,
      readText && `reads at most ${readText("").limit} tokens of a text`,
    ),
  );
}
