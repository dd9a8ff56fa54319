/**
 * From a scene plan to a picture with a model of the FLUX family: the RAG method (arXiv 2411.06558) on ONNX
 * graphs. Encode the prompts; denoise each bound region alone for its first steps (hard binding); denoise the
 * canvas, with the bound regions pasted in and each image token attending to its region's text (soft
 * refinement); decode.
 */

import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import { imageFromPlanes, type RgbImage } from "../images/rgb-image.ts";
import { canvasTokens } from "../latents/canvas.ts";
import { packLatents, unpackLatents, type TokenSize } from "../latents/packing.ts";
import { torchNoise } from "../noise/torch-noise.ts";
import { pasteBoundRegions, type BoundRegion } from "../regional/hard-binding.ts";
import { refinesAnything } from "../regional/refinement.ts";
import { placeRegions, type PlacedRegion } from "../regional/region-layout.ts";
import { sizeOf } from "../regional/token-grid.ts";
import { float32Tensor } from "../runtime/tensor.ts";
import { flowMatchSigmas } from "../schedulers/flow-match-euler.ts";
import { denoise } from "./denoise.ts";
import { FluxPrompter } from "./flux-prompter.ts";
import type { LoadedFlux } from "./flux-model.ts";
import type { RenderMeter } from "./render-meter.ts";

export interface FluxRenderOptions {
  readonly plan: ScenePlan;
  /** Mask pictures' paths are relative to it. */
  readonly baseFolder: string;
  readonly meter: RenderMeter;
  /** Sees the packed latents `[tokens, values]` after each step of the canvas's run; not to be kept or changed. */
  readonly onStep?: ((step: number, latents: Float32Array) => void) | undefined;
}

export interface FluxRender {
  readonly image: RgbImage;
  /** Final packed latents, `[tokens, values]`. */
  readonly latents: Float32Array;
  readonly provider: string;
  readonly notices: readonly string[];
}

export async function renderFlux(flux: LoadedFlux, options: FluxRenderOptions): Promise<FluxRender> {
  const { plan, baseFolder, meter } = options;
  const canvas = canvasTokens(plan.canvas, flux.model.latents.pixelsPerToken);
  const sigmas = flowMatchSigmas(flux.model.schedule, plan.steps, canvas.width * canvas.height);
  const regions = await placeRegions(plan.regions, canvas, plan.steps, baseFolder);
  announceWork(meter, plan, regions, canvas);

  const encoder = flux.promptEncoder();
  const prompter = new FluxPrompter({
    plan,
    regions,
    encoder,
    file: flux.model.graphs.transformer,
    openTransformer: (variant) => meter.phase("load", () => flux.transformer(variant)),
  });
  await meter.checkpoint("load", 1, 1);
  const model = await meter.phase("encode", () => prompter.canvasModel(canvas));
  await meter.checkpoint("encode", 1, 1);

  const bound = await meter.phase("bind", () => bindRegions(flux, prompter, regions, sigmas, meter));
  const latents = initialLatents(flux, plan.seed, canvas);
  const valuesPerToken = flux.model.transformer.in_channels;
  await meter.phase("denoise", () =>
    denoise(model, latents, sigmas, plan.steps, {
      before: (step) => pasteBoundRegions(latents, bound, step, valuesPerToken),
      after: async (step) => {
        options.onStep?.(step, latents);
        await meter.checkpoint("denoise", step + 1, plan.steps);
      },
    }),
  );
  pasteBoundRegions(latents, bound, plan.steps, valuesPerToken);
  const image = await meter.phase("decode", () => decode(flux, latents, canvas, plan));
  await meter.checkpoint("decode", 1, 1);
  return {
    image,
    latents,
    provider: model.provider,
    notices: [...flux.notices, ...model.notices, ...encoder.notices, ...outsideNotices(regions)],
  };
}

/** Denoises each bound region alone, on the canvas's schedule, and keeps every state. */
async function bindRegions(
  flux: LoadedFlux,
  prompter: FluxPrompter,
  regions: readonly PlacedRegion[],
  sigmas: Float32Array,
  meter: RenderMeter,
): Promise<BoundRegion[]> {
  const bindings = regions.flatMap(({ plan, binding }) => (binding === null ? [] : [{ plan, ...binding }]));
  const work = bindings.map(({ box, steps }) => steps * tokensOf(sizeOf(box)));
  const allWork = sum(work);
  const bound: BoundRegion[] = [];
  for (const [index, { plan, box, steps, tokens }] of bindings.entries()) {
    const finished = sum(work.slice(0, index));
    const states = await bindRegion(
      flux,
      prompter,
      plan,
      sizeOf(box),
      sigmas.subarray(0, steps + 1),
      (step) =>
        meter.checkpoint(
          "bind",
          index + 1,
          bindings.length,
          (finished + (work[index]! * step) / steps) / allWork,
          plan.name,
        ),
    );
    bound.push({ tokens, states });
  }
  return bound;
}

/** A region's own trajectory: its latents before its first step, and after each one. */
async function bindRegion(
  flux: LoadedFlux,
  prompter: FluxPrompter,
  region: RegionPlan,
  size: TokenSize,
  sigmas: Float32Array,
  onStep: (steps: number) => Promise<void>,
): Promise<Float32Array[]> {
  const model = await prompter.regionModel(region, size);
  const latents = initialLatents(flux, region.seed, size);
  const states = [latents.slice()];
  await denoise(model, latents, sigmas, sigmas.length - 1, {
    after: async (step) => {
      states.push(latents.slice());
      await onStep(step + 1);
    },
  });
  return states;
}

/** Pure noise: what PyTorch draws for latents of this size, in the order in which FLUX pipelines pack it. */
function initialLatents(flux: LoadedFlux, seed: number, size: TokenSize): Float32Array {
  const { channels } = flux.model.latents;
  const values = tokensOf(size) * flux.model.transformer.in_channels;
  return packLatents(torchNoise(seed, values), channels, size);
}

async function decode(
  flux: LoadedFlux,
  packed: Float32Array,
  canvas: TokenSize,
  { canvas: { width, height } }: ScenePlan,
): Promise<RgbImage> {
  const { channels, scaling, shift } = flux.model.latents;
  const latents = unpackLatents(packed, channels, canvas).map((value) => value / scaling + shift);
  const dims = [1, channels, canvas.height * 2, canvas.width * 2];
  const planes = await flux.decode(float32Tensor(dims, latents), [1, 3, height, width]);
  return imageFromPlanes(planes, width, height);
}

/** What the phases cost, in tokens through the denoiser; the others' shares are rough measurements. */
function announceWork(
  meter: RenderMeter,
  plan: ScenePlan,
  regions: readonly PlacedRegion[],
  canvas: TokenSize,
): void {
  const canvasRun = tokensOf(canvas);
  const bindings = regions.flatMap(({ binding }) => (binding === null ? [] : [binding]));
  meter.announce("load", canvasRun);
  meter.announce("encode", canvasRun / 4);
  meter.announce("bind", sum(bindings.map(({ steps, box }) => steps * tokensOf(sizeOf(box)))));
  meter.announce("denoise", plan.steps * canvasRun * (refinesAnything(regions) ? 1.5 : 1));
  meter.announce("decode", canvasRun * 2);
}

function outsideNotices(regions: readonly PlacedRegion[]): string[] {
  const outside = regions.filter(
    ({ plan, binding, coverage }) =>
      (plan.cell ?? plan.box) !== null && binding === null && coverage === null,
  );
  return outside.map(({ plan }) => `Region '${plan.name}' changes nothing: it lies outside the canvas.`);
}

function tokensOf({ width, height }: TokenSize): number {
  return width * height;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
