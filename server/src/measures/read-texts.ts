/** How the texts of a picture fare in its model's text encoder. */

import type { ModelFacts, Picture, PictureRegion, TextReading } from "@ragl/grammar";

export type TextName = "prompt" | "detail" | "negative";

/** A property that holds a text for the model; undefined for every other. */
export function textName(property: string): TextName | undefined {
  return property === "prompt" || property === "detail" || property === "negative" ? property : undefined;
}

/** The whole text that the model gets: with styles and values filled in. Scenes have no `detail`. */
export function textOf(element: Picture | PictureRegion, name: TextName): string | null {
  if (name === "detail") return "detail" in element ? element.detail : null;
  return element[name];
}

/** Null where there is no text, or the model's text encoder is not known. */
export function readText(text: string, facts: ModelFacts | null): TextReading | null {
  return text === "" ? null : (facts?.readText?.(text) ?? null);
}

/** `12 of 77 tokens`, or `83 of 77 tokens: 6 too many`. */
export function showReading({ tokens, limit }: TextReading): string {
  const count = `${tokens} of ${limit} tokens`;
  return tokens > limit ? `${count}: ${tokens - limit} too many` : count;
}
