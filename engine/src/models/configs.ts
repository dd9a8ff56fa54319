/**
 * The configuration files of a FLUX pipeline folder, as far as the engine reads them. Names and defaults are
 * those of diffusers, whose tools write these files; fields that the engine does not know are ignored.
 */

import { z } from "zod";

const size = z.number().int().min(1).max(1_000_000);

export const ModelIndexSchema = z.looseObject({ _class_name: z.string() });

export const TransformerConfigSchema = z.looseObject({
  in_channels: size,
  attention_head_dim: size,
  num_attention_heads: size,
  joint_attention_dim: size,
  pooled_projection_dim: size,
  guidance_embeds: z.boolean().default(false),
  axes_dims_rope: z.array(size).length(3).default([16, 56, 56]),
});

export const VaeConfigSchema = z.looseObject({
  latent_channels: size,
  block_out_channels: z.array(size).min(1).max(8),
  scaling_factor: z.number().positive().default(0.18215),
  shift_factor: z.number().nullable().default(null),
});

export const SchedulerConfigSchema = z.looseObject({
  _class_name: z.string(),
  shift: z.number().positive().default(1),
  use_dynamic_shifting: z.boolean().default(false),
  base_shift: z.number().default(0.5),
  max_shift: z.number().default(1.15),
  base_image_seq_len: size.default(256),
  max_image_seq_len: size.default(4096),
  time_shift_type: z.enum(["exponential", "linear"]).default("exponential"),
  shift_terminal: z.number().positive().max(1).nullable().default(null),
  invert_sigmas: z.literal(false).default(false),
  stochastic_sampling: z.literal(false).default(false),
  use_karras_sigmas: z.literal(false).nullable().default(false),
  use_exponential_sigmas: z.literal(false).nullable().default(false),
  use_beta_sigmas: z.literal(false).nullable().default(false),
});

/** `ragl.json`: what a model's author knows about it and the pipeline layout has no place for. All optional. */
export const TraitsSchema = z.looseObject({
  /** Pictures that the model was trained on, in pixels; `grid` where it is coarser than the model's own. */
  canvas: z
    .looseObject({
      grid: size.optional(),
      minSide: size,
      maxSide: size,
      maxArea: z.number().int().min(1),
    })
    .optional(),
  /** Shortest side of a region that can be denoised alone, in pixels. */
  minRegion: size.optional(),
  /** Scene properties that suit the model. */
  defaults: z
    .looseObject({
      steps: z.number().int().min(1).max(1000).optional(),
      guidance: z.number().min(0).max(100).optional(),
      bind: z.number().int().min(0).max(1000).optional(),
      refine: z.number().min(0).max(1).optional(),
    })
    .optional(),
  /** `full`: every prompt is padded to the tokenizer's limit; `rounded`: to the next of a few sizes. */
  textPadding: z.enum(["rounded", "full"]).default("rounded"),
});

export type TransformerConfig = z.infer<typeof TransformerConfigSchema>;
export type VaeConfig = z.infer<typeof VaeConfigSchema>;
export type SchedulerConfig = z.infer<typeof SchedulerConfigSchema>;
export type ModelTraits = z.infer<typeof TraitsSchema>;
