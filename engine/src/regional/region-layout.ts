/** What a plan's regions come to on one canvas: the tokens that each one binds and the tokens that it refines. */

import type { RegionPlan } from "@ragl/grammar/plan";
import type { TokenSize } from "../latents/packing.ts";
import { boundTokens, type BoundTokens } from "./hard-binding.ts";
import { loadOutline } from "./mask-image.ts";
import { outlineCoverage } from "./shapes.ts";
import { tokenRect, type TokenRect } from "./token-grid.ts";

export interface PlacedRegion {
  readonly plan: RegionPlan;
  /** Where it is denoised alone, and what of that is pasted; null: it is not bound. */
  readonly binding: { readonly box: TokenRect; readonly steps: number; readonly tokens: BoundTokens } | null;
  /** How much of each canvas token its cell covers; null: it is not refined. */
  readonly coverage: Float32Array | null;
}

/**
 * Places regions, in layer order.
 *
 * @param steps Denoising steps of the render: no region binds for more.
 * @param baseFolder Mask pictures' paths are relative to it.
 */
export async function placeRegions(
  regions: readonly RegionPlan[],
  canvas: TokenSize,
  steps: number,
  baseFolder: string,
): Promise<PlacedRegion[]> {
  const inLayerOrder = [...regions].sort((a, b) => a.layer - b.layer);
  const placed: PlacedRegion[] = [];
  for (const plan of inLayerOrder) {
    placed.push({
      plan,
      binding: await placeBinding(plan, canvas, steps, baseFolder),
      coverage: await placeCell(plan, canvas, baseFolder),
    });
  }
  return placed;
}

async function placeBinding(
  plan: RegionPlan,
  canvas: TokenSize,
  steps: number,
  baseFolder: string,
): Promise<PlacedRegion["binding"]> {
  if (plan.bind === 0) return null;
  const box = tokenRect(plan.box, canvas);
  if (box === null) return null;
  const outline = await loadOutline(plan, plan.box, canvas, 0, baseFolder);
  const tokens = boundTokens(box, canvas, outlineCoverage(outline, plan.box, canvas, 0));
  return { box, steps: Math.min(plan.bind, steps), tokens };
}

async function placeCell(
  plan: RegionPlan,
  canvas: TokenSize,
  baseFolder: string,
): Promise<Float32Array | null> {
  if (plan.refine === 0 || tokenRect(plan.cell, canvas) === null) return null;
  const featherTokens = plan.feather * Math.min(canvas.width, canvas.height);
  const outline = await loadOutline(plan, plan.cell, canvas, featherTokens, baseFolder);
  return outlineCoverage(outline, plan.cell, canvas, featherTokens);
}
