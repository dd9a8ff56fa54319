/**
 * The scene plan: a picture with everything resolved, as plain JSON. The engine renders it, the preview
 * draws it, `ragl plan` prints it. One schema serves as the TypeScript type, as the check on plans that
 * come from outside, and (through `scenePlanJsonSchema`) as the published JSON Schema.
 */

import { z } from "zod";

/** The plan format's version; it changes when an older reader would misread a newer plan. */
export const SCENE_PLAN_VERSION = 1;

/** Largest picture side, in pixels, that a plan may ask for. */
export const MAX_CANVAS_SIDE = 8192;

/** Seeds are integers that JSON carries exactly. */
export const MAX_SEED = Number.MAX_SAFE_INTEGER;

const fraction = z.number().min(-16).max(16);

/**
 * A rectangle in fractions of the canvas: (0,0) is the top left corner, (1,1) the bottom right. It may reach
 * beyond the canvas, as an ellipse cut by the picture's edge does; only what lies on the canvas is drawn.
 */
export const FractionRectSchema = z
  .strictObject({
    x: fraction,
    y: fraction,
    width: z.number().positive().max(16),
    height: z.number().positive().max(16),
  })
  .describe(
    "A rectangle in fractions of the canvas, from its top left corner. It may reach beyond the canvas; only what lies on the canvas is drawn.",
  );

const seed = z.number().int().min(0).max(MAX_SEED);
const steps = z.number().int().min(1).max(1000);
const text = z.string().max(100_000);

export const RegionPlanSchema = z.strictObject({
  name: z.string().min(1).describe("Unique in the scene."),
  cell: FractionRectSchema.describe("Where soft refinement uses `detail`, with `refine` above 0."),
  box: FractionRectSchema.describe("What hard binding fills, with `bind` above 0."),
  shape: z
    .enum(["rect", "ellipse", "mask"])
    .describe(
      "Outline inside the cell, and inside the box: all of it, the ellipse in it, or a mask stretched over it.",
    ),
  mask: z
    .string()
    .nullable()
    .default(null)
    .describe("With shape 'mask': a picture's path, relative to the scene file."),
  feather: z
    .number()
    .min(0)
    .max(1)
    .describe(
      "Width of the soft edge, half of it on either side of the outline, as a fraction of the canvas's shorter side.",
    ),
  layer: z
    .number()
    .int()
    .describe("Place in the stack, from 0; regions are listed in this order, the last on top."),
  prompt: text.describe("What hard binding denoises alone."),
  detail: text.describe("What soft refinement attends to."),
  negative: text,
  guidance: z.number().min(0).max(100),
  bind: z.number().int().min(0).max(1000).describe("Hard-binding steps; 0: none."),
  refine: z.number().min(0).max(1).describe("Soft-refinement strength (delta); 0: none."),
  seed: seed.describe("Seed of the region's own noise."),
  source: z
    .strictObject({ uri: z.string(), start: z.number().int().min(0), end: z.number().int().min(0) })
    .nullable()
    .describe("The declaration that the region came from: UTF-16 offsets."),
});

export const ScenePlanSchema = z
  .strictObject({
    version: z.literal(SCENE_PLAN_VERSION),
    scene: z.string().min(1),
    variant: z.string().nullable(),
    canvas: z.strictObject({
      width: z.number().int().min(1).max(MAX_CANVAS_SIDE),
      height: z.number().int().min(1).max(MAX_CANVAS_SIDE),
    }),
    model: z
      .string()
      .min(1)
      .describe("A bundled or installed model's name, or a folder relative to the scene file."),
    seed,
    steps,
    guidance: z.number().min(0).max(100),
    prompt: text,
    negative: text,
    regions: z.array(RegionPlanSchema).max(10_000),
    repaint: z.array(z.string()).default([]).describe("Regions that a variant repaints, keeping all else."),
  })
  .describe("A RAGL scene plan: one picture with everything resolved.");

export type FractionRect = z.infer<typeof FractionRectSchema>;
export type RegionPlan = z.infer<typeof RegionPlanSchema>;
export type ScenePlan = z.infer<typeof ScenePlanSchema>;

/** The published JSON Schema of a scene plan (draft 2020-12). */
export function scenePlanJsonSchema(): object {
  return z.toJSONSchema(ScenePlanSchema, { target: "draft-2020-12", io: "input" });
}
