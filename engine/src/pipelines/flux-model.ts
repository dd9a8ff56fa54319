/** A FLUX model in memory: tokenizers and sessions, opened once and used by many renders. */

import { relative, sep } from "node:path";
import { EngineError } from "../errors.ts";
import type { FluxModel } from "../models/model-folder.ts";
import type { Session } from "../runtime/session.ts";
import type { Tensor } from "../runtime/tensor.ts";
import { PromptEncoder, type TextStage } from "../text/prompt-encoder.ts";
import { PromptTokenizer } from "../text/prompt-tokenizer.ts";
import { GraphSessions, type RuntimeOptions } from "./graph-sessions.ts";

export class LoadedFlux {
  readonly model: FluxModel;
  readonly sessions: GraphSessions;
  readonly #pooledStage: TextStage;
  readonly #sequenceStage: TextStage;
  readonly #decoder: Session;

  private constructor(
    model: FluxModel,
    sessions: GraphSessions,
    pooledStage: TextStage,
    sequenceStage: TextStage,
    decoder: Session,
  ) {
    this.model = model;
    this.sessions = sessions;
    this.#pooledStage = pooledStage;
    this.#sequenceStage = sequenceStage;
    this.#decoder = decoder;
  }

  /** Opens everything but the transformer, which is opened in the form that a render needs. */
  static async load(model: FluxModel, options: RuntimeOptions): Promise<LoadedFlux> {
    const sessions = new GraphSessions(options);
    try {
      const { graphs, tokenizers, transformer } = model;
      const pooled = await loadTextStage(
        tokenizers.pooled,
        graphs.pooledEncoder,
        transformer.pooled_projection_dim,
        sessions,
      );
      const sequence = await loadTextStage(
        tokenizers.sequence,
        graphs.sequenceEncoder,
        transformer.joint_attention_dim,
        sessions,
      );
      return new LoadedFlux(model, sessions, pooled, sequence, await sessions.open(graphs.decoder));
    } catch (error) {
      await sessions.dispose();
      throw error;
    }
  }

  /** Encodes the prompts of one render. */
  promptEncoder(): PromptEncoder {
    return new PromptEncoder(this.#pooledStage, this.#sequenceStage, this.model.traits.textPadding);
  }

  /** The transformer's graph as it was exported. */
  async transformer(): Promise<Session> {
    return await this.sessions.open(this.model.graphs.transformer);
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

  /** SHA-256 of the graph files in use, by their path in the model's folder. */
  get graphHashes(): Record<string, string> {
    const inFolder = (file: string) => relative(this.model.folder, file).split(sep).join("/");
    return Object.fromEntries([...this.sessions.hashes].map(([file, hash]) => [inFolder(file), hash]));
  }

  async dispose(): Promise<void> {
    await this.sessions.dispose();
  }
}

async function loadTextStage(
  tokenizerFolder: string,
  file: string,
  size: number,
  sessions: GraphSessions,
): Promise<TextStage> {
  const tokenizer = await PromptTokenizer.load(tokenizerFolder);
  return { tokenizer, session: await sessions.open(file), file, size };
}
