/**
 * A model as it lies on disk: a folder in the Hugging Face layout of an ONNX pipeline. Reading it opens no
 * session and no native library; it checks that every file is there and that the parts fit each other.
 */

import { basename, join, resolve } from "node:path";
import { EngineError } from "../errors.ts";
import { invalidFile, isFile, readJsonFile, readOptionalJsonFile, requireFile } from "../files/json-file.ts";
import { PATCH } from "../latents/packing.ts";
import type { FlowMatchSchedule } from "../schedulers/flow-match-euler.ts";
import {
  ModelIndexSchema,
  SchedulerConfigSchema,
  TraitsSchema,
  TransformerConfigSchema,
  VaeConfigSchema,
  type ModelTraits,
  type SchedulerConfig,
  type TransformerConfig,
} from "./configs.ts";

export interface FluxModel {
  /** The folder's own name. */
  readonly name: string;
  readonly folder: string;
  readonly family: "flux";
  /** Absolute paths of the ONNX graphs. */
  readonly graphs: {
    readonly transformer: string;
    /** Gives the pooled vector (CLIP in FLUX). */
    readonly pooledEncoder: string;
    /** Gives the sequence of token vectors (T5 in FLUX). */
    readonly sequenceEncoder: string;
    readonly decoder: string;
  };
  readonly tokenizers: { readonly pooled: string; readonly sequence: string };
  readonly transformer: TransformerConfig;
  readonly latents: LatentFormat;
  readonly schedule: FlowMatchSchedule;
  readonly traits: ModelTraits;
}

export interface LatentFormat {
  readonly channels: number;
  /** Pixels along a side of one latent pixel. */
  readonly pixelsPerLatent: number;
  /** Pixels along a side of one image token; canvas sides are multiples of it. */
  readonly pixelsPerToken: number;
  /** Decoder input = latents / scaling + shift. */
  readonly scaling: number;
  readonly shift: number;
}

const PIPELINE_CLASSES = ["FluxPipeline", "ORTFluxPipeline"];
const SCHEDULER_CLASS = "FlowMatchEulerDiscreteScheduler";
const REEXPORT =
  "Export or download the model again, as an ONNX pipeline folder in the Hugging Face layout " +
  "(for example with `optimum-cli export onnx`).";

/** @throws EngineError that names the file at fault. */
export async function readModelFolder(path: string): Promise<FluxModel> {
  const folder = resolve(path);
  const index = await readJsonFile(join(folder, "model_index.json"), ModelIndexSchema, REEXPORT);
  if (!PIPELINE_CLASSES.includes(index._class_name)) throw unsupportedFamily(folder, index._class_name);

  const transformer = await readJsonFile(
    join(folder, "transformer", "config.json"),
    TransformerConfigSchema,
    REEXPORT,
  );
  const scheduler = await readJsonFile(
    join(folder, "scheduler", "scheduler_config.json"),
    SchedulerConfigSchema,
    `Use a model whose scheduler is a plain ${SCHEDULER_CLASS}.`,
  );
  const traits = await readOptionalJsonFile(
    join(folder, "ragl.json"),
    TraitsSchema,
    "Correct the file, or remove it: it is optional.",
  );
  const model: FluxModel = {
    name: basename(folder),
    folder,
    family: "flux",
    graphs: {
      transformer: await requireFile(join(folder, "transformer", "model.onnx"), REEXPORT),
      pooledEncoder: await requireFile(join(folder, "text_encoder", "model.onnx"), REEXPORT),
      sequenceEncoder: await requireFile(join(folder, "text_encoder_2", "model.onnx"), REEXPORT),
      decoder: await requireFile(join(folder, "vae_decoder", "model.onnx"), REEXPORT),
    },
    tokenizers: { pooled: join(folder, "tokenizer"), sequence: join(folder, "tokenizer_2") },
    transformer,
    latents: await readLatentFormat(folder),
    schedule: toSchedule(scheduler, join(folder, "scheduler", "scheduler_config.json")),
    traits: traits ?? TraitsSchema.parse({}),
  };
  checkThatPartsFit(model);
  return model;
}

/** Exporters put the autoencoder's configuration beside the decoder or leave it in the original `vae` folder. */
async function readLatentFormat(folder: string): Promise<LatentFormat> {
  const beside = join(folder, "vae_decoder", "config.json");
  const original = join(folder, "vae", "config.json");
  const path = !(await isFile(beside)) && (await isFile(original)) ? original : beside;
  const vae = await readJsonFile(path, VaeConfigSchema, REEXPORT);
  const pixelsPerLatent = 2 ** (vae.block_out_channels.length - 1);
  return {
    channels: vae.latent_channels,
    pixelsPerLatent,
    pixelsPerToken: pixelsPerLatent * PATCH,
    scaling: vae.scaling_factor,
    shift: vae.shift_factor ?? 0,
  };
}

function toSchedule(config: SchedulerConfig, path: string): FlowMatchSchedule {
  if (config._class_name !== SCHEDULER_CLASS) {
    throw invalidFile(path, `names the scheduler ${config._class_name}`, `Use a model with a ${SCHEDULER_CLASS}.`);
  }
  return {
    dynamicShifting: config.use_dynamic_shifting,
    shift: config.shift,
    baseShift: config.base_shift,
    maxShift: config.max_shift,
    baseImageTokens: config.base_image_seq_len,
    maxImageTokens: config.max_image_seq_len,
    timeShift: config.time_shift_type,
    terminalSigma: config.shift_terminal,
  };
}

function checkThatPartsFit({ folder, transformer, latents, traits }: FluxModel): void {
  const path = join(folder, "transformer", "config.json");
  const packed = latents.channels * PATCH * PATCH;
  if (transformer.in_channels !== packed) {
    throw invalidFile(
      path,
      `has in_channels ${transformer.in_channels}, but the autoencoder's ${latents.channels} latent channels ` +
        `make tokens of ${packed} values`,
      REEXPORT,
    );
  }
  const rotary = transformer.axes_dims_rope.reduce((sum, axis) => sum + axis, 0);
  if (rotary !== transformer.attention_head_dim) {
    throw invalidFile(
      path,
      `has axes_dims_rope that add up to ${rotary} instead of attention_head_dim, ${transformer.attention_head_dim}`,
      REEXPORT,
    );
  }
  const grid = traits.canvas?.grid;
  if (grid !== undefined && grid % latents.pixelsPerToken !== 0) {
    throw invalidFile(
      join(folder, "ragl.json"),
      `has the canvas grid ${grid}, which is no multiple of the model's own ${latents.pixelsPerToken}`,
      "Correct the grid, or leave it out.",
    );
  }
}

function unsupportedFamily(folder: string, className: string): EngineError {
  return new EngineError({
    code: "model-family-unsupported",
    subject: join(folder, "model_index.json"),
    message: `The model in ${folder} is a ${className}, a kind of pipeline that this engine cannot run.`,
    fix: "Use a model of the FLUX family (FluxPipeline).",
  });
}
