/** Hard binding's first half for FLUX: each bound region denoised alone, from its own noise. */

import type { RegionPlan } from "@ragl/grammar/plan";
import { packLatents, tokensOf, type TokenSize } from "../latents/packing.ts";
import type { FluxModel } from "../models/model-folder.ts";
import { torchNoise } from "../noise/torch-noise.ts";
import type { BoundRegion } from "../regional/hard-binding.ts";
import type { PlacedRegion } from "../regional/region-layout.ts";
import { sizeOf } from "../regional/token-grid.ts";
import { denoise } from "./denoise.ts";
import type { FluxPrompter } from "./flux-prompter.ts";
import type { RenderMeter } from "./render-meter.ts";

/** What binding costs, in tokens through the denoiser. */
export function bindingWork(regions: readonly PlacedRegion[]): number {
  return sum(regions.map(workOf));
}

/** Pure noise: what PyTorch draws for latents of this size, in the order in which FLUX pipelines pack it. */
export function initialLatents(model: FluxModel, seed: number, size: TokenSize): Float32Array {
  const values = tokensOf(size) * model.transformer.in_channels;
  return packLatents(torchNoise(seed, values), model.latents.channels, size);
}

/** Denoises each bound region alone, on the canvas's schedule, and keeps every state. */
export async function bindRegions(
  model: FluxModel,
  prompter: FluxPrompter,
  regions: readonly PlacedRegion[],
  sigmas: Float32Array,
  meter: RenderMeter,
): Promise<BoundRegion[]> {
  const bindings = regions.filter((region) => region.binding !== null);
  const allWork = bindingWork(bindings);
  const bound: BoundRegion[] = [];
  for (const [index, region] of bindings.entries()) {
    const finished = bindingWork(bindings.slice(0, index));
    const checkpoint = (share: number) => {
      const done = (finished + share * workOf(region)) / allWork;
      return meter.checkpoint("bind", index + 1, bindings.length, done, region.plan.name);
    };
    bound.push(await bindRegion(model, prompter, region.plan, region.binding!, sigmas, checkpoint));
  }
  return bound;
}

/** A region's own trajectory: its latents before its first step, and after each one. */
async function bindRegion(
  model: FluxModel,
  prompter: FluxPrompter,
  region: RegionPlan,
  { box, steps, tokens }: NonNullable<PlacedRegion["binding"]>,
  sigmas: Float32Array,
  checkpoint: (share: number) => Promise<void>,
): Promise<BoundRegion> {
  const size = sizeOf(box);
  const velocity = await prompter.regionModel(region, size);
  const latents = initialLatents(model, region.seed, size);
  const states = [latents.slice()];
  await denoise(velocity, latents, sigmas, steps, async (step) => {
    states.push(latents.slice());
    await checkpoint(step / steps);
  });
  return { tokens, states };
}

function workOf({ binding }: PlacedRegion): number {
  return binding === null ? 0 : binding.steps * tokensOf(sizeOf(binding.box));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
