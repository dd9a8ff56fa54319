/** A FLUX model in memory: tokenizers and sessions, opened once and used by many renders. */

import { EngineError } from "../errors.ts";
import { fingerprintModel } from "../models/fingerprint.ts";
import type { FluxModel } from "../models/model-folder.ts";
import { Denoiser } from "../rewrite/denoiser.ts";
import { openGraph, type RuntimeChoice } from "../rewrite/open-graph.ts";
import type { RewriteVariant } from "../rewrite/regional-inputs.ts";
import type { Session } from "../runtime/session.ts";
import type { Tensor } from "../runtime/tensor.ts";
import { PromptEncoder, type TextStage } from "../text/prompt-encoder.ts";
import { PromptTokenizer } from "../text/prompt-tokenizer.ts";

export interface FluxOptions extends RuntimeChoice {
  /** Where rewritten graphs are kept. */
  readonly cacheFolder: string;
}

export class LoadedFlux {
  readonly model: FluxModel;
  readonly #pooledStage: TextStage;
  readonly #sequenceStage: TextStage;
  readonly #decoder: Session;
  readonly #denoiser: Denoiser;
  readonly #sessions: Set<Session>;
  /** What a sketch took in the last render that drew any; null before. */
  sketchSeconds: number | null = null;
  #hashes: Promise<Record<string, string>> | null = null;

  private constructor(
    model: FluxModel,
    pooledStage: TextStage,
    sequenceStage: TextStage,
    decoder: Session,
    denoiser: Denoiser,
  ) {
    this.model = model;
    this.#pooledStage = pooledStage;
    this.#sequenceStage = sequenceStage;
    this.#decoder = decoder;
    this.#denoiser = denoiser;
    this.#sessions = new Set([pooledStage.session, sequenceStage.session, decoder]);
  }

  /** Opens everything but the transformer, which is opened in the form that a render needs. */
  static async load(model: FluxModel, options: FluxOptions): Promise<LoadedFlux> {
    const { graphs, tokenizers, transformer } = model;
    const opened: Session[] = [];
    const openKept = async (file: string): Promise<Session> => {
      const session = await openGraph(file, options);
      opened.push(session);
      return session;
    };
    try {
      const pooled: TextStage = {
        tokenizer: await PromptTokenizer.load(tokenizers.pooled),
        session: await openKept(graphs.pooledEncoder),
        file: graphs.pooledEncoder,
        size: transformer.pooled_projection_dim,
      };
      const sequence: TextStage = {
        tokenizer: await PromptTokenizer.load(tokenizers.sequence),
        session: await openKept(graphs.sequenceEncoder),
        file: graphs.sequenceEncoder,
        size: transformer.joint_attention_dim,
      };
      const decoder = await openKept(graphs.decoder);
      const denoiser = new Denoiser({ ...options, file: graphs.transformer });
      return new LoadedFlux(model, pooled, sequence, decoder, denoiser);
    } catch (error) {
      for (const session of opened) await session.dispose();
      throw error;
    }
  }

  /** Encodes the prompts of one render. */
  promptEncoder(): PromptEncoder {
    return new PromptEncoder(this.#pooledStage, this.#sequenceStage, this.model.traits.textPadding);
  }

  /** The transformer as it was exported, or, with a variant, with inputs for regions. */
  async transformer(variant: RewriteVariant | null): Promise<Session> {
    const session =
      variant === null ? await this.#denoiser.plain() : (await this.#denoiser.regional(variant)).session;
    this.#sessions.add(session);
    return session;
  }

  /**
   * Runs the decoder.
   *
   * @param latents `[1, channels, height, width]`.
   * @param dims Shape that the picture must have: `[1, 3, height, width]`, in pixels.
   */
  async decode(latents: Tensor, dims: readonly number[]): Promise<Float32Array> {
    const results = await this.#decoder.run({ [this.#decoder.inputs[0]!.name]: latents });
    const result = results[this.#decoder.outputs[0]!.name];
    if (result?.type === "float32" && dims.every((length, axis) => result.dims[axis] === length))
      return result.data;
    const file = this.model.graphs.decoder;
    throw new EngineError({
      code: "model-parts-mismatch",
      subject: file,
      message:
        `${file} made a picture of shape [${result?.dims.join(", ") ?? ""}] ` +
        `where its config.json promises [${dims.join(", ")}].`,
      fix: "Take the decoder and its config.json from one export: block_out_channels must fit the graph.",
    });
  }

  /** Seconds spent in the sessions' runs so far. */
  get sessionSeconds(): number {
    return [...this.#sessions].reduce((sum, session) => sum + session.seconds, 0);
  }

  /** What people should know about how the model runs, each notice once. */
  get notices(): readonly string[] {
    const ofSessions = [...this.#sessions].flatMap((session) => session.notices);
    return [...new Set([...this.#denoiser.notices, ...ofSessions])];
  }

  /** SHA-256 of the graphs and weights, by path in the model's folder. */
  hashes(): Promise<Record<string, string>> {
    this.#hashes ??= fingerprintModel(this.model);
    return this.#hashes;
  }

  async dispose(): Promise<void> {
    await this.#denoiser.dispose();
    for (const session of [this.#pooledStage.session, this.#sequenceStage.session, this.#decoder]) {
      await session.dispose();
    }
  }
}
