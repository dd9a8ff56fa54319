/**
 * Rewritten graphs on disk. An entry is the graph and, beside it, a record with the graph's hash and the rewriting
 * report: whatever is damaged or half written does not fit its hash and is made again.
 */

import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";

import { z } from "zod";

import { EngineError } from "../errors.ts";
import { writeFileAtomically } from "../files/atomic-file.ts";
import type { RewriteVariant } from "./regional-inputs.ts";
import type { RewriteReport } from "./report.ts";
import { REWRITE_VERSION } from "./rewrite.ts";

export interface RewrittenGraph {
  readonly model: Uint8Array;
  readonly report: RewriteReport;
}

const ATTENTION_KIND = z.enum(["joint", "cross", "text", "image"]);

const REPORT: z.ZodType<RewriteReport> = z.object({
  roles: z.object({
    image: z.string(),
    text: z.string(),
    textIds: z.string().nullable(),
    imageIds: z.string().nullable(),
    output: z.string(),
  }),
  sites: z.array(
    z.object({
      kind: ATTENTION_KIND,
      node: z.string(),
      textPosition: z.enum(["first", "last", "all", "none"]),
    }),
  ),
  counts: z.record(ATTENTION_KIND, z.number()),
  isHalfPrecision: z.boolean(),
});

const RECORD = z.object({ sha256: z.string(), report: REPORT });

/** One cached rewriting: of the graph with this digest, in one variant. */
export class GraphCacheEntry {
  readonly #folder: string;
  readonly #stem: string;

  constructor(folder: string, digest: string, variant: RewriteVariant) {
    this.#folder = folder;
    this.#stem = path.join(folder, `${digest}-v${REWRITE_VERSION}-${variant}`);
  }

  /** The cached graph; null where there is none that is whole. */
  async read(): Promise<RewrittenGraph | null> {
    try {
      const record = RECORD.parse(JSON.parse(await readFile(this.#recordFile, "utf8")));
      const model = new Uint8Array(await readFile(this.#graphFile));
      return sha256(model) === record.sha256 ? { model, report: record.report } : null;
    } catch {
      return null;
    }
  }

  /** Keeps the graph. Where the folder cannot be written, answers with a notice instead: the cache only saves time. */
  write({ model, report }: RewrittenGraph): Promise<string | null> {
    const record = JSON.stringify({ sha256: sha256(model), report }, null, 2);
    return this.#keep([
      [this.#graphFile, model],
      [this.#recordFile, Buffer.from(record)],
    ]);
  }

  /** Whether the self-check passed before under the same conditions. */
  async hasPassed(conditions: string): Promise<boolean> {
    const known = await readFile(this.#checkFile, "utf8").catch(() => "");
    return known.split("\n").includes(sha256(conditions));
  }

  /** Remembers that the self-check passed; answers with a notice where that is impossible. */
  async rememberPassed(conditions: string): Promise<string | null> {
    const known = await readFile(this.#checkFile, "utf8").catch(() => "");
    return this.#keep([[this.#checkFile, Buffer.from(`${known}${sha256(conditions)}\n`)]]);
  }

  get #graphFile(): string {
    return `${this.#stem}.onnx`;
  }

  get #recordFile(): string {
    return `${this.#stem}.json`;
  }

  get #checkFile(): string {
    return `${this.#stem}.checked`;
  }

  async #keep(files: readonly [string, Uint8Array][]): Promise<string | null> {
    try {
      await mkdir(this.#folder, { recursive: true });
      for (const [file, bytes] of files) await writeFileAtomically(file, bytes);
      return null;
    } catch (error) {
      const reason = error instanceof EngineError ? error.message : String(error);
      return `The cache of rewritten graphs cannot be used, so starting takes longer: ${reason}`;
    }
  }
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
