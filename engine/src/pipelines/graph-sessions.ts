/** The sessions of one model: each graph opened once, when first needed, and all of them freed together. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { ProviderChoice } from "../protocol.ts";
import { openSession, type Session } from "../runtime/session.ts";

export interface RuntimeOptions {
  readonly provider: ProviderChoice;
  /** Threads of one session; 0: as many as there are cores. */
  readonly threads: number;
  /** Where rewritten graphs are kept. */
  readonly cacheFolder: string;
}

interface OpenGraph {
  readonly sha256: string;
  readonly session: Session;
}

export class GraphSessions {
  readonly #options: RuntimeOptions;
  readonly #graphs = new Map<string, OpenGraph>();

  constructor(options: RuntimeOptions) {
    this.#options = options;
  }

  /** A session of a graph as it was exported. */
  async open(file: string): Promise<Session> {
    const known = this.#graphs.get(file);
    if (known !== undefined) return known.session;
    const model = await readFile(file);
    const { provider, threads } = this.#options;
    const session = await openSession({ model, file, weightsFolder: dirname(file), provider, threads });
    this.#graphs.set(file, { session, sha256: createHash("sha256").update(model).digest("hex") });
    return session;
  }

  /** SHA-256 of each opened graph's file. */
  get hashes(): ReadonlyMap<string, string> {
    return new Map([...this.#graphs].map(([file, graph]) => [file, graph.sha256]));
  }

  /** Seconds spent in all sessions' runs so far. */
  get seconds(): number {
    return this.#sessions().reduce((sum, session) => sum + session.seconds, 0);
  }

  /** What people should know about how the sessions run, each notice once. */
  get notices(): readonly string[] {
    return [...new Set(this.#sessions().flatMap((session) => session.notices))];
  }

  async dispose(): Promise<void> {
    for (const session of this.#sessions()) await session.dispose();
    this.#graphs.clear();
  }

  #sessions(): Session[] {
    return [...this.#graphs.values()].map((graph) => graph.session);
  }
}
