/** Owns the engine process: starts it when a picture is asked for, and again when it has died or its settings have changed. */

import {
  engineDied,
  startEngine,
  type EngineClient,
  type EngineExit,
  type StartEngineOptions,
} from "@ragl/engine/client";
import { EngineError } from "@ragl/engine/errors";
import type { EngineLogMessage, RenderParams, RenderProgress, RenderResult } from "@ragl/engine/protocol";
import type { CancellationToken } from "vscode-languageserver";
import type { EngineState } from "../protocol.ts";
import { workspaceUntrusted } from "./render-errors.ts";

/** What the process is started with; another configuration needs another process. */
export type EngineConfiguration = Pick<StartEngineOptions, "provider" | "threads" | "modelFolders">;

export interface EngineHostOptions {
  readonly cacheFolder: string;
  readonly isTrusted: boolean;
  /** The bundled engine; found beside the server where it is left out. */
  readonly enginePath?: string;
  readonly onState: (state: EngineState) => void;
  /** The process has ended of its own accord. */
  readonly onCrash: (error: EngineError) => void;
  readonly onLog: (message: EngineLogMessage) => void;
}

interface Running {
  readonly client: EngineClient;
  readonly configuration: EngineConfiguration;
}

export class EngineHost {
  readonly #options: EngineHostOptions;
  #isTrusted: boolean;
  #running: Running | null = null;
  #starting: Promise<EngineClient> | null = null;
  #state: EngineState;
  /** The token of the render that runs now: a process that is killed because it does not listen has not crashed. */
  #rendering: CancellationToken | null = null;
  readonly #expectedExits = new WeakSet<EngineClient>();

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#isTrusted = options.isTrusted;
    this.#state = {
      state: options.isTrusted ? "stopped" : "unavailable",
      provider: null,
      message: options.isTrusted ? null : sentences(workspaceUntrusted()),
    };
  }

  get state(): EngineState {
    return this.#state;
  }

  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** The workspace has become trusted: the engine may start. */
  trust(): void {
    if (this.#isTrusted) return;
    this.#isTrusted = true;
    this.#tell("stopped");
  }

  /** Renders one picture. @throws EngineError, `cancelled`, `engine-died` and `workspace-untrusted` among them. */
  async render(
    params: RenderParams,
    configuration: EngineConfiguration,
    onProgress: (progress: RenderProgress) => void,
    cancellation: CancellationToken,
  ): Promise<RenderResult> {
    const client = await this.#client(configuration);
    this.#rendering = cancellation;
    this.#tell("rendering");
    try {
      const result = await client.render(params, onProgress, cancellation);
      this.#state = { ...this.#state, provider: result.provider };
      return result;
    } finally {
      this.#rendering = null;
      if (this.#running?.client === client) this.#tell("ready");
    }
  }

  /** Starts the process, if none of that configuration runs. @throws EngineError */
  async start(configuration: EngineConfiguration): Promise<void> {
    await this.#client(configuration);
  }

  /** Ends the process, if there is one. Whoever renders from now on gets another. */
  async stop(): Promise<void> {
    const client = this.#running?.client ?? (await this.#starting?.catch(() => null));
    if (!client) return;
    this.#expectedExits.add(client);
    if (this.#running?.client === client) this.#running = null;
    await client.dispose();
  }

  async #client(configuration: EngineConfiguration): Promise<EngineClient> {
    if (!this.#isTrusted) throw workspaceUntrusted();
    if (this.#starting !== null) await this.#starting.catch(() => undefined);
    const running = this.#running;
    if (running !== null) {
      if (isSame(running.configuration, configuration)) return running.client;
      await this.stop();
    }
    this.#starting = this.#start(configuration);
    try {
      return await this.#starting;
    } finally {
      this.#starting = null;
    }
  }

  async #start(configuration: EngineConfiguration): Promise<EngineClient> {
    const { cacheFolder, enginePath, onLog } = this.#options;
    this.#tell("starting");
    try {
      const path = enginePath === undefined ? {} : { enginePath };
      const client = await startEngine({ ...configuration, ...path, cacheFolder, onLog });
      this.#running = { client, configuration };
      client.onExit((exit) => this.#ended(client, exit));
      this.#tell("ready");
      return client;
    } catch (error) {
      if (error instanceof EngineError) this.#tell("unavailable", sentences(error));
      throw error;
    }
  }

  #ended(client: EngineClient, exit: EngineExit): void {
    if (this.#running?.client === client) this.#running = null;
    const isExpected = this.#expectedExits.has(client) || this.#rendering?.isCancellationRequested === true;
    if (isExpected) {
      if (this.#running === null && this.#starting === null) this.#tell("stopped");
      return;
    }
    const error = engineDied(exit);
    this.#tell("crashed", error.message);
    this.#options.onCrash(error);
  }

  #tell(state: EngineState["state"], message: string | null = null): void {
    this.#state = { state, provider: this.#state.provider, message };
    this.#options.onState(this.#state);
  }
}

function isSame(a: EngineConfiguration, b: EngineConfiguration): boolean {
  return (
    a.provider === b.provider &&
    a.threads === b.threads &&
    a.modelFolders.join("\n") === b.modelFolders.join("\n")
  );
}

function sentences({ message, fix }: EngineError): string {
  return `${message} ${fix}`;
}
