/** Shows what a render is becoming: between some steps, the clean picture that the model predicts, decoded and small. */

import sharp from "sharp";
import type { RgbImage } from "../images/rgb-image.ts";

/** Longer side of a sketch, in pixels. */
const LONGEST_SIDE = 384;
/** Share of the denoising time so far that sketches may take. */
const TIME_SHARE = 0.1;

export interface SketcherOptions {
  /** Decodes packed latents. */
  readonly decode: (latents: Float32Array) => Promise<RgbImage>;
  /** Takes a sketch: an image as a data URI. */
  readonly show: (dataUri: string) => void;
  /** Seconds that a sketch is expected to take; null before anything is known. */
  readonly expectedSeconds: number | null;
}

export class Sketcher {
  readonly #options: SketcherOptions;
  readonly #started = performance.now();
  #expected: number | null;
  #spent = 0;

  constructor(options: SketcherOptions) {
    this.#options = options;
    this.#expected = options.expectedSeconds;
  }

  /** Seconds that the last sketch took, or was expected to take. */
  get expectedSeconds(): number | null {
    return this.#expected;
  }

  /**
   * Draws a sketch if there is time for one. Where decoding has never been timed, the first comes after a quarter
   * of the steps.
   *
   * @param clean Gives the predicted clean latents, packed.
   */
  async afterStep(step: number, steps: number, clean: () => Float32Array): Promise<void> {
    const now = performance.now();
    const elapsed = (now - this.#started) / 1000;
    const isTime =
      this.#expected === null ? step * 4 >= steps : this.#spent + this.#expected <= TIME_SHARE * elapsed;
    if (!isTime || step >= steps) return;
    this.#options.show(await dataUri(await this.#options.decode(clean())));
    this.#expected = (performance.now() - now) / 1000;
    this.#spent += this.#expected;
  }
}

async function dataUri({ width, height, pixels }: RgbImage): Promise<string> {
  const small = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  return `data:image/webp;base64,${small.toString("base64")}`;
}
