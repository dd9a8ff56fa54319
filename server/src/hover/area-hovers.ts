/** Hovers of regions and containers: where they lie, and what the engine is told of them. */

import {
  effective,
  type Container,
  type Picture,
  type Rect,
  type RegionChange,
  type RegionDeclaration,
} from "@ragl/grammar";
import { containerOf, modelOf, regionOf } from "../measures/pictures-of.ts";
import { readText, showReading } from "../measures/read-texts.ts";
import { showPercent, showPixels, showTokens } from "../measures/show-rect.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { code, docText, list, paragraphs, table } from "./markdown.ts";

/** Where the scene has no name, the container no room, or the file more regions than are laid out after each edit. */
const NOT_LAID_OUT = "It is not laid out: see the problems of its scene.";

type NamedRect = readonly [name: string, rect: Rect];

export function regionHover(node: RegionDeclaration | RegionChange, document: SceneDocument): string {
  const name = (node.kind === "region" ? node.name : node.region)?.text;
  const title = name === undefined ? "**region**" : `**region** ${code(name)}`;
  const doc = node.doc === null ? null : docText(node.doc);
  const found = regionOf(document, node);
  if (found === null) return paragraphs(title, doc, NOT_LAID_OUT);
  const { region, picture } = found;
  const { cell, box } = region;
  const parts: NamedRect[] = [
    ["cell", cell],
    ["box", box],
  ];
  const areas: NamedRect[] = cell === box ? [["cell and box", cell]] : parts;
  const place = picture.regions.indexOf(region) + 1;
  const derived = effective(region.element, "seed") === undefined;
  const reading = readText(region.prompt, modelOf(document, picture));
  const variant = picture.variant?.name?.text;
  return paragraphs(
    `${title} in the ${variant === undefined ? `scene ${code(picture.scene.name.text)}` : `variant ${code(variant)}`}`,
    doc,
    areasTable(areas, picture, document),
    list(
      `**Seed** ${region.seed}${derived ? ", derived from the scene's seed and the region's name" : ""}`,
      `**Stack** ${place} of ${picture.regions.length}${picture.regions.length > 1 ? ", the last on top" : ""}`,
      `**Binding** ${region.bind === 0 ? "none" : `${region.bind} of ${picture.steps} steps`}`,
      `**Refinement** ${region.refine === 0 ? "none" : region.refine}`,
      reading && `**Prompt** ${showReading(reading)}`,
    ),
  );
}

export function containerHover(node: Container, document: SceneDocument): string {
  const title = `**${node.layout}**${node.name === null ? "" : ` ${code(node.name.text)}`}`;
  const doc = node.doc === null ? null : docText(node.doc);
  const found = containerOf(document, node);
  if (found === null) return paragraphs(title, doc, NOT_LAID_OUT);
  const { picture, container } = found;
  const { area, inside } = container;
  const parts: NamedRect[] = [
    ["area", area],
    ["less `pad`", inside],
  ];
  const areas = area === inside ? parts.slice(0, 1) : parts;
  return paragraphs(
    `${title} of ${count(node.children.length, "child", "children")}`,
    doc,
    areasTable(areas, picture, document),
  );
}

function areasTable(areas: readonly NamedRect[], picture: Picture, document: SceneDocument): string {
  const { canvas } = picture;
  const facts = modelOf(document, picture);
  const heads = ["", "of the canvas", "pixels", ...(facts === null ? [] : ["latent tokens"])];
  const rows = areas.map(([name, rect]) => [
    name,
    showPercent(rect),
    showPixels(rect, canvas),
    ...(facts === null ? [] : [showTokens(rect, canvas, facts.tokenPixels) ?? "none: off the canvas"]),
  ]);
  return table(heads, rows);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
