/**
 * A denoiser as the pipelines use it: the graph as it was exported, and its rewritten forms, made and checked when
 * they are first asked for.
 */

import { encodeModel, readModelFile } from "../onnx/model-file.ts";
import type { ModelFile } from "../onnx/model-file.ts";
import { openSession, RUNTIME_VERSION } from "../runtime/session.ts";
import type { Session } from "../runtime/session.ts";
import { castEdgesToFloat32 } from "../onnx/float-edges.ts";
import { GraphCacheEntry } from "./graph-cache.ts";
import type { RewrittenGraph } from "./graph-cache.ts";
import type { RuntimeChoice } from "./open-graph.ts";
import { RewriteRefusal } from "./refusal.ts";
import type { RewriteVariant } from "./regional-inputs.ts";
import type { RewriteReport } from "./report.ts";
import { rewriteForRegions } from "./rewrite.ts";
import { checkRewrittenGraph } from "./self-check.ts";

export interface DenoiserOptions extends RuntimeChoice {
  /** The denoiser's .onnx file. */
  readonly file: string;
  /** Where rewritten graphs are kept; made when first needed. */
  readonly cacheFolder: string;
}

export interface RegionalSession {
  /** Takes the original graph's inputs and REGIONAL_INPUTS. */
  readonly session: Session;
  readonly report: RewriteReport;
}

export class Denoiser {
  readonly #options: DenoiserOptions;
  readonly #notices: string[] = [];
  readonly #sessions: Session[] = [];
  #plain: Promise<Session> | null = null;
  readonly #regional = new Map<RewriteVariant, Promise<RegionalSession>>();

  constructor(options: DenoiserOptions) {
    this.#options = options;
  }

  /** The graph as it was exported, with float32 at its edges. Throws the EngineErrors of `openGraph`. */
  plain(): Promise<Session> {
    this.#plain ??= this.#openPlain(readModelFile(this.#options.file));
    return this.#plain;
  }

  /**
   * The graph with regional attention. The first time for a graph and machine, this rewrites it and runs the
   * self-check. Throws EngineError `graph-not-understood`, `self-check-failed`, or those of `openGraph`.
   */
  regional(variant: RewriteVariant): Promise<RegionalSession> {
    let opening = this.#regional.get(variant);
    if (opening === undefined) this.#regional.set(variant, (opening = this.#openRegional(variant)));
    return opening;
  }

  /** What a person should know: a cache that cannot be used. Sessions have notices of their own. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  /** The sessions that have been opened so far. */
  get sessions(): readonly Session[] {
    return this.#sessions;
  }

  async dispose(): Promise<void> {
    for (const session of this.#sessions.splice(0)) await session.dispose();
  }

  async #openPlain(source: ModelFile): Promise<Session> {
    castEdgesToFloat32(source.model);
    return this.#open(source, encodeModel(source.model));
  }

  async #openRegional(variant: RewriteVariant): Promise<RegionalSession> {
    const source = readModelFile(this.#options.file);
    const entry = new GraphCacheEntry(this.#options.cacheFolder, source.digest, variant);
    const cached = await entry.read();
    const rewritten = cached ?? rewrite(source, variant);
    if (cached === null) this.#note(await entry.write(rewritten));
    const session = await this.#open(source, rewritten.model);
    await this.#check(entry, source, session, rewritten.report, variant);
    return { session, report: rewritten.report };
  }

  async #check(
    entry: GraphCacheEntry,
    source: ModelFile,
    rewritten: Session,
    report: RewriteReport,
    variant: RewriteVariant,
  ): Promise<void> {
    const conditions = JSON.stringify([source.weightsFiles, rewritten.provider, RUNTIME_VERSION]);
    if (await entry.hasPassed(conditions)) return;
    const original = await this.plain();
    const tolerance = rewritten.provider === "cpu" && !report.isHalfPrecision ? TOLERANCE : ROUGH_TOLERANCE;
    const { file } = this.#options;
    await checkRewrittenGraph({ file, original, rewritten, roles: report.roles, variant, tolerance });
    this.#note(await entry.rememberPassed(conditions));
  }

  async #open(source: ModelFile, model: Uint8Array): Promise<Session> {
    const { file, provider, threads } = this.#options;
    const session = await openSession({
      model,
      file,
      weightsFolder: source.weightsFolder,
      provider,
      threads,
    });
    this.#sessions.push(session);
    return session;
  }

  #note(notice: string | null): void {
    if (notice !== null && !this.#notices.includes(notice)) this.#notices.push(notice);
  }
}

/** float32 on the CPU. */
const TOLERANCE = 1e-4;
/** Half precision, and GPUs, which may round products to ten bits. */
const ROUGH_TOLERANCE = 2e-2;

function rewrite(source: ModelFile, variant: RewriteVariant): RewrittenGraph {
  castEdgesToFloat32(source.model);
  try {
    const report = rewriteForRegions(source.model, variant);
    return { model: encodeModel(source.model), report };
  } catch (error) {
    throw error instanceof RewriteRefusal ? error.toEngineError(source.path) : error;
  }
}
