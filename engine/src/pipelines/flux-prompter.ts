/**
 * The models of one render: the transformer with the canvas's prompts and with each bound region's own, guided by
 * a negative prompt where guidance asks for it.
 */

import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import type { TokenSize } from "../latents/packing.ts";
import { refinedText, refinesAnything } from "../regional/refinement.ts";
import type { PlacedRegion } from "../regional/region-layout.ts";
import type { Session } from "../runtime/session.ts";
import type { PromptEncoder } from "../text/prompt-encoder.ts";
import { FluxTransformer, hasBuiltInGuidance, type TransformerPrompt } from "./flux-transformer.ts";
import type { LoadedFlux } from "./flux-model.ts";
import { GuidedModel, type VelocityModel } from "./guidance.ts";

export class FluxPrompter {
  readonly #flux: LoadedFlux;
  readonly #encoder: PromptEncoder;
  readonly #plan: ScenePlan;
  readonly #regions: readonly PlacedRegion[];
  readonly #plain: Session;

  private constructor(
    flux: LoadedFlux,
    encoder: PromptEncoder,
    plan: ScenePlan,
    regions: readonly PlacedRegion[],
    plain: Session,
  ) {
    this.#flux = flux;
    this.#encoder = encoder;
    this.#plan = plan;
    this.#regions = regions;
    this.#plain = plain;
  }

  static async open(
    flux: LoadedFlux,
    encoder: PromptEncoder,
    plan: ScenePlan,
    regions: readonly PlacedRegion[],
  ): Promise<FluxPrompter> {
    return new FluxPrompter(flux, encoder, plan, regions, await flux.transformer());
  }

  get provider(): string {
    return this.#plain.provider;
  }

  get notices(): readonly string[] {
    const unused = hasBuiltInGuidance(this.#plain) && this.#plan.negative !== "";
    return unused ? [`${this.#flux.model.name} has guidance built in: negative prompts are not used.`] : [];
  }

  /** A region alone, with its own prompt, at its own size. */
  async regionModel(region: RegionPlan, size: TokenSize): Promise<VelocityModel> {
    const positive = this.#transformer(size, await this.#plainPrompt(region.prompt), region.guidance);
    if (!this.#needsNegative(region.guidance)) return positive;
    const negative = this.#transformer(size, await this.#plainPrompt(region.negative), region.guidance);
    return new GuidedModel(positive, negative, region.guidance);
  }

  /** The whole canvas. */
  async canvasModel(canvas: TokenSize): Promise<VelocityModel> {
    const { prompt, negative, guidance } = this.#plan;
    const refines = refinesAnything(this.#regions);
    const details = refines ? (region: PlacedRegion) => region.plan.detail : null;
    const positive = this.#transformer(canvas, await this.#prompt(prompt, details, canvas), guidance);
    if (!this.#needsNegative(guidance)) return positive;
    const ownNegatives = this.#regions.some(({ plan }) => plan.refine > 0 && plan.negative !== negative);
    const negatives = refines && ownNegatives ? (region: PlacedRegion) => region.plan.negative : null;
    const guiding = this.#transformer(canvas, await this.#prompt(negative, negatives, canvas), guidance);
    return new GuidedModel(positive, guiding, guidance);
  }

  /** Guidance of 1 is the positive prediction itself. */
  #needsNegative(guidance: number): boolean {
    return guidance > 1 && !hasBuiltInGuidance(this.#plain);
  }

  #transformer(size: TokenSize, prompt: TransformerPrompt, guidance: number): VelocityModel {
    return new FluxTransformer(this.#plain, this.#flux.model.graphs.transformer, size, prompt, guidance);
  }

  async #prompt(
    text: string,
    regionText: ((region: PlacedRegion) => string) | null,
    canvas: TokenSize,
  ): Promise<TransformerPrompt> {
    if (regionText === null) return await this.#plainPrompt(text);
    const imageTokens = canvas.width * canvas.height;
    const encode = (part: string) => this.#encoder.sequence(part);
    const { sequence, conditioning } = await refinedText(
      text,
      this.#regions,
      regionText,
      imageTokens,
      encode,
    );
    return { pooled: await this.#encoder.pooled(text), sequence, regional: conditioning };
  }

  async #plainPrompt(text: string): Promise<TransformerPrompt> {
    const pooled = await this.#encoder.pooled(text);
    return { pooled, sequence: await this.#encoder.sequence(text), regional: null };
  }
}
