/**
 * What editors and the checker ask about a model, from its folder alone: no session is opened and no native
 * library loaded. The shapes are those that the language core's rules expect.
 */

import { PromptTokenizer } from "../text/prompt-tokenizer.ts";
import type { ModelTraits } from "./configs.ts";
import { readModelFolder } from "./model-folder.ts";

export interface ModelDescription {
  readonly name: string;
  readonly folder: string;
  readonly family: "flux";
  /** Pixels that both sides of a canvas must be multiples of. */
  readonly grid: number;
  /** Pixels along a side of one latent token. */
  readonly tokenPixels: number;
  /** Smallest side, in pixels, of a region that the model can draw alone. */
  readonly minRegion: number;
  /** Sides and area, in pixels, that the model was trained on; null where its author does not say. */
  readonly trained: { readonly minSide: number; readonly maxSide: number; readonly maxArea: number } | null;
  /** Scene properties that its author recommends. */
  readonly defaults: NonNullable<ModelTraits["defaults"]>;
  /** How a text fares in the text encoder that gives the denoiser its words. */
  readonly readText: (text: string) => TextReading;
}

export interface TextReading {
  /** Tokens of the whole text, special tokens included. */
  readonly tokens: number;
  /** The most tokens that the encoder takes. */
  readonly limit: number;
  /** The words beyond the limit, as written; empty where all fit. */
  readonly lostWords: string;
  /** Words that the model has never learnt; empty for models with an open vocabulary. */
  readonly unknownWords: readonly string[];
}

/** @throws EngineError that names the file at fault. */
export async function describeModel(folder: string): Promise<ModelDescription> {
  const { name, folder: path, family, latents, tokenizers, traits } = await readModelFolder(folder);
  const tokenizer = await PromptTokenizer.load(tokenizers.sequence);
  return {
    name,
    folder: path,
    family,
    grid: traits.canvas?.grid ?? latents.pixelsPerToken,
    tokenPixels: latents.pixelsPerToken,
    minRegion: traits.minRegion ?? latents.pixelsPerToken,
    trained: traits.canvas ?? null,
    defaults: traits.defaults ?? {},
    readText(text) {
      const { tokens, limit, lostWords } = tokenizer.tokenize(text);
      return { tokens, limit, lostWords, unknownWords: tokenizer.unknownWords(text) };
    },
  };
}
