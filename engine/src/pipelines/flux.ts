/**
 * From a scene plan to a picture with a model of the FLUX family: the RAG method (arXiv 2411.06558) on ONNX
 * graphs. Encode the prompts; denoise each bound region alone for its first steps (hard binding); denoise the
 * canvas, with the bound regions pasted in and each image token attending to its region's text (soft
 * refinement); decode.
 */

import type { ScenePlan } from "@ragl/grammar/plan";
import { imageFromPlanes, type RgbImage } from "../images/rgb-image.ts";
import { canvasTokens } from "../latents/canvas.ts";
import { tokensOf, unpackLatents, type TokenSize } from "../latents/packing.ts";
import { pasteBoundRegions } from "../regional/hard-binding.ts";
import { refinesAnything } from "../regional/refinement.ts";
import { placeRegions, type PlacedRegion } from "../regional/region-layout.ts";
import { float32Tensor } from "../runtime/tensor.ts";
import { flowMatchSigmas, predictedClean } from "../schedulers/flow-match-euler.ts";
import { denoise } from "./denoise.ts";
import { bindingWork, bindRegions, initialLatents } from "./flux-binding.ts";
import { FluxPrompter } from "./flux-prompter.ts";
import type { LoadedFlux } from "./flux-model.ts";
import type { RenderMeter } from "./render-meter.ts";
import { Sketcher } from "./sketcher.ts";

export interface FluxRenderOptions {
  readonly plan: ScenePlan;
  /** Mask pictures' paths are relative to it. */
  readonly baseFolder: string;
  readonly meter: RenderMeter;
  /**
   * Sees the canvas's packed latents `[tokens, values]` after 1, 2, … steps, as the next step will; not to be kept
   * or changed.
   */
  readonly onStep?: ((steps: number, latents: Float32Array) => void) | undefined;
  /** Whether to attach sketches of the unfinished picture to the meter's reports. */
  readonly sketches?: boolean;
}

export interface FluxLatents {
  /** Final packed latents, `[tokens, values]`. */
  readonly latents: Float32Array;
  readonly canvas: TokenSize;
  /** Execution provider that ran the denoiser. */
  readonly provider: string;
  readonly notices: readonly string[];
}

export interface FluxRender extends FluxLatents {
  readonly image: RgbImage;
}

export async function renderFlux(flux: LoadedFlux, options: FluxRenderOptions): Promise<FluxRender> {
  const { meter, plan } = options;
  meter.announce("decode", 2 * tokensOf(canvasTokens(plan.canvas, flux.model.latents.pixelsPerToken)));
  const sketcher = options.sketches === true ? newSketcher(flux, options) : null;
  const result = await renderFluxLatents(flux, options, sketcher);
  flux.sketchSeconds = sketcher?.expectedSeconds ?? flux.sketchSeconds;
  const image = await meter.phase("decode", () => decode(flux, result.latents, result.canvas, plan));
  await meter.checkpoint("decode", 1, 1);
  return { ...result, image };
}

/** All of a render but the decoder. */
export async function renderFluxLatents(
  flux: LoadedFlux,
  options: FluxRenderOptions,
  sketcher: Sketcher | null = null,
): Promise<FluxLatents> {
  const { plan, baseFolder, meter } = options;
  const canvas = canvasTokens(plan.canvas, flux.model.latents.pixelsPerToken);
  const sigmas = flowMatchSigmas(flux.model.schedule, plan.steps, tokensOf(canvas));
  const regions = await meter.phase("load", () => placeRegions(plan.regions, canvas, plan.steps, baseFolder));
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

  const bound = await meter.phase("bind", () => bindRegions(flux.model, prompter, regions, sigmas, meter));
  const latents = initialLatents(flux.model, plan.seed, canvas);
  const valuesPerToken = flux.model.transformer.in_channels;
  await meter.phase("denoise", async () => {
    pasteBoundRegions(latents, bound, 0, valuesPerToken);
    await denoise(model, latents, sigmas, plan.steps, async (step, velocity) => {
      await sketcher?.afterStep(step, plan.steps, () => predictedClean(latents, velocity, sigmas[step]!));
      pasteBoundRegions(latents, bound, step, valuesPerToken);
      options.onStep?.(step, latents);
      await meter.checkpoint("denoise", step, plan.steps);
    });
  });
  return {
    latents,
    canvas,
    provider: model.provider,
    notices: [...flux.notices, ...model.notices, ...encoder.notices, ...outsideNotices(regions)],
  };
}

function newSketcher(flux: LoadedFlux, { plan, meter }: FluxRenderOptions): Sketcher {
  const canvas = canvasTokens(plan.canvas, flux.model.latents.pixelsPerToken);
  return new Sketcher({
    decode: (latents) => decode(flux, latents, canvas, plan),
    show: (dataUri) => meter.attachSketch(dataUri),
    expectedSeconds: flux.sketchSeconds,
  });
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
  meter.announce("load", canvasRun);
  meter.announce("encode", canvasRun / 4);
  meter.announce("bind", bindingWork(regions));
  meter.announce("denoise", plan.steps * canvasRun * (refinesAnything(regions) ? 1.5 : 1));
}

function outsideNotices(regions: readonly PlacedRegion[]): string[] {
  const outside = regions.filter(({ plan, binding, coverage }) => {
    return plan.bind + plan.refine > 0 && binding === null && coverage === null;
  });
  return outside.map(({ plan }) => `Region '${plan.name}' changes nothing: it lies outside the canvas.`);
}
