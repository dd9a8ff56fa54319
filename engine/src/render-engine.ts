/**
 * The engine as a library: scene plans in, PNG files out. It keeps the last model in memory. One render at a
 * time; whoever may have several at once puts a queue before it.
 */

import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { ScenePlanSchema, type ScenePlan } from "@ragl/grammar/plan";
import type { CancellationToken } from "vscode-jsonrpc";
import manifest from "../package.json" with { type: "json" };
import { EngineError } from "./errors.ts";
import { requireWritable, writeFileAtomically } from "./files/atomic-file.ts";
import { recordTexts, type PictureVersions } from "./images/picture-record.ts";
import { encodePng } from "./images/png-encoder.ts";
import { readModelFolder, type FluxModel } from "./models/model-folder.ts";
import { resolveModel } from "./models/resolve-model.ts";
import { renderFlux, renderFluxLatents, type FluxLatents, type FluxRender } from "./pipelines/flux.ts";
import { LoadedFlux } from "./pipelines/flux-model.ts";
import { RenderMeter } from "./pipelines/render-meter.ts";
import type { InitializeParams, RenderParams, RenderProgress, RenderResult } from "./protocol.ts";
import { RUNTIME_VERSION } from "./runtime/session.ts";

export const ENGINE_VERSION: string = manifest.version;

export interface RenderHooks {
  readonly onProgress: (progress: RenderProgress) => void;
  readonly cancellation: CancellationToken;
  /** Sees the canvas's packed latents after 1, 2, … steps, as the next step will; not to be kept or changed. */
  readonly onStep?: (steps: number, latents: Float32Array) => void;
}

export type InMemoryParams = Pick<RenderParams, "plan" | "baseFolder" | "sketches">;

export class RenderEngine {
  readonly #options: InitializeParams;
  #loaded: { readonly fingerprint: string; readonly flux: LoadedFlux } | null = null;

  constructor(options: InitializeParams) {
    this.#options = options;
  }

  /** Renders a plan to a PNG file. Whatever fails, the file that was there before stays as it was. */
  async render(params: RenderParams, hooks: RenderHooks): Promise<RenderResult> {
    const { output, source } = params;
    await requireWritable(output);
    const meter = new RenderMeter(hooks.onProgress, hooks.cancellation);
    const { picture, flux, sessionSeconds } = await this.#render(params, meter, hooks);
    const versions = await pictureVersions(params.plan, picture, flux);
    await meter.phase("write", async () => {
      const texts = recordTexts({ scene: source?.text ?? null, plan: params.plan, versions });
      await writeFileAtomically(output, encodePng(picture.image, texts));
    });
    meter.report("write", 1, 1);
    return {
      output,
      width: picture.image.width,
      height: picture.image.height,
      provider: picture.provider,
      seconds: meter.seconds,
      sessionSeconds,
      latentsSha256: versions.latentsSha256,
      notices: picture.notices,
    };
  }

  /** Renders a plan in memory: for tools that look at the picture itself. */
  async renderInMemory(params: InMemoryParams, hooks: RenderHooks): Promise<FluxRender> {
    const meter = new RenderMeter(hooks.onProgress, hooks.cancellation);
    return (await this.#render(params, meter, hooks)).picture;
  }

  /** Renders a plan to its final latents, without decoding them. */
  async renderLatents({ plan, baseFolder }: InMemoryParams, hooks: RenderHooks): Promise<FluxLatents> {
    const meter = new RenderMeter(hooks.onProgress, hooks.cancellation);
    const checked = checkPlan(plan);
    const flux = await meter.phase("load", () => this.#load(checked.model, baseFolder));
    return await renderFluxLatents(flux, { plan: checked, baseFolder, meter, onStep: hooks.onStep });
  }

  async dispose(): Promise<void> {
    await this.#loaded?.flux.dispose();
    this.#loaded = null;
  }

  async #render(
    { plan, baseFolder, sketches }: InMemoryParams,
    meter: RenderMeter,
    { onStep }: RenderHooks,
  ): Promise<{ picture: FluxRender; flux: LoadedFlux; sessionSeconds: number }> {
    const checked = checkPlan(plan);
    const flux = await meter.phase("load", () => this.#load(checked.model, baseFolder));
    const before = flux.sessionSeconds;
    const picture = await renderFlux(flux, {
      plan: checked,
      baseFolder,
      meter,
      onStep,
      sketches: sketches ?? false,
    });
    return { picture, flux, sessionSeconds: flux.sessionSeconds - before };
  }

  /** The model that a plan names; loads it unless it is the one in memory. */
  async #load(reference: string, baseFolder: string): Promise<LoadedFlux> {
    const folder = await resolveModel(reference, { modelFolders: this.#options.modelFolders, baseFolder });
    const model = await readModelFolder(folder);
    const fingerprint = await fingerprintOf(model);
    if (this.#loaded?.fingerprint === fingerprint) return this.#loaded.flux;
    await this.dispose();
    const flux = await LoadedFlux.load(model, this.#options);
    this.#loaded = { fingerprint, flux };
    return flux;
  }
}

/** @throws EngineError `plan-invalid` or `repaint-unsupported`. */
function checkPlan(plan: unknown): ScenePlan {
  const checked = ScenePlanSchema.safeParse(plan);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new EngineError({
      code: "plan-invalid",
      subject: issue?.path.join(".") ?? "plan",
      message: `The scene plan is not valid: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`,
      fix: "Make the plan from a scene with `ragl plan`, or correct it by its JSON Schema (`ragl schema`).",
      cause: checked.error,
    });
  }
  if (checked.data.repaint.length > 0) {
    throw new EngineError({
      code: "repaint-unsupported",
      subject: checked.data.repaint.join(", "),
      message: `The variant repaints ${checked.data.repaint.join(", ")}, which this version of the engine cannot do.`,
      fix: "Render the scene itself, or change the variant to set properties instead of repainting.",
    });
  }
  return checked.data;
}

/** Changes when the folder's configuration or a graph's file does. */
async function fingerprintOf(model: FluxModel): Promise<string> {
  const times = await Promise.all(
    Object.values(model.graphs).map(async (file) => (await stat(file)).mtimeMs),
  );
  return JSON.stringify([model, times]);
}

async function pictureVersions(
  plan: ScenePlan,
  picture: FluxRender,
  flux: LoadedFlux,
): Promise<PictureVersions> {
  return {
    engine: ENGINE_VERSION,
    runtime: RUNTIME_VERSION,
    provider: picture.provider,
    model: { name: flux.model.name, files: await flux.hashes() },
    seed: plan.seed,
    latentsSha256: createHash("sha256").update(bytesOf(picture.latents)).digest("hex"),
  };
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
