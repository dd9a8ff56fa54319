import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { torchNoise } from "../../src/noise/torch-noise.ts";
import { regionalFeeds, variantFor } from "../../src/rewrite/regional-inputs.ts";
import type { RegionalConditioning, RewriteVariant } from "../../src/rewrite/regional-inputs.ts";
import { float32Tensor } from "../../src/runtime/tensor.ts";
import type { Session } from "../../src/runtime/session.ts";
import { IMAGE_CHANNELS, jointGraph, TEXT_CHANNELS } from "../support/joint-transformer.ts";
import type { JointOptions } from "../support/joint-transformer.ts";
import { openModel, openRewritten, relativeDifference } from "../support/run-graph.ts";
import { slowJointTransformer } from "../support/slow-joint-transformer.ts";

const IMAGE_TOKENS = 12;
const LENGTHS: Readonly<Record<string, number>> = { G: 4, A: 3, B: 6, C: 1 };
const LATENTS = torchNoise(1, IMAGE_TOKENS * IMAGE_CHANNELS);

function text(name: string): number[] {
  return [...torchNoise(name.charCodeAt(0), LENGTHS[name]! * TEXT_CHANNELS)];
}

function rows(values: ArrayLike<number>, columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_, column) => values[row * columns + column]!),
  );
}

/** Texts by letter, the global one first; for each image token its weights for them and its strength. */
function conditioning(
  texts: string,
  token: (n: number) => { weights: number[]; delta: number },
): RegionalConditioning {
  const tokens = Array.from({ length: IMAGE_TOKENS }, (_, n) => token(n));
  return {
    textTokens: [...texts].map((name) => LENGTHS[name]!),
    imageWeight: Float32Array.from(tokens.flatMap(({ weights }) => weights)),
    delta: Float32Array.from(tokens, ({ delta }) => delta),
  };
}

const oneHot = (group: number, groups: number) =>
  Array.from({ length: groups }, (_, at) => Number(at === group));

/** Latents and prompts are multiplied by `gain`: large ones drive the softmax to its limits. */
async function run(
  session: Session,
  texts: string,
  regions: RegionalConditioning | null,
  { batch = 1, gain = 1 } = {},
): Promise<Float32Array> {
  const prompt = [...texts].flatMap(text).map((value) => value * gain);
  const repeat = (values: ArrayLike<number>) =>
    Float32Array.from(Array.from({ length: batch }, () => Array.from(values)).flat());
  const feeds = {
    latents: float32Tensor(
      [batch, IMAGE_TOKENS, IMAGE_CHANNELS],
      repeat(LATENTS.map((value) => value * gain)),
    ),
    prompt: float32Tensor([batch, prompt.length / TEXT_CHANNELS, TEXT_CHANNELS], repeat(prompt)),
    ...(regions === null ? {} : regionalFeeds(regions)),
  };
  const { velocity } = await session.run(feeds);
  return velocity!.data as Float32Array;
}

function slow(
  texts: string,
  regions: RegionalConditioning,
  options: Partial<JointOptions>,
  gain = 1,
): number[] {
  const amplified = (values: ArrayLike<number>) => Array.from(values, (value) => Math.fround(value * gain));
  const streams = [...texts].map((name) => rows(amplified(text(name)), TEXT_CHANNELS));
  const written = { attention: "product" as const, keyBias: false, ...options };
  return slowJointTransformer(rows(amplified(LATENTS), IMAGE_CHANNELS), streams, regions, written).flat();
}

const WAYS: readonly (Partial<JointOptions> & { title: string })[] = [
  { title: "text first, scaled after the product" },
  { title: "image first, scaled after the product", order: "image-first" },
  { title: "text first, scores divided", attention: "divide" },
  { title: "image first, queries scaled", order: "image-first", attention: "query" },
  { title: "text first, no scale", attention: "unscaled" },
  { title: "text first, a bias of its own on the scores", keyBias: true },
  { title: "image first, a bias of its own on the scores", order: "image-first", keyBias: true },
  { title: "operator set 11", opset: 11 },
  { title: "operator set 14", opset: 14 },
  { title: "operator set 20", opset: 20 },
  { title: "com.microsoft.MultiHeadAttention, text first", attention: "MultiHeadAttention" },
  {
    title: "com.microsoft.MultiHeadAttention, image first",
    attention: "MultiHeadAttention",
    order: "image-first",
  },
  { title: "Attention of operator set 23, text first", attention: "Attention" },
  { title: "Attention of operator set 23, image first", attention: "Attention", order: "image-first" },
  { title: "a declared text length that nothing depends on", declaredTextTokens: 4 },
];

const halves = (delta: number) =>
  conditioning("GAB", (n) => ({ weights: oneHot(n < 5 ? 1 : n < 9 ? 2 : 0, 3), delta: n < 9 ? delta : 0 }));

/** Overlaps, soft borders, weights above 1, a region that also keeps part of the global text, and fractions of delta. */
const soft = conditioning("GABC", (n) => ({
  weights: [n === 3 ? 0.3 : 0, n < 6 ? 1 - n / 8 : 0, n >= 2 ? n / 8 : 0, n === 11 ? 2 : 0],
  delta: n === 0 ? 0 : n === 1 ? 1 : n / 12,
}));

const VARIANTS = ["hard", "blend"] as const;

describe.each(WAYS)("a joint-attention graph: $title", (options) => {
  let original: Session;
  let hard: Awaited<ReturnType<typeof openRewritten>>;
  let blend: Awaited<ReturnType<typeof openRewritten>>;
  const rewritten = (variant: RewriteVariant) => (variant === "hard" ? hard : blend).session;

  beforeAll(async () => {
    original = await openModel(jointGraph({ ...options, declaredTextTokens: null }));
    hard = await openRewritten(jointGraph(options), "hard");
    blend = await openRewritten(jointGraph(options), "blend");
  });
  afterAll(async () => {
    for (const session of [original, hard.session, blend.session]) await session.dispose();
  });

  it("reports where it put regional attention", () => {
    const roles = { image: "latents", text: "prompt", textIds: null, imageIds: null, output: "velocity" };
    const position = options.order === "image-first" ? "last" : "first";
    for (const { report } of [hard, blend]) {
      expect(report.roles).toEqual(roles);
      expect(report.counts).toEqual({ joint: 2, cross: 0, text: 0, image: 0 });
      expect(report.sites.map((site) => site.textPosition)).toEqual([position, position]);
    }
  });

  it.each(VARIANTS)("equals region-by-region attention (%s)", async (variant) => {
    for (const regions of variant === "hard" ? [halves(1)] : [halves(1), halves(0.4)]) {
      const result = await run(rewritten(variant), "GAB", regions);
      expect(relativeDifference(result, slow("GAB", regions, options))).toBeLessThan(1e-5);
    }
  });

  it("equals region-by-region attention with soft weights and strengths", async () => {
    expect(variantFor(soft)).toBe("blend");
    const result = await run(blend.session, "GABC", soft);
    expect(relativeDifference(result, slow("GABC", soft, options))).toBeLessThan(1e-5);
  });

  it("stays exact where scores are so far apart that one key takes everything", async () => {
    const result = await run(blend.session, "GABC", soft, { gain: 40 });
    expect(relativeDifference(result, slow("GABC", soft, options, 40))).toBeLessThan(1e-4);
  });

  it.each(VARIANTS)("equals the original where refinement is off (%s)", async (variant) => {
    const expected = await run(original, "G", null);
    const off = conditioning("GAB", (n) => ({ weights: oneHot(n % 3, 3), delta: 0 }));
    const none = conditioning("G", () => ({ weights: [1], delta: 0 }));
    expect(relativeDifference(await run(rewritten(variant), "GAB", off), expected)).toBeLessThan(1e-5);
    expect(relativeDifference(await run(rewritten(variant), "G", none), expected)).toBeLessThan(1e-5);
  });

  it.each(VARIANTS)("equals the original where all texts are equal (%s)", async (variant) => {
    const delta = (n: number) => (variant === "hard" ? 1 : n / 11);
    const equal = conditioning("GGG", (n) => ({ weights: oneHot(1 + (n % 2), 3), delta: delta(n) }));
    const result = await run(rewritten(variant), "GGG", equal);
    expect(relativeDifference(result, await run(original, "G", null))).toBeLessThan(1e-5);
  });

  it.each(VARIANTS)("gives a region that holds the whole picture its own result (%s)", async (variant) => {
    for (const [group, name] of ["G", "A", "B"].entries()) {
      const whole = conditioning("GAB", () => ({ weights: oneHot(group, 3), delta: 1 }));
      const result = await run(rewritten(variant), "GAB", whole);
      expect(relativeDifference(result, await run(original, name, null))).toBeLessThan(1e-5);
    }
  });

  it("does not depend on the order of disjoint regions", async () => {
    const swapped = conditioning("GBA", (n) => ({
      weights: oneHot(n < 5 ? 2 : n < 9 ? 1 : 0, 3),
      delta: n < 9 ? 0.7 : 0,
    }));
    const result = await run(blend.session, "GBA", swapped);
    expect(relativeDifference(result, await run(blend.session, "GAB", halves(0.7)))).toBeLessThan(1e-5);
  });

  it("treats every entry of a batch alike", async () => {
    const one = await run(blend.session, "GAB", halves(0.7));
    const two = await run(blend.session, "GAB", halves(0.7), { batch: 2 });
    expect(relativeDifference(two, [...one, ...one])).toBeLessThan(1e-5);
  });
});

describe("a half-precision graph", () => {
  it.each(VARIANTS)("speaks float32 and refines to half precision (%s)", async (variant) => {
    const { session, report } = await openRewritten(jointGraph({ precision: "float16" }), variant);
    expect(report.isHalfPrecision).toBe(true);
    expect(session.inputs.map(({ type }) => type).slice(0, 2)).toEqual(["float32", "float32"]);
    const regions = halves(variant === "hard" ? 1 : 0.4);
    const result = await run(session, "GAB", regions);
    await session.dispose();
    expect(relativeDifference(result, slow("GAB", regions, {}))).toBeLessThan(2e-2);
  });
});
