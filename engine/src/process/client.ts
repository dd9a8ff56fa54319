/**
 * Starts an engine process and talks to it. When the process dies, everything that was asked of it fails with
 * a clear error; whoever owns the client decides whether to start another.
 */

import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  Emitter,
  IPCMessageReader,
  IPCMessageWriter,
  type CancellationToken,
  type Event,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import { cancelledError } from "../cancelled.ts";
import { EngineError } from "../errors.ts";
import { removeStaleTemporaries } from "../files/atomic-file.ts";
import {
  INITIALIZE,
  LOG,
  RENDER,
  RENDER_PROGRESS,
  SHUTDOWN,
  type EngineLogMessage,
  type InitializeParams,
  type InitializeResult,
  type RenderParams,
  type RenderProgress,
  type RenderResult,
} from "../protocol.ts";
import { engineDied, engineNotBuilt, fromResponse, type EngineExit } from "./client-errors.ts";

export { engineDied, type EngineExit };

export interface StartEngineOptions extends InitializeParams {
  /** The bundled engine, engine/dist/engine.js; found beside this library where it is left out. */
  readonly enginePath?: string;
  /** How long a cancelled render may go on before its process is killed; 5000 where it is left out. */
  readonly cancelGraceMilliseconds?: number;
  readonly onLog?: (message: EngineLogMessage) => void;
}

export interface EngineClient {
  readonly versions: InitializeResult;
  readonly processId: number;
  /** Fires once, when the process has ended. */
  readonly onExit: Event<EngineExit>;
  /** @throws EngineError, `cancelled` and `engine-died` among them. */
  render(
    params: RenderParams,
    onProgress: (progress: RenderProgress) => void,
    cancellation: CancellationToken,
  ): Promise<RenderResult>;
  /** Ends the process. */
  dispose(): Promise<void>;
}

const DEFAULT_CANCEL_GRACE = 5_000;
const SHUTDOWN_GRACE = 2_000;
/** From the sources, and from a bundle in another room's dist folder. */
const USUAL_PLACES = ["../../dist/engine.js", "../../engine/dist/engine.js"];
/** The end of what a dying process wrote often says why. */
const KEPT_STDERR = 4_000;

/** @throws EngineError `engine-not-built`, or whatever initializing it answered. */
export async function startEngine(options: StartEngineOptions): Promise<EngineClient> {
  const client = new ProcessClient(options);
  try {
    await client.initialize(options);
    return client;
  } catch (error) {
    await client.dispose();
    throw error;
  }
}

class ProcessClient implements EngineClient {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #cancelGrace: number;
  readonly #exited = new Emitter<EngineExit>();
  readonly #exit: Promise<EngineExit>;
  readonly onExit = this.#exited.event;
  #versions: InitializeResult | null = null;
  #nextProgressToken = 1;
  #stderr = "";

  constructor(options: StartEngineOptions) {
    this.#cancelGrace = options.cancelGraceMilliseconds ?? DEFAULT_CANCEL_GRACE;
    this.#process = fork(findEngine(options.enginePath), [], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [],
    });
    this.#process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-KEPT_STDERR);
    });
    this.#exit = new Promise((resolve) => {
      const ended = (code: number | null, signal: string | null) =>
        resolve({ code, signal, stderr: this.#stderr });
      this.#process.once("close", ended);
      this.#process.once("error", () => ended(null, null));
    });
    void this.#exit.then((exit) => {
      this.#connection.dispose();
      this.#exited.fire(exit);
    });
    this.#connection = createMessageConnection(
      new IPCMessageReader(this.#process),
      new IPCMessageWriter(this.#process),
    );
    this.#connection.onNotification(LOG, (message) => options.onLog?.(message));
    // A write to a process that is just ending fails; its exit is what gets reported.
    this.#connection.onError(() => undefined);
    this.#connection.listen();
  }

  get versions(): InitializeResult {
    if (this.#versions === null) throw new Error("startEngine has not finished");
    return this.#versions;
  }

  get processId(): number {
    return this.#process.pid ?? 0;
  }

  async initialize({ modelFolders, cacheFolder, provider, threads }: InitializeParams): Promise<void> {
    const params = { modelFolders, cacheFolder, provider, threads };
    this.#versions = await this.#ask((connection) => connection.sendRequest(INITIALIZE, params));
  }

  async render(
    params: RenderParams,
    onProgress: (progress: RenderProgress) => void,
    cancellation: CancellationToken,
  ): Promise<RenderResult> {
    // A token that was cancelled from the start never fires.
    if (cancellation.isCancellationRequested) throw cancelledError();
    const progressToken = this.#nextProgressToken++;
    const progress = this.#connection.onProgress(RENDER_PROGRESS, progressToken, onProgress);
    let killer: NodeJS.Timeout | undefined;
    const cancelling = cancellation.onCancellationRequested(() => {
      killer = setTimeout(() => this.#process.kill("SIGKILL"), this.#cancelGrace);
    });
    try {
      return await this.#ask((connection) =>
        connection.sendRequest(RENDER, { ...params, progressToken }, cancellation),
      );
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== "engine-died") throw error;
      await removeStaleTemporaries(params.output);
      throw cancellation.isCancellationRequested ? cancelledError() : error;
    } finally {
      clearTimeout(killer);
      cancelling.dispose();
      progress.dispose();
    }
  }

  async dispose(): Promise<void> {
    const killer = setTimeout(() => this.#process.kill("SIGKILL"), SHUTDOWN_GRACE);
    // The answer may be cut off by the exit that it announces.
    await this.#ask((connection) => connection.sendRequest(SHUTDOWN, null)).catch(() => undefined);
    await this.#exit;
    clearTimeout(killer);
  }

  /** An answer, or the news that there will be none. */
  async #ask<Result>(send: (connection: MessageConnection) => Promise<Result>): Promise<Result> {
    const death = this.#exit.then((exit) => {
      throw engineDied(exit);
    });
    // A connection that is closed already throws instead of answering.
    const response = (async () => await send(this.#connection))();
    try {
      return await Promise.race([response, death]);
    } catch (error) {
      throw error instanceof EngineError ? error : await this.#explain(error);
    }
  }

  /** A connection that broke says less than the exit that broke it. */
  async #explain(error: unknown): Promise<unknown> {
    const answered = fromResponse(error);
    if (answered !== null || this.#process.connected) return answered ?? error;
    return engineDied(await this.#exit);
  }
}

function findEngine(path: string | undefined): string {
  if (path !== undefined) {
    if (existsSync(path)) return path;
    throw engineNotBuilt(path);
  }
  const places = USUAL_PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw engineNotBuilt(places[0]!);
  return found;
}
