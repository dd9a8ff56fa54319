import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { torchNoise } from "../../src/noise/torch-noise.ts";
import { regionalFeeds } from "../../src/rewrite/regional-inputs.ts";
import { float32Tensor } from "../../src/runtime/tensor.ts";
import type { Session } from "../../src/runtime/session.ts";
import { CROSS_CHANNELS, crossGraph } from "../support/cross-transformer.ts";
import { openModel, openRewritten, relativeDifference } from "../support/run-graph.ts";

const IMAGE_TOKENS = 10;
const LENGTHS = [4, 3, 5];

/** Runs with the texts of these numbers; image token n is in region `region(n)` of them with strength `delta`. */
async function run(
  session: Session,
  texts: number[],
  region: ((n: number) => number) | null,
  delta = 1,
): Promise<Float32Array> {
  const lengths = texts.map((text) => LENGTHS[text]!);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  const prompt = texts.flatMap((text) => [...torchNoise(text, LENGTHS[text]! * CROSS_CHANNELS.text)]);
  const imageWeight = new Float32Array(IMAGE_TOKENS * texts.length);
  for (let n = 0; n < IMAGE_TOKENS; n++) imageWeight[n * texts.length + (region?.(n) ?? 0)] = 1;
  const feeds = {
    latents: float32Tensor(
      [1, IMAGE_TOKENS, CROSS_CHANNELS.image],
      torchNoise(9, IMAGE_TOKENS * CROSS_CHANNELS.image),
    ),
    prompt: float32Tensor([1, count, CROSS_CHANNELS.text], Float32Array.from(prompt)),
  };
  const regional = { textTokens: lengths, imageWeight, delta: new Float32Array(IMAGE_TOKENS).fill(delta) };
  const { noise } = await session.run(region === null ? feeds : { ...feeds, ...regionalFeeds(regional) });
  return noise!.data as Float32Array;
}

describe.each(["hard", "blend"] as const)("a cross-attention graph (%s)", (variant) => {
  let original: Session;
  let rewritten: Awaited<ReturnType<typeof openRewritten>>;

  beforeAll(async () => {
    original = await openModel(crossGraph());
    rewritten = await openRewritten(crossGraph(), variant);
  });
  afterAll(async () => {
    await original.dispose();
    await rewritten.session.dispose();
  });

  it("tells the three kinds of attention apart", () => {
    expect(rewritten.report.counts).toEqual({ joint: 0, cross: 1, text: 1, image: 1 });
  });

  it("is neutral without refinement and selective with it", async () => {
    const { session } = rewritten;
    for (const text of [0, 1, 2]) {
      const alone = await run(original, [text], null);
      expect(relativeDifference(await run(session, [0, 1, 2], () => text), alone)).toBeLessThan(1e-5);
    }
    const global = await run(original, [0], null);
    expect(relativeDifference(await run(session, [0, 1, 2], (n) => n % 3, 0), global)).toBeLessThan(1e-5);
    expect(relativeDifference(await run(session, [0, 0], (n) => n % 2), global)).toBeLessThan(1e-5);
  });

  it("mixes no region's text into another region's tokens", async () => {
    const { session } = rewritten;
    const halves = (n: number) => (n < 4 ? 1 : 2);
    const result = await run(session, [0, 1, 2], halves);
    const [first, second] = [await run(original, [1], null), await run(original, [2], null)];
    // Image tokens meet before they read text, so each keeps exactly what its own text alone would give it.
    const expected = first.map((value, at) => (at < 4 * CROSS_CHANNELS.image ? value : second[at]!));
    expect(relativeDifference(result, expected)).toBeLessThan(1e-5);
  });
});
