/**
 * CLIP folders often ship vocab.json and merges.txt without tokenizer.json. This builds the tokenizer
 * description that the pair stands for: lower-cased byte-level BPE whose words end in `</w>`.
 */

import { join } from "node:path";
import { z } from "zod";
import { invalidFile, readJsonFile, readTextFile } from "../files/json-file.ts";

const START = "<|startoftext|>";
const END = "<|endoftext|>";
const FIX = "Download the model's tokenizer files again.";

/** Contractions, runs of letters, single digits, runs of anything else; spaces separate. */
const CLIP_WORDS = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

const VocabularySchema = z.record(z.string(), z.number().int().min(0));

/** The content of the tokenizer.json that would say the same as the folder's vocab.json and merges.txt. */
export async function clipTokenizerJson(folder: string): Promise<object> {
  const vocabularyPath = join(folder, "vocab.json");
  const vocabulary = await readJsonFile(vocabularyPath, VocabularySchema, FIX);
  const merges = await readMerges(join(folder, "merges.txt"));
  const specials = [START, END].map((content) => {
    const id = vocabulary[content];
    if (id === undefined) throw invalidFile(vocabularyPath, `has no entry for ${content}`, FIX);
    return {
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    };
  });
  const [start, end] = specials.map(({ content, id }) => [content, id]);
  return {
    version: "1.0",
    added_tokens: specials,
    normalizer: {
      type: "Sequence",
      normalizers: [
        { type: "NFC" },
        { type: "Replace", pattern: { Regex: "\\s+" }, content: " " },
        { type: "Lowercase" },
      ],
    },
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Split", pattern: { Regex: CLIP_WORDS }, behavior: "Removed", invert: true },
        { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
    post_processor: {
      type: "RobertaProcessing",
      cls: start,
      sep: end,
      trim_offsets: false,
      add_prefix_space: false,
    },
    decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: "BPE",
      vocab: vocabulary,
      merges,
      unk_token: END,
      continuing_subword_prefix: "",
      end_of_word_suffix: "</w>",
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
    },
  };
}

/** One merge a line, in order of priority, after a line that names the version. */
async function readMerges(path: string): Promise<string[]> {
  const lines = (await readTextFile(path, FIX)).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== "" && !line.startsWith("#version"));
}
