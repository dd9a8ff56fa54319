/** Hovers of regions and containers: where they lie, and what the engine is told of them. */

import {
  effective,
  type Container,
  type Picture,
  type RegionChange,
  type RegionDeclaration,
} from "@ragl/grammar";
import { containerOf, modelOf, regionOf } from "../measures/pictures-of.ts";
import { readText, showReading } from "../measures/read-texts.ts";
import { showPercent, showPixels, showTokens } from "../measures/show-rect.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { code, docText, list, paragraphs, table } from "./markdown.ts";

type AreaRect = Parameters<typeof showPercent>[0];

export function regionHover(node: RegionDeclaration | RegionChange, document: SceneDocument): string {
  const name = (node.kind === "region" ? node.name : node.region)?.text;
  const title = name === undefined ? "**region**" : `**region** ${code(name)}`;
  const doc = node.doc === null ? null : docText(node.doc);
  const found = regionOf(document, node);
  if (found === null) return paragraphs(title, doc, "It has no place in the picture yet.");
  const { region, picture } = found;
  const { cell, box } = region;
  const areas: [string, AreaRect][] =
    cell === box
      ? [["cell and box", cell]]
      : [
          ["cell", cell],
          ["box", box],
        ];
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
  if (found === null) return paragraphs(title, doc, "It has no place in the picture yet.");
  const { picture, container } = found;
  const { area, inside } = container;
  const areas: [string, AreaRect][] = [
    ["area", area],
    ...(area === inside ? [] : [["less `pad`", inside] as [string, AreaRect]]),
  ];
  return paragraphs(
    `${title} of ${count(node.children.length, "child", "children")}`,
    doc,
    areasTable(areas, picture, document),
  );
}

function areasTable(areas: readonly [string, AreaRect][], picture: Picture, document: SceneDocument): string {
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
