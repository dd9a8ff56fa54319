/** Hovers of scenes and variants: what picture they come to. */

import { effective, type Picture, type SceneDeclaration, type VariantDeclaration } from "@ragl/grammar";
import { modelOf, pictureOf } from "../measures/pictures-of.ts";
import { readText, showReading } from "../measures/read-texts.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { code, docText, list, paragraphs } from "./markdown.ts";

export function pictureHover(node: SceneDeclaration | VariantDeclaration, document: SceneDocument): string {
  const title = `**${node.kind}**${node.name === null ? "" : ` ${code(node.name.text)}`}`;
  const doc = node.doc === null ? null : docText(node.doc);
  const picture = pictureOf(document, node);
  if (picture === null) return paragraphs(title, doc);
  return paragraphs(
    title,
    doc,
    facts(picture, document),
    node.kind === "scene" ? variants(node) : changes(node),
  );
}

function facts(picture: Picture, document: SceneDocument): string {
  const { canvas, model, seed, steps, guidance, regions, element } = picture;
  const derived = effective(element, "seed") === undefined ? ", derived from the scene's name" : "";
  const reading = readText(picture.prompt, modelOf(document, picture));
  return list(
    `**Canvas** ${canvas.width} × ${canvas.height} pixels, by the model ${code(model)}`,
    `**Seed** ${seed}${derived}`,
    `**Steps** ${steps}, guidance ${guidance}`,
    `**Regions** ${regions.length === 0 ? "none" : regions.length}`,
    reading && `**Prompt** ${showReading(reading)}`,
  );
}

function variants({ variants: all }: SceneDeclaration): string | null {
  const names = all.flatMap(({ name }) => (name === null ? [] : [code(name.text)]));
  return names.length === 0 ? null : `Variants: ${names.join(", ")}`;
}

function changes({ properties, changes: regions }: VariantDeclaration): string | null {
  const changed = [
    ...properties.map(({ name }) => code(name.text)),
    ...regions.flatMap(({ region, mode }) =>
      region === null ? [] : [`${mode === "repaint" ? "repaints " : ""}the region ${code(region.text)}`],
    ),
  ];
  return changed.length === 0 ? null : `Changes: ${changed.join(", ")}`;
}
