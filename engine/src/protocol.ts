/**
 * What the engine process and its clients (the command line, the language server) say to each other:
 * JSON-RPC over the child process's IPC channel. Plans and results are plain JSON; pictures travel as
 * files. Cancelling is JSON-RPC's own `$/cancelRequest`, seen between two denoising steps.
 */

import type { ScenePlan } from "@ragl/grammar/plan";
import { NotificationType, ProgressType, RequestType } from "vscode-jsonrpc";

export type ProviderChoice = "auto" | "cpu" | "webgpu" | "cuda" | "dml" | "coreml";

export interface InitializeParams {
  /** Folders whose subfolders are models, searched in order: a model's name is its folder's. */
  readonly modelFolders: readonly string[];
  /** Where rewritten graphs are kept; made when first needed. */
  readonly cacheFolder: string;
  readonly provider: ProviderChoice;
  /** Threads of one session; 0: as many as there are cores. */
  readonly threads: number;
}

export interface InitializeResult {
  readonly engineVersion: string;
  readonly runtimeVersion: string;
}

export interface RenderParams {
  readonly plan: ScenePlan;
  /** The scene file's folder: model and mask paths in the plan are relative to it. */
  readonly baseFolder: string;
  /** Absolute path of the PNG to write; replaced in one step when the picture is finished. */
  readonly output: string;
  /** Scene text that travels inside the picture; null where there is none. */
  readonly source: { readonly uri: string; readonly text: string } | null;
  /** Whether to send sketches of the unfinished picture; they take up to a tenth of the time. */
  readonly sketches?: boolean;
}

export type RenderPhase = "load" | "encode" | "bind" | "denoise" | "decode" | "write";

export interface RenderProgress {
  readonly phase: RenderPhase;
  /** Done so far, and how many there are, in this phase (denoising steps, regions …). */
  readonly step: number;
  readonly steps: number;
  /** The region being bound; null elsewhere. */
  readonly region: string | null;
  /** Share of the whole render that is done, 0..1, by the work's own weights. */
  readonly fraction: number;
  /** What the picture looks like so far, as the data URI of a small image; only now and then, and only if asked for. */
  readonly sketch?: string;
}

export interface RenderResult {
  readonly output: string;
  readonly width: number;
  readonly height: number;
  /** Execution provider that ran the denoiser. */
  readonly provider: string;
  readonly seconds: Readonly<Record<RenderPhase | "total", number>>;
  /** Seconds spent inside the runtime's sessions, of the total. */
  readonly sessionSeconds: number;
  /** SHA-256 of the final latents' bytes: equal plans give equal hashes on one provider. */
  readonly latentsSha256: string;
  /** Things that a person should know: truncated prompts, a provider passed over. */
  readonly notices: readonly string[];
}

/** Why a request failed; travels as the `data` of the JSON-RPC error, whose message is one full sentence. */
export interface EngineErrorData {
  /** Stable, kebab-case: `model-file-missing`, `graph-not-understood`, `output-not-writable`, … */
  readonly code: string;
  /** What is at fault: a path, a node, a region's name. */
  readonly subject: string;
  /** What to do next. */
  readonly fix: string;
}

/** JSON-RPC error codes of a cancelled and of a failed request: those of the Language Server Protocol. */
export const REQUEST_CANCELLED = -32800;
export const REQUEST_FAILED = -32803;

export interface EngineLogMessage {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
}

export const INITIALIZE = new RequestType<InitializeParams, InitializeResult, EngineErrorData>(
  "engine/initialize",
);
export const RENDER = new RequestType<
  RenderParams & { readonly progressToken: number },
  RenderResult,
  EngineErrorData
>("engine/render");
export const SHUTDOWN = new RequestType<null, null, EngineErrorData>("engine/shutdown");
export const LOG = new NotificationType<EngineLogMessage>("engine/log");
export const RENDER_PROGRESS = new ProgressType<RenderProgress>();
