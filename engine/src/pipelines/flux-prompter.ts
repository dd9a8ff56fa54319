/**
 * The models of one render: the transformer with the canvas's prompts and with each bound region's own, guided by
 * a negative prompt where guidance asks for it.
 */

import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import type { TokenSize } from "../latents/packing.ts";
import { refinedText, refinesAnything } from "../regional/refinement.ts";
import type { PlacedRegion } from "../regional/region-layout.ts";
import { variantFor, type RewriteVariant } from "../rewrite/regional-inputs.ts";
import type { Session } from "../runtime/session.ts";
import type { PromptEncoder } from "../text/prompt-encoder.ts";
import { FluxTransformer, type TransformerPrompt } from "./flux-transformer.ts";
import { GuidedModel, type VelocityModel } from "./guidance.ts";

type RegionText = (region: PlacedRegion) => string;

export interface FluxPrompterOptions {
  readonly plan: ScenePlan;
  readonly regions: readonly PlacedRegion[];
  readonly encoder: PromptEncoder;
  /** The transformer's file, for messages. */
  readonly file: string;
  /** Opens the transformer as it was exported, or, with a variant, with inputs for regions. */
  readonly openTransformer: (variant: RewriteVariant | null) => Promise<Session>;
}

export interface CanvasModel extends VelocityModel {
  /** Execution provider that runs it. */
  readonly provider: string;
  readonly notices: readonly string[];
}

export class FluxPrompter {
  readonly #options: FluxPrompterOptions;

  constructor(options: FluxPrompterOptions) {
    this.#options = options;
  }

  /** A region alone, with its own prompt, at its own size. */
  async regionModel({ prompt, negative, guidance }: RegionPlan, size: TokenSize): Promise<VelocityModel> {
    const positive = await this.#withPrompt(prompt, size, guidance);
    if (!needsNegative(positive, guidance)) return positive;
    return new GuidedModel(positive, await this.#withPrompt(negative, size, guidance), guidance);
  }

  /** The whole canvas, its tokens divided among the regions that refine. */
  async canvasModel(canvas: TokenSize): Promise<CanvasModel> {
    const { plan, regions } = this.#options;
    const { prompt, negative, guidance } = plan;
    const positive = refinesAnything(regions)
      ? await this.#withRegions(prompt, (region) => region.plan.detail, canvas)
      : await this.#withPrompt(prompt, canvas, guidance);
    if (!needsNegative(positive, guidance)) return asCanvasModel(positive, positive, plan);
    const guiding = this.#haveOwnNegatives()
      ? await this.#withRegions(negative, (region) => region.plan.negative, canvas)
      : await this.#withPrompt(negative, canvas, guidance);
    return asCanvasModel(new GuidedModel(positive, guiding, guidance), positive, plan);
  }

  /** Where all regions share the scene's negative, the guiding run needs no regions. */
  #haveOwnNegatives(): boolean {
    const { plan, regions } = this.#options;
    const refining = regions.filter((region) => region.coverage !== null);
    return refining.some((region) => region.plan.negative !== plan.negative);
  }

  async #withPrompt(text: string, size: TokenSize, guidance: number): Promise<FluxTransformer> {
    const { encoder } = this.#options;
    const pooled = await encoder.pooled(text);
    const sequence = await encoder.sequence(text);
    return await this.#transformer(null, { pooled, sequence, regional: null }, size, guidance);
  }

  async #withRegions(text: string, regionText: RegionText, canvas: TokenSize): Promise<FluxTransformer> {
    const { plan, regions, encoder } = this.#options;
    const imageTokens = canvas.width * canvas.height;
    const { sequence, conditioning } = await refinedText(text, regions, regionText, imageTokens, (part) =>
      encoder.sequence(part),
    );
    const prompt = { pooled: await encoder.pooled(text), sequence, regional: conditioning };
    return await this.#transformer(variantFor(conditioning), prompt, canvas, plan.guidance);
  }

  async #transformer(
    variant: RewriteVariant | null,
    prompt: TransformerPrompt,
    size: TokenSize,
    guidance: number,
  ): Promise<FluxTransformer> {
    const session = await this.#options.openTransformer(variant);
    return new FluxTransformer(session, this.#options.file, size, prompt, guidance);
  }
}

/** Guidance of 1 is the positive prediction itself. */
function needsNegative(positive: FluxTransformer, guidance: number): boolean {
  return guidance > 1 && !positive.hasBuiltInGuidance;
}

function asCanvasModel(model: VelocityModel, transformer: FluxTransformer, plan: ScenePlan): CanvasModel {
  const unused = transformer.hasBuiltInGuidance && plan.negative !== "";
  return {
    velocity: (latents, sigma) => model.velocity(latents, sigma),
    provider: transformer.provider,
    notices: unused ? ["The model has guidance built in: negative prompts are not used."] : [],
  };
}
