/**
 * The parameter file of the RAG authors' code, checked: an array of objects, one a picture. Field
 * meanings follow their published `RAG.py` and README; `m` runs along the width, `n` along the height.
 */

import { z } from "zod";

const side = z.number().int().min(16).max(8192);
const offsets = z.array(z.number().min(0).max(1));
const scales = z.array(z.number().gt(0).max(1));

const RagEntrySchema = z.looseObject({
  prompt: z.string(),
  /** Sub-prompts of soft refinement, separated by `BREAK`, one a cell, row by row. */
  SR_prompt: z.string(),
  SR_hw_split_ratio: z.string(),
  /** Strength of soft refinement. */
  SR_delta: z.number().min(0).max(1),
  /** Prompts that hard binding denoises alone, one a box. */
  HB_prompt_list: z.array(z.string()),
  /** Boxes in fractions of the picture: left, top, width, height. */
  HB_m_offset_list: offsets,
  HB_n_offset_list: offsets,
  HB_m_scale_list: scales,
  HB_n_scale_list: scales,
  /** Hard-binding steps; 0 and -1 both mean none. */
  HB_replace: z.number().int().min(-1).max(1000),
  height: side,
  width: side,
  /** 0 and below: a new seed at every run. */
  seed: z.number().int().max(Number.MAX_SAFE_INTEGER),
});

export type RagEntry = z.infer<typeof RagEntrySchema>;

/** A problem with the place that it is at, written as a path into the JSON: `[2].HB_m_offset_list[1]`. */
export interface RagProblem {
  readonly path: string;
  readonly message: string;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly RagProblem[] };

/** Checks one element of the array; `path` is where it stands, such as `[2]`. */
export function checkEntry(value: unknown, path: string): Checked<RagEntry> {
  const result = RagEntrySchema.safeParse(value, { error: describeIssue });
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      path: jsonPath(path, issue.path),
      message: issue.message,
    })),
  };
}

/** Fields of an entry that this importer has no use for, in their own order. */
export function unusedFields(entry: RagEntry): string[] {
  // `idx` only repeats the position in the array.
  return Object.keys(entry).filter((key) => !(key in RagEntrySchema.shape) && key !== "idx");
}

function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    if (issue.input === undefined) return "is missing";
    return `should be ${withArticle(issue.expected)}, not ${kindOf(issue.input)}`;
  }
  if (issue.code === "too_small") {
    return `is ${String(issue.input)}; it must be ${issue.inclusive ? "at least" : "above"} ${issue.minimum}`;
  }
  if (issue.code === "too_big") return `is ${String(issue.input)}; it must be at most ${issue.maximum}`;
  return undefined;
}

function withArticle(expected: string): string {
  if (expected === "int") return "a whole number";
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return `the number ${value}`;
  return withArticle(typeof value);
}

function jsonPath(root: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : `${path}.${String(key)}`),
    root,
  );
}
