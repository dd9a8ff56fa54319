/** Renders one plan in an engine process of its own, with progress, and with Ctrl-C as a clean way out. */

import { startEngine } from "@ragl/engine/client";
import { EngineError } from "@ragl/engine/errors";
import { usualCacheFolder, usualModelFolders } from "@ragl/engine/models";
import type { InitializeParams, RenderParams, RenderResult } from "@ragl/engine/protocol";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { asFailure, EXIT, Failure } from "./failure.ts";
import type { ProgressReporter } from "./reporters/render-progress.ts";

export type EngineOptions = Pick<InitializeParams, "provider" | "threads">;

/** Throws a `Failure`; when it was stopped, one with the exit code of a cancelled command. */
export async function renderPicture(
  params: RenderParams,
  options: EngineOptions,
  progress: ProgressReporter,
): Promise<RenderResult> {
  const stop = new CancellationTokenSource();
  const unlisten = onInterrupt(() => {
    if (stop.token.isCancellationRequested) {
      progress.finish();
      process.exit(EXIT.cancelled);
    }
    stop.cancel();
    progress.say("Stopping at the next step; press Ctrl-C again to stop at once.");
  });
  try {
    const folders = { modelFolders: usualModelFolders(), cacheFolder: usualCacheFolder() };
    const engine = await startEngine({ ...folders, ...options });
    try {
      return await engine.render(params, (step) => progress.update(step), stop.token);
    } finally {
      await engine.dispose();
    }
  } catch (error) {
    if (stop.token.isCancellationRequested || (error instanceof EngineError && error.code === "cancelled")) {
      throw new Failure("Stopped; no picture was written.", { exitCode: EXIT.cancelled });
    }
    throw asFailure(error);
  } finally {
    progress.finish();
    unlisten();
  }
}

function onInterrupt(listener: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
