/** Ties the protocol's requests to a render engine. */

import { ErrorCodes, ResponseError, type MessageConnection } from "vscode-jsonrpc";
import { isCancelled } from "../cancelled.ts";
import { EngineError } from "../errors.ts";
import {
  INITIALIZE,
  LOG,
  RENDER,
  RENDER_PROGRESS,
  REQUEST_CANCELLED,
  REQUEST_FAILED,
  SHUTDOWN,
  type EngineErrorData,
  type RenderProgress,
} from "../protocol.ts";
import { ENGINE_VERSION, RenderEngine } from "../render-engine.ts";
import { RUNTIME_VERSION } from "../runtime/session.ts";
import { checkInitializeParams, checkRenderParams } from "./params-schema.ts";
import { RenderQueue } from "./render-queue.ts";

/** @param onShutdown Called when the client has asked the engine to end. */
export function serveEngine(connection: MessageConnection, onShutdown: () => void): void {
  const queue = new RenderQueue();
  let engine: RenderEngine | null = null;

  connection.onRequest(INITIALIZE, (params) =>
    answer(connection, async () => {
      const options = checkInitializeParams(params);
      await engine?.dispose();
      engine = new RenderEngine(options);
      return { engineVersion: ENGINE_VERSION, runtimeVersion: RUNTIME_VERSION };
    }),
  );

  connection.onRequest(RENDER, (params, cancellation) =>
    answer(connection, async () => {
      const checked = checkRenderParams(params);
      const renderer = engine;
      if (renderer === null) throw notInitialized();
      const onProgress = (progress: RenderProgress) =>
        void connection.sendProgress(RENDER_PROGRESS, checked.progressToken, progress);
      return await queue.run(() => renderer.render(checked, { onProgress, cancellation }), cancellation);
    }),
  );

  connection.onRequest(SHUTDOWN, () =>
    answer(connection, async () => {
      await engine?.dispose();
      setImmediate(onShutdown);
      return null;
    }),
  );
}

async function answer<Result>(
  connection: MessageConnection,
  respond: () => Promise<Result>,
): Promise<Result | ResponseError<EngineErrorData>> {
  try {
    return await respond();
  } catch (error) {
    if (error instanceof EngineError) {
      const code = isCancelled(error) ? REQUEST_CANCELLED : REQUEST_FAILED;
      return new ResponseError(code, error.message, error.toData());
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    void connection.sendNotification(LOG, { level: "error", message: stack });
    return new ResponseError(ErrorCodes.InternalError, `The engine has a defect: ${firstLine(stack)}`, {
      code: "engine-defect",
      subject: "engine",
      fix: "Please report it, with the scene and the log.",
    });
  }
}

function notInitialized(): EngineError {
  return new EngineError({
    code: "not-initialized",
    subject: RENDER.method,
    message: "A render was asked for before the engine was initialized.",
    fix: `Send ${INITIALIZE.method} first.`,
  });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]!;
}
