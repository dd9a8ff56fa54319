/**
 * A model's tokenizer as prompts need it: token ids padded or cut to the text encoder's length, and what
 * became of the words: which are lost because the prompt is too long, and which the model does not know.
 */

import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { invalidFile, isFile, readJsonFile } from "../files/json-file.ts";
import { clipTokenizerJson } from "./clip-tokenizer.ts";

export interface TokenizedPrompt {
  /** Token ids, special tokens included, at most `limit` of them. */
  readonly ids: readonly number[];
  /** Tokens of the whole prompt, special tokens included, before anything was cut off. */
  readonly tokens: number;
  /** The most tokens that the text encoder takes. */
  readonly limit: number;
  /** The end of the prompt that the limit cuts off; empty where all of it fits. */
  readonly lostWords: string;
}

const FIX = "Download the model's tokenizer files again.";

/** Tokenizers without a length of their own carry a huge number; no text encoder here takes more than this. */
const MAX_LENGTH = 512;

const TokenSchema = z.union([
  z.string(),
  z.looseObject({ content: z.string() }).transform((token) => token.content),
]);
const ConfigSchema = z.looseObject({
  model_max_length: z.number().min(2).default(MAX_LENGTH),
  pad_token: TokenSchema,
  eos_token: TokenSchema.nullish(),
  unk_token: TokenSchema.nullish(),
});
const TokenizerSchema = z.looseObject({
  model: z.looseObject({ unk_token: z.string().nullish() }),
  added_tokens: z.array(z.unknown()).default([]),
  normalizer: z.unknown().default(null),
  pre_tokenizer: z.unknown().default(null),
  post_processor: z.unknown().default(null),
  decoder: z.unknown().default(null),
});

/** Quotes, commas and stops that cling to a word in running text. */
const CLINGING_PUNCTUATION = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

export class PromptTokenizer {
  readonly limit: number;
  readonly padId: number;
  readonly #tokenizer: Tokenizer;
  readonly #unknownId: number | undefined;

  private constructor(tokenizer: Tokenizer, limit: number, padId: number, unknownId: number | undefined) {
    this.#tokenizer = tokenizer;
    this.limit = limit;
    this.padId = padId;
    this.#unknownId = unknownId;
  }

  /** Reads a tokenizer folder: tokenizer.json, or CLIP's vocab.json and merges.txt, and tokenizer_config.json. */
  static async load(folder: string): Promise<PromptTokenizer> {
    const configPath = join(folder, "tokenizer_config.json");
    const config = await readJsonFile(configPath, ConfigSchema, FIX);
    const json = await readTokenizerJson(folder);
    const unknown = config.unk_token ?? json.model.unk_token ?? undefined;
    const tokenizer = createTokenizer(folder, json, { ...config, unk_token: unknown });
    const padId = tokenizer.token_to_id(config.pad_token);
    if (padId === undefined)
      throw invalidFile(configPath, `names the unknown pad_token ${config.pad_token}`, FIX);
    const limit = Math.min(config.model_max_length, MAX_LENGTH);
    return new PromptTokenizer(tokenizer, limit, padId, unknown ? tokenizer.token_to_id(unknown) : undefined);
  }

  tokenize(text: string): TokenizedPrompt {
    const whole = this.#encode(text);
    const tokens = whole.length;
    if (tokens <= this.limit) return { ids: whole, tokens, limit: this.limit, lostWords: "" };
    const content = this.#encodeContent(text);
    const before = indexOfSequence(whole, content);
    const after = tokens - before - content.length;
    const room = this.limit - before - after;
    const ids = [
      ...whole.slice(0, before),
      ...content.slice(0, room),
      ...whole.slice(before + content.length),
    ];
    return { ids, tokens, limit: this.limit, lostWords: this.#wordsBeyond(text, room) };
  }

  /** The words of a prompt that stand for nothing in the model's vocabulary, each once, in order. */
  unknownWords(text: string): string[] {
    const unknownId = this.#unknownId;
    if (unknownId === undefined || !this.#encodeContent(text).includes(unknownId)) return [];
    const words = text.split(/\s+/).map((word) => word.replace(CLINGING_PUNCTUATION, ""));
    return [...new Set(words)].filter((word) => word !== "" && this.#encodeContent(word).includes(unknownId));
  }

  #encode(text: string): number[] {
    return this.#tokenizer.encode(text).ids;
  }

  #encodeContent(text: string): number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
  }

  /** What is left of a text after the longest run of whole words that takes at most `room` tokens. */
  #wordsBeyond(text: string, room: number): string {
    const ends = [...text.matchAll(/\S+/g)].map((word) => word.index + word[0].length);
    let fitting = 0;
    let beyond = ends.length;
    while (beyond - fitting > 1) {
      const middle = (fitting + beyond) >> 1;
      if (this.#encodeContent(text.slice(0, ends[middle - 1])).length <= room) fitting = middle;
      else beyond = middle;
    }
    return text.slice(fitting === 0 ? 0 : ends[fitting - 1]).trim();
  }
}

async function readTokenizerJson(folder: string): Promise<z.infer<typeof TokenizerSchema>> {
  const path = join(folder, "tokenizer.json");
  const hasVocabulary = await isFile(join(folder, "vocab.json"));
  if (hasVocabulary && !(await isFile(path))) return TokenizerSchema.parse(await clipTokenizerJson(folder));
  return await readJsonFile(path, TokenizerSchema, FIX);
}

function createTokenizer(folder: string, json: object, config: object): Tokenizer {
  try {
    return new Tokenizer(json, config);
  } catch (cause) {
    const complaint = `describes a tokenizer that cannot be built (${(cause as Error).message})`;
    throw invalidFile(join(folder, "tokenizer.json"), complaint, FIX, cause);
  }
}

/** Where `part` starts in `whole`; the special tokens stand before and after it. */
function indexOfSequence(whole: readonly number[], part: readonly number[]): number {
  const lastStart = whole.length - part.length;
  for (let start = 0; start < lastStart; start++) {
    if (part.every((id, i) => whole[start + i] === id)) return start;
  }
  return lastStart;
}
