import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openGraph } from "../../src/rewrite/open-graph.ts";
import { paddedLength, PromptEncoder, type TextStage } from "../../src/text/prompt-encoder.ts";
import { PromptTokenizer } from "../../src/text/prompt-tokenizer.ts";
import { TOYBOX } from "../support/toybox.ts";

const runtime = { provider: "cpu", threads: 1 } as const;

async function openStage(encoder: string, tokenizer: string, size: number): Promise<TextStage> {
  const file = join(TOYBOX, encoder, "model.onnx");
  return {
    tokenizer: await PromptTokenizer.load(join(TOYBOX, tokenizer)),
    session: await openGraph(file, runtime),
    file,
    size,
  };
}

let pooled: TextStage;
let sequence: TextStage;

beforeAll(async () => {
  pooled = await openStage("text_encoder", "tokenizer", 128);
  sequence = await openStage("text_encoder_2", "tokenizer_2", 128);
});

afterAll(async () => {
  await pooled.session.dispose();
  await sequence.session.dispose();
});

describe("paddedLength", () => {
  it.each([
    [1, 64],
    [64, 64],
    [65, 128],
    [200, 256],
    [257, 512],
    [512, 512],
  ])("%i tokens of 512 become %i", (tokens, length) => {
    expect(paddedLength(tokens, 512, "rounded")).toBe(length);
  });

  it("is the limit where the model was trained so", () => {
    expect(paddedLength(3, 64, "full")).toBe(64);
  });
});

describe("PromptEncoder", () => {
  it("encodes at the rounded length, and each text once", async () => {
    const encoder = new PromptEncoder(pooled, sequence, "rounded");
    const encoding = await encoder.sequence("a red ball");
    expect([encoding.tokens, encoding.size, encoding.values.length]).toEqual([8, 128, 8 * 128]);
    expect(await encoder.sequence("a red ball")).toBe(encoding);
    const vector = await encoder.pooled("a red ball");
    expect([vector.tokens, vector.size]).toEqual([1, 128]);
    expect(await encoder.pooled("a red ball")).toBe(vector);
  });

  it("tells prompts apart, in words and in their order", async () => {
    const encoder = new PromptEncoder(pooled, sequence, "rounded");
    const [first, swapped] = [
      await encoder.sequence("red ball blue star"),
      await encoder.sequence("blue ball red star"),
    ];
    expect(first.values).not.toEqual(swapped.values);
  });

  it("says what was cut off and what is not known", async () => {
    const encoder = new PromptEncoder(pooled, sequence, "rounded");
    await encoder.sequence(`${"a red ball and ".repeat(16)}a dragon`);
    expect(encoder.notices).toHaveLength(2);
    expect(encoder.notices[0]).toMatch(/longer than the 64 tokens .* lost: "and a dragon"/);
    expect(encoder.notices[1]).toBe("The model does not know: dragon.");
  });

  it("refuses an encoder that does not belong to the denoiser", async () => {
    const encoder = new PromptEncoder(pooled, { ...sequence, size: 4096 }, "rounded");
    await expect(encoder.sequence("a red ball")).rejects.toMatchObject({
      code: "model-parts-mismatch",
      subject: sequence.file,
    });
  });
});
