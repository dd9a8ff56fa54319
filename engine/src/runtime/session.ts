/**
 * A loaded graph that can be run: opens ONNX Runtime sessions on the first provider that works, checks what is
 * fed against what the graph declares, and counts the time spent inside the runtime.
 */

import { availableParallelism } from "node:os";

import { env, InferenceSession, Tensor as RuntimeTensor } from "onnxruntime-node";

import { EngineError } from "../errors.ts";
import type { ProviderChoice } from "../protocol.ts";
import { providersToTry, providerTitle } from "./providers.ts";
import type { Provider } from "./providers.ts";
import type { Tensor, TensorType } from "./tensor.ts";
import { elementCount } from "./tensor.ts";

export interface SessionOptions {
  /** An encoded ONNX model. */
  readonly model: Uint8Array;
  /** The file that the model came from, for error messages. */
  readonly file: string;
  /** The folder that holds the model's external data; the runtime refuses to read elsewhere. */
  readonly weightsFolder: string;
  readonly provider: ProviderChoice;
  /** Threads of one run; 0: as many as there are cores. The CPU's results can differ in the last bits between counts. */
  readonly threads: number;
}

export interface TensorInfo {
  readonly name: string;
  /** The ONNX element type: `float32`, `int64` … */
  readonly type: string;
  /** A number where the graph fixes the dimension, its symbol (or null) where it is free. */
  readonly dims: readonly (number | string | null)[];
}

export interface Session {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** The provider that runs the graph. */
  readonly provider: Provider;
  /** What a person should know: a provider that was asked for and could not be used. */
  readonly notices: readonly string[];
  /** Seconds spent inside the runtime's runs so far. */
  readonly seconds: number;
  /**
   * Runs the graph once. `feeds` holds one tensor for every input, by name; the answer holds every output.
   * Throws EngineError `input-missing`, `input-shape-mismatch` or `session-run-failed`.
   */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  /** Frees the runtime's memory; the session cannot be used afterwards. */
  dispose(): Promise<void>;
}

/** The version of ONNX Runtime in use. */
export const RUNTIME_VERSION: string = env.versions.node ?? env.versions.common;

const LOG_ERRORS = 3;
/** While trying a provider: its failure is reported by the exception. */
const LOG_FATAL = 4;

/** Opens a session on the first provider that works. Throws EngineError `session-not-created`. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const notices: string[] = [];
  const candidates = providersToTry(options.provider);
  for (const provider of candidates) {
    try {
      const session = await createSession(options, provider);
      return new RunnableSession(session, options.file, provider, notices);
    } catch (error) {
      if (provider === "cpu") throw notCreated(options.file, error);
      notices.push(
        `${providerTitle(provider)} could not be used, so another provider runs the model: ${firstLine(error)}`,
      );
    }
  }
  throw notCreated(options.file, new Error("no execution provider is known for this platform"));
}

function createSession(options: SessionOptions, provider: Provider): Promise<InferenceSession> {
  return InferenceSession.create(options.model, {
    executionProviders: [provider],
    graphOptimizationLevel: "all",
    intraOpNumThreads: options.threads > 0 ? options.threads : availableParallelism(),
    logSeverityLevel: provider === "cpu" ? LOG_ERRORS : LOG_FATAL,
    extra: {
      session: {
        model_external_initializers_file_folder_path: options.weightsFolder,
        // Threads that spin in wait of their session's next run would take the cores from the session that runs now.
        force_spinning_stop: "1",
      },
    },
  });
}

class RunnableSession implements Session {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly provider: Provider;
  readonly notices: readonly string[];
  readonly #session: InferenceSession;
  readonly #file: string;
  #seconds = 0;

  constructor(session: InferenceSession, file: string, provider: Provider, notices: readonly string[]) {
    this.#session = session;
    this.#file = file;
    this.provider = provider;
    this.notices = notices;
    this.inputs = session.inputMetadata.map(tensorInfo);
    this.outputs = session.outputMetadata.map(tensorInfo);
  }

  get seconds(): number {
    return this.#seconds;
  }

  async run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>> {
    const runtimeFeeds: Record<string, RuntimeTensor> = {};
    for (const input of this.inputs) {
      const tensor = feeds[input.name];
      if (tensor === undefined) throw missingInput(this.#file, input.name);
      checkFits(this.#file, input, tensor);
      runtimeFeeds[input.name] = new RuntimeTensor(tensor.type, tensor.data, tensor.dims);
    }
    const started = performance.now();
    try {
      const results = await this.#session.run(runtimeFeeds);
      return Object.fromEntries(
        Object.entries(results).map(([name, result]) => [name, fromRuntime(this.#file, name, result)]),
      );
    } catch (error) {
      if (error instanceof EngineError) throw error;
      throw runFailed(this.#file, error);
    } finally {
      this.#seconds += (performance.now() - started) / 1000;
    }
  }

  dispose(): Promise<void> {
    return this.#session.release();
  }
}

function tensorInfo(metadata: InferenceSession.ValueMetadata): TensorInfo {
  if (!metadata.isTensor) return { name: metadata.name, type: "not a tensor", dims: [] };
  return {
    name: metadata.name,
    type: metadata.type,
    dims: metadata.shape.map((dim) => (typeof dim === "string" && dim === "" ? null : dim)),
  };
}

const TENSOR_TYPES: readonly string[] = ["float32", "int64", "int32", "bool"] satisfies TensorType[];

function fromRuntime(file: string, name: string, result: RuntimeTensor): Tensor {
  if (!TENSOR_TYPES.includes(result.type)) {
    throw new EngineError({
      code: "output-type-unsupported",
      message: `Output ${name} of ${file} has elements of type ${result.type}, which the engine does not read.`,
      subject: file,
      fix: "Export the model with float32 or float16 outputs.",
    });
  }
  return { type: result.type, dims: result.dims, data: result.data } as Tensor;
}

function checkFits(file: string, input: TensorInfo, tensor: Tensor): void {
  const fits =
    tensor.type === input.type &&
    tensor.data.length === elementCount(tensor.dims) &&
    tensor.dims.length === input.dims.length &&
    input.dims.every((dim, axis) => typeof dim !== "number" || dim === tensor.dims[axis]);
  if (fits) return;
  throw new EngineError({
    code: "input-shape-mismatch",
    message:
      `Input ${input.name} of ${file} takes ${input.type} [${input.dims.map((dim) => dim ?? "?").join(", ")}], ` +
      `but the rest of the model provides ${tensor.type} [${tensor.dims.join(", ")}].`,
    subject: file,
    fix: "Check that the folder's graphs and config.json files belong to one model, and export the graph again with free batch and token dimensions.",
  });
}

function missingInput(file: string, name: string): EngineError {
  return new EngineError({
    code: "input-missing",
    message: `${file} has an input ${name} that the engine has no value for.`,
    subject: file,
    fix: "Use an export whose inputs are those of the diffusers pipeline, without extra ones.",
  });
}

function notCreated(file: string, error: unknown): EngineError {
  return new EngineError({
    code: "session-not-created",
    message: `ONNX Runtime cannot load ${file}: ${firstLine(error)}`,
    subject: file,
    fix: "Download or export the model again; if that does not help, export it without offline optimization, which can leave operators that only one provider knows.",
    cause: error,
  });
}

function runFailed(file: string, error: unknown): EngineError {
  return new EngineError({
    code: "session-run-failed",
    message: `Running ${file} failed: ${firstLine(error)}`,
    subject: file,
    fix: "Try the CPU provider and a smaller canvas; if it fails there too, export the model again.",
    cause: error,
  });
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0]!.trim();
}
