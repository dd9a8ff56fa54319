import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PromptTokenizer } from "../../src/text/prompt-tokenizer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { TOYBOX } from "../support/toybox.ts";
import expected from "./fixtures/expected.json" with { type: "json" };

const FIXTURES = fileURLToPath(new URL("fixtures", import.meta.url));
const loadClip = () => PromptTokenizer.load(join(FIXTURES, "clip"));
const loadUnigram = () => PromptTokenizer.load(join(FIXTURES, "unigram"));
const loadToybox = () => PromptTokenizer.load(join(TOYBOX, "tokenizer_2"));

/** A copy of the CLIP fixture with one file changed. */
async function brokenClip(file: string, change: (text: string) => string | null): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(FIXTURES, "clip"), folder, { recursive: true });
  const changed = change(await readFile(join(folder, file), "utf8"));
  if (changed === null) await rm(join(folder, file));
  else await writeFile(join(folder, file), changed);
  return folder;
}

describe("PromptTokenizer", () => {
  it("gives the ids of Hugging Face's library: CLIP from vocab.json and merges.txt", async () => {
    const tokenizer = await loadClip();
    for (const { text, clip } of expected) {
      const { ids, tokens } = tokenizer.tokenize(text);
      expect(tokens).toBe(clip.length);
      if (tokens <= tokenizer.limit) expect(ids).toEqual(clip);
    }
  });

  it("gives the ids of Hugging Face's library: T5's kind of tokenizer.json", async () => {
    const tokenizer = await loadUnigram();
    for (const { text, unigram } of expected) expect(tokenizer.tokenize(text).ids).toEqual(unigram);
  });

  it("takes the length and the padding from tokenizer_config.json", async () => {
    const clip = await loadClip();
    expect([clip.limit, clip.padId]).toEqual([12, 523]);
    const unigram = await loadUnigram();
    expect([unigram.limit, unigram.padId]).toEqual([512, 0]);
  });

  it("cuts long prompts, keeps the marks around them, and says what is lost", async () => {
    const tokenizer = await loadClip();
    // "boat" and "red" are one token each, beside the start and end marks.
    const prompt = `${"boat red ".repeat(5)}boat, red sea`;
    const { ids, tokens, limit, lostWords } = tokenizer.tokenize(prompt);
    expect([ids.length, tokens, limit]).toEqual([12, 17, 12]);
    expect([ids[0], ids.at(-1)]).toEqual([522, 523]);
    expect(lostWords).toBe("boat, red sea");
  });

  it("names the words that the model has never learnt", async () => {
    const tokenizer = await loadToybox();
    expect(tokenizer.unknownWords("A red dragon, a blue ball and (two) dragons; a Dragon!")).toEqual([
      "dragon",
      "dragons",
      "Dragon",
    ]);
    expect(tokenizer.unknownWords("a red ball")).toEqual([]);
  });

  it.each([
    ["vocab.json", () => "{", "vocab.json", "model-file-invalid"],
    ["vocab.json", () => '{"a": 0}', "vocab.json", "model-file-invalid"],
    ["merges.txt", () => null, "merges.txt", "model-file-missing"],
    ["tokenizer_config.json", () => null, "tokenizer_config.json", "model-file-missing"],
    ["tokenizer_config.json", () => "{}", "tokenizer_config.json", "model-file-invalid"],
    ["vocab.json", () => null, "tokenizer.json", "model-file-missing"],
  ])("names the file at fault: a broken %s", async (file, change, subject, code) => {
    const folder = await brokenClip(file, change);
    await expect(PromptTokenizer.load(folder)).rejects.toMatchObject({
      code,
      subject: join(folder, subject),
    });
  });
});
