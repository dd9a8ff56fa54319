/** Soft refinement as data: the text that a denoising run reads, and how image tokens share it among regions. */

import { EngineError } from "../errors.ts";
import type { RegionalConditioning } from "../rewrite/regional-inputs.ts";
import type { TextEncoding } from "../text/text-encoder.ts";
import { compositeMembership } from "./membership.ts";
import type { PlacedRegion } from "./region-layout.ts";

export interface RefinedText {
  /** The global prompt's token vectors, then each different region text's. */
  readonly sequence: TextEncoding;
  readonly conditioning: RegionalConditioning;
}

/** Memberships are one number for each image token and text; beyond this many they would fill gigabytes. */
const MAX_MEMBERSHIPS = 2 ** 26;

/** Whether any region refines anything on the canvas. */
export function refinesAnything(regions: readonly PlacedRegion[]): boolean {
  return regions.some((region) => region.coverage !== null);
}

/**
 * The text and memberships of a refined run. Regions with equal texts share one group, encoded once. Regions that
 * only bind take no part: what lies under them is refined as if they were not there.
 *
 * @param prompt What tokens outside every region attend to.
 * @param regionText What a region's tokens attend to: its detail, or its negative in the guiding run.
 * @param encode Gives a text's token vectors.
 * @throws EngineError `too-many-regions`.
 */
export async function refinedText(
  prompt: string,
  regions: readonly PlacedRegion[],
  regionText: (region: PlacedRegion) => string,
  imageTokens: number,
  encode: (text: string) => Promise<TextEncoding>,
): Promise<RefinedText> {
  const refining = regions.flatMap((region) =>
    region.coverage === null
      ? []
      : [{ coverage: region.coverage, strength: region.plan.refine, text: regionText(region) }],
  );
  const texts = [...new Set(refining.map((region) => region.text))];
  if (imageTokens * (texts.length + 1) > MAX_MEMBERSHIPS) throw tooManyTexts(texts.length);
  const encodings = [await encode(prompt)];
  for (const text of texts) encodings.push(await encode(text));
  const refined = refining.map(({ text, ...region }) => ({ ...region, group: texts.indexOf(text) + 1 }));
  const membership = compositeMembership(refined, imageTokens, encodings.length);
  const textTokens = encodings.map((encoding) => encoding.tokens);
  return { sequence: concatenate(encodings), conditioning: { textTokens, ...membership } };
}

function concatenate(encodings: readonly TextEncoding[]): TextEncoding {
  const tokens = encodings.reduce((sum, encoding) => sum + encoding.tokens, 0);
  const { size } = encodings[0]!;
  const values = new Float32Array(tokens * size);
  let at = 0;
  for (const encoding of encodings) {
    values.set(encoding.values, at);
    at += encoding.values.length;
  }
  return { values, tokens, size };
}

function tooManyTexts(texts: number): EngineError {
  return new EngineError({
    code: "too-many-regions",
    subject: `${texts} regions`,
    message: `The scene refines ${texts} regions with different texts, more than a canvas of this size can hold.`,
    fix: "Use fewer regions that refine, or a smaller canvas.",
  });
}
