/**
 * Turns prompts into what the FLUX denoiser takes, each text once a render, and collects what people should
 * know about their prompts.
 */

import { EngineError } from "../errors.ts";
import type { Session } from "../runtime/session.ts";
import type { PromptTokenizer } from "./prompt-tokenizer.ts";
import { encodePooled, encodeSequence, type TextEncoding } from "./text-encoder.ts";

export interface TextStage {
  readonly tokenizer: PromptTokenizer;
  readonly session: Session;
  /** The graph's file, for messages. */
  readonly file: string;
  /** Size of the vectors that the denoiser expects. */
  readonly size: number;
}

/**
 * `rounded`: a prompt is padded to the next of a few lengths, because every text token costs time in every
 * block and denoising step, and FLUX's full 512 are padding for most prompts. `full`: as the model's own
 * pipeline pads, to the tokenizer's limit.
 */
export type TextPadding = "rounded" | "full";

/** Lengths that a prompt is padded to, as shares of the tokenizer's limit: few, so that shapes repeat. */
const LENGTH_SHARES = [1 / 8, 1 / 4, 1 / 2];

/** The length, in tokens, that a prompt of `tokens` tokens is padded to. */
export function paddedLength(tokens: number, limit: number, padding: TextPadding): number {
  if (padding === "full") return limit;
  const lengths = LENGTH_SHARES.map((share) => Math.ceil(limit * share));
  return lengths.find((length) => tokens <= length) ?? limit;
}

export class PromptEncoder {
  readonly #pooledStage: TextStage;
  readonly #sequenceStage: TextStage;
  readonly #padding: TextPadding;
  readonly #pooled = new Map<string, TextEncoding>();
  readonly #sequences = new Map<string, TextEncoding>();
  readonly #notices = new Set<string>();

  constructor(pooledStage: TextStage, sequenceStage: TextStage, padding: TextPadding) {
    this.#pooledStage = pooledStage;
    this.#sequenceStage = sequenceStage;
    this.#padding = padding;
  }

  /** Truncated prompts and unknown words, in plain sentences. */
  get notices(): readonly string[] {
    return [...this.#notices];
  }

  /** The prompt's pooled vector, `[1, size]`. */
  async pooled(prompt: string): Promise<TextEncoding> {
    const known = this.#pooled.get(prompt);
    if (known !== undefined) return known;
    const { tokenizer, session, file, size } = this.#pooledStage;
    // The pooled vector takes one short run whatever the length, and some exports have the full one built in.
    const ids = padded(tokenizer.tokenize(prompt).ids, tokenizer.limit, tokenizer.padId);
    const encoding = await encodePooled(session, ids, file);
    checkSize(encoding, size, file, "pooled_projection_dim");
    this.#pooled.set(prompt, encoding);
    return encoding;
  }

  /** The prompt's token vectors, `[padded length, size]`. */
  async sequence(prompt: string): Promise<TextEncoding> {
    const known = this.#sequences.get(prompt);
    if (known !== undefined) return known;
    const { tokenizer, session, file, size } = this.#sequenceStage;
    const { ids, limit, lostWords } = tokenizer.tokenize(prompt);
    if (lostWords !== "") this.#notices.add(lostNotice(prompt, limit, lostWords));
    const unknown = tokenizer.unknownWords(prompt);
    if (unknown.length > 0) this.#notices.add(unknownNotice(unknown));
    const length = paddedLength(ids.length, limit, this.#padding);
    const encoding = await encodeSequence(session, padded(ids, length, tokenizer.padId), file);
    checkSize(encoding, size, file, "joint_attention_dim");
    this.#sequences.set(prompt, encoding);
    return encoding;
  }
}

function padded(ids: readonly number[], length: number, padId: number): number[] {
  return [...ids, ...new Array<number>(length - ids.length).fill(padId)];
}

function lostNotice(prompt: string, limit: number, lost: string): string {
  return `The prompt "${excerpt(prompt)}" is longer than the ${limit} tokens that the model reads; lost: "${excerpt(lost)}".`;
}

function unknownNotice(words: readonly string[]): string {
  return `The model does not know: ${words.slice(0, 12).join(", ")}${words.length > 12 ? ", …" : ""}.`;
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).trimEnd()}…`;
}

function checkSize(encoding: TextEncoding, expected: number, file: string, configField: string): void {
  if (encoding.size === expected) return;
  throw new EngineError({
    code: "model-parts-mismatch",
    subject: file,
    message: `${file} gives vectors of ${encoding.size} values, but transformer/config.json says ${configField} ${expected}.`,
    fix: "Take all parts of the model from one export: its text encoders and its transformer do not belong together.",
  });
}
