/** Hovers of texts for the model: how many tokens they take, which words would be lost, which it has not learnt. */

import type { Block, Picture, PictureRegion, Property, TextReading, Value } from "@ragl/grammar";
import { modelOf, pictureOf, regionOf } from "../measures/pictures-of.ts";
import { readText, showReading, textName, textOf, type TextName } from "../measures/read-texts.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { code, escape, paragraphs, quotation } from "./markdown.ts";

/** Unknown words that are listed. */
const MOST_WORDS = 20;

/** Null where there is nothing to say of the text that its source does not say. */
export function textHover(property: Property, block: Block, document: SceneDocument): string | null {
  const name = textName(property.name.text);
  if (name === undefined || property.value === null) return null;
  const element = elementOf(block, document);
  if (element === null) {
    const text = document.analysis.program.settingsOf(block)[name]?.value;
    return text === undefined || text === plainText(property.value) ? null : quotation(text);
  }
  const { picture, part } = element;
  const text = textOf(part, name) ?? "";
  const facts = modelOf(document, picture);
  const reading = readText(text, facts);
  const shown = text === plainText(property.value) ? null : quotation(text);
  if (facts === null || reading === null) return shown;
  return paragraphs(
    `**${showReading(reading)}** of the model ${code(facts.name)}, for ${ownerOf(name, picture, part)}.`,
    shown,
    lostWords(reading),
    unknownWords(reading),
  );
}

interface Element {
  readonly picture: Picture;
  readonly part: Picture | PictureRegion;
}

function elementOf(block: Block, document: SceneDocument): Element | null {
  if (block.kind === "scene" || block.kind === "variant") {
    const picture = pictureOf(document, block);
    return picture && { picture, part: picture };
  }
  if (block.kind !== "region" && block.kind !== "change") return null;
  const found = regionOf(document, block);
  return found && { picture: found.picture, part: found.region };
}

function ownerOf(name: TextName, picture: Picture, part: Picture | PictureRegion): string {
  if (part !== picture && "name" in part) return `the ${name} of the region ${code(part.name)}`;
  const variant = picture.variant?.name?.text;
  return variant === undefined ? `the scene's ${name}` : `the ${name} of the variant ${code(variant)}`;
}

function lostWords({ lostWords: lost }: TextReading): string | null {
  return lost === "" ? null : paragraphs("These words would be lost; shorten the text:", quotation(lost));
}

function unknownWords({ unknownWords: words }: TextReading): string | null {
  if (words.length === 0) return null;
  const more = words.length > MOST_WORDS ? ", …" : "";
  const listed = words.slice(0, MOST_WORDS).map((word) => `**${escape(word)}**`);
  return `The model has never learnt ${listed.join(", ")}${more}.`;
}

/** The text of a string that holds no values; null for all else. */
function plainText(value: Value): string | null {
  if (value.kind !== "string") return null;
  return value.parts.every((part) => part.kind === "text")
    ? value.parts.map((part) => (part.kind === "text" ? part.text : "")).join("")
    : null;
}
