/** FLUX's transformer with one prompt: predicts a velocity for packed latents at a noise level. */

import { imagePositionIds, textPositionIds } from "../latents/position-ids.ts";
import type { TokenSize } from "../latents/packing.ts";
import { EngineError } from "../errors.ts";
import { regionalFeeds, type RegionalConditioning } from "../rewrite/regional-inputs.ts";
import type { Session } from "../runtime/session.ts";
import { float32Tensor, type Tensor } from "../runtime/tensor.ts";
import type { TextEncoding } from "../text/text-encoder.ts";
import type { VelocityModel } from "./guidance.ts";

export interface TransformerPrompt {
  readonly pooled: TextEncoding;
  readonly sequence: TextEncoding;
  /** How image tokens share the sequence's prompts; null: they all attend to all of it. */
  readonly regional: RegionalConditioning | null;
}

export class FluxTransformer implements VelocityModel {
  readonly #session: Session;
  readonly #file: string;
  readonly #size: TokenSize;
  readonly #feeds: Record<string, Tensor>;
  readonly #sigma = new Float32Array(1);
  /** Execution provider that runs it. */
  readonly provider: string;
  /** Whether the model takes guidance as a number (FLUX.1-dev) instead of a second run with a negative prompt. */
  readonly hasBuiltInGuidance: boolean;

  /**
   * @param file The graph's file, for messages.
   * @param size Image tokens of the latents that will be given.
   * @param guidance Fed to models that have guidance built in.
   */
  constructor(session: Session, file: string, size: TokenSize, prompt: TransformerPrompt, guidance: number) {
    const { pooled, sequence } = prompt;
    const imageTokens = size.width * size.height;
    this.#session = session;
    this.#file = file;
    this.#size = size;
    this.provider = session.provider;
    this.hasBuiltInGuidance = hasInput(session, "guidance");
    const offered: Record<string, Tensor> = {
      encoder_hidden_states: float32Tensor([1, sequence.tokens, sequence.size], sequence.values),
      pooled_projections: float32Tensor([1, pooled.size], pooled.values),
      timestep: float32Tensor([1], this.#sigma),
      guidance: float32Tensor([1], Float32Array.of(guidance)),
      img_ids: positions(session, "img_ids", imageTokens, imagePositionIds(size)),
      txt_ids: positions(session, "txt_ids", sequence.tokens, textPositionIds(sequence.tokens)),
      ...(prompt.regional === null ? {} : regionalFeeds(prompt.regional)),
    };
    this.#feeds = Object.fromEntries(Object.entries(offered).filter(([name]) => hasInput(session, name)));
  }

  /** @param sigma What diffusers' FLUX pipeline calls `timestep / 1000`. */
  async velocity(latents: Float32Array, sigma: number): Promise<Float32Array> {
    const imageTokens = this.#size.width * this.#size.height;
    const dims = [1, imageTokens, latents.length / imageTokens];
    this.#sigma[0] = sigma;
    const results = await this.#session.run({ ...this.#feeds, hidden_states: float32Tensor(dims, latents) });
    const result = results[this.#session.outputs[0]!.name];
    if (result?.type === "float32" && result.data.length === latents.length) return result.data;
    throw wrongOutput(this.#file, dims);
  }
}

function hasInput(session: Session, name: string): boolean {
  return session.inputs.some((input) => input.name === name);
}

/** `[tokens, 3]`, or `[1, tokens, 3]` for graphs exported from diffusers versions that wanted a batch axis. */
function positions(session: Session, name: string, tokens: number, ids: Float32Array): Tensor {
  const declared = session.inputs.find((input) => input.name === name);
  return float32Tensor(declared?.dims.length === 3 ? [1, tokens, 3] : [tokens, 3], ids);
}

function wrongOutput(file: string, dims: readonly number[]): EngineError {
  return new EngineError({
    code: "transformer-output-mismatch",
    subject: file,
    message: `${file} does not give back float32 numbers of the shape that it takes, [${dims.join(", ")}].`,
    fix: "Export the transformer again, with the inputs and outputs of diffusers' FluxTransformer2DModel.",
  });
}
