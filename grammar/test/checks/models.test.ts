import { describe, expect, test } from "vitest";
import type { ModelDirectory, ModelFacts } from "../../src/index.ts";
import { afterFix, annotate, messages, unindent } from "../support/workspace.ts";

const KNOWN_WORDS = new Set("a an the red blue boat harbour at dusk".split(" "));

/** A model of 16-pixel tokens that reads eight words. */
const TINY: ModelFacts = {
  name: "tiny",
  grid: 16,
  tokenPixels: 16,
  minRegion: 32,
  trained: { minSide: 64, maxSide: 512, maxArea: 512 * 384 },
  defaults: { steps: 10, guidance: 5, bind: 6, refine: 0.8 },
  readText: (text) => {
    const words = text.split(/\W+/).filter((word) => word !== "");
    return {
      tokens: words.length,
      limit: 8,
      lostWords: words.slice(8).join(" "),
      unknownWords: words.filter((word) => !KNOWN_WORDS.has(word)),
    };
  },
};

const MODELS: ModelDirectory = {
  find: (model) => (model === "tiny" ? TINY : model === "remote" ? undefined : null),
  names: () => ["tiny"],
};

const scene = (properties: string): string => `scene s { seed: 1 ${properties} }`;
const fits = 'model: "tiny" canvas: 128 x 128 prompt: "a boat"';

describe("models", () => {
  test("that are not installed", () => {
    const text = scene('model: "tinny" canvas: 64 x 64 prompt: "a"');
    expect(messages(text, MODELS)).toEqual([
      "model-not-installed: No model 'tinny' is installed. Did you mean 'tiny'?",
    ]);
    expect(afterFix(text, "model-not-installed", MODELS)).toBe(text.replace("tinny", "tiny"));
    expect(messages(text.replace("tinny", "./models/mine"), MODELS)[0]).toBe(
      "model-not-installed: No model './models/mine' is installed. Installed: tiny. A folder is written with './' or '../' before it.",
    );
  });

  test("of which nothing is known silence the rules about them", () => {
    const text = scene('model: "remote" canvas: 1001 x 64 prompt: "a zeppelin"');
    expect(messages(text, MODELS)).toEqual([]);
    expect(messages(text.replace("remote", "tinny"))).toEqual([]);
  });

  test.each([
    [
      "100 x 64",
      "canvas-not-on-grid: The model 'tiny' draws sizes that are multiples of 16 pixels, and 100 x 64 is not. The nearest is 96 x 64.",
      "96 x 64",
    ],
    [
      "5 x 5",
      "canvas-not-on-grid: The model 'tiny' draws sizes that are multiples of 16 pixels, and 5 x 5 is not. The nearest is 16 x 16.",
      "16 x 16",
    ],
    [
      "1024 x 64",
      "canvas-untrained: The model 'tiny' was trained on sides of 64 to 512 pixels. At 1024 x 64 expect repeated or broken shapes: choose a size that it knows.",
      null,
    ],
    [
      "512 x 512",
      "canvas-untrained: The model 'tiny' was trained on pictures of at most 443 x 443 pixels in all. At 512 x 512 expect repeated or broken shapes: choose a size that it knows.",
      null,
    ],
    ["512 x 384", null, null],
  ])("on a canvas of %s", (size, message, mended) => {
    const text = scene(`model: "tiny" canvas: ${size} prompt: "a boat"`);
    expect(messages(text, MODELS)).toEqual(message ? [message] : []);
    if (mended !== null)
      expect(afterFix(text, "canvas-not-on-grid", MODELS)).toBe(text.replace(size, mended));
  });

  test("read only so much, and know only so many words", () => {
    expect(
      messages(
        scene('model: "tiny" canvas: 64 x 64 prompt: "a red boat at the blue harbour at dusk, a zeppelin"'),
        MODELS,
      ),
    ).toEqual([
      'prompt-too-long: The scene\'s prompt has 11 tokens and the model reads 8. These words would be lost: "dusk a zeppelin". Shorten it.',
      "unknown-words: The model 'tiny' has never learnt 'zeppelin'. Say it in words that its card lists.",
    ]);
  });

  test("read each of a region's texts", () => {
    const text = `
      scene s {
        model: "tiny"
        canvas: 128 x 128
        seed: 1
        prompt: "a boat"
        negative: "dusk"
        row {
          region left { prompt: "a red ship" }
                                ^^^^^^^^^^^^ unknown-words
          region right { prompt: "a boat" detail: "a tall boat" negative: "bleak" }
                                                  ^^^^^^^^^^^^^ unknown-words
                                                                          ^^^^^^^ unknown-words
        }
      }
    `;
    expect(annotate(text, MODELS)).toBe(unindent(text));
  });

  test("draw nothing in less than their smallest region", () => {
    const small = (size: string): string[] =>
      messages(scene(`${fits} region all { prompt: "a" } region b { prompt: "a boat" ${size} }`), MODELS);
    expect(small("size: 1/4 1/4")).toEqual([]);
    expect(small("size: 1/5 1/2")).toEqual([
      "region-too-small: The region 'b' is 26 x 64 pixels, and the model 'tiny' draws nothing in less than 32 x 32. Make it larger.",
    ]);
    expect(small("size: 1/4 1/4 inset: 20%")).toEqual([
      "region-too-small: The box of the region 'b' is 19 x 19 pixels, and the model 'tiny' draws nothing in less than 32 x 32. Make it larger.",
    ]);
  });
});

describe("binding steps", () => {
  test("beyond half of the steps make borders show; beyond all are an error", () => {
    const region = (bind: number): string =>
      scene(`canvas: 64 x 64 steps: 20 prompt: "p" region a { prompt: "a" bind: ${bind} }`);
    expect(messages(region(10))).toEqual([]);
    expect(messages(region(11))).toEqual([
      "bind-too-long: Binding for 11 of 20 steps leaves too few to blend the regions, and their borders may show. Use at most 10.",
    ]);
    expect(messages(region(21))).toEqual([
      "bind-beyond-steps: Binding for 21 steps is more than the picture's 20. Use fewer, or raise `steps`.",
    ]);
    expect(afterFix(region(21), "bind-beyond-steps")).toBe(region(10));
  });

  test("beyond half of the steps are no fault where the model recommends them", () => {
    const region = (bind: number): string =>
      scene(`${fits} steps: 20 region a { prompt: "a" bind: ${bind} }`);
    expect(messages(region(12), MODELS)).toEqual([]);
    expect(messages(region(13), MODELS)).toEqual([
      "bind-too-long: Binding for 13 of 20 steps leaves too few to blend the regions, and their borders may show. Use at most 12.",
    ]);
  });

  test("of the scene are told once, where they are written", () => {
    const text = `
      scene s {
        canvas: 64 x 64
        seed: 1
        steps: 4
        bind: 3
              ^ bind-too-long
        prompt: "p"
        row { region a { prompt: "a" } region b { prompt: "b" } }
      }
    `;
    expect(annotate(text)).toBe(unindent(text));
  });
});
