/** Failures as answers to requests. */

import { isCancelled } from "@ragl/engine/cancelled";
import { EngineError } from "@ragl/engine/errors";
import type { EngineErrorData } from "@ragl/engine/protocol";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** What `work` gives, or an answer that says what went wrong and what to do; defects are thrown on. */
export async function answering<Result>(
  work: () => Promise<Result>,
): Promise<Result | ResponseError<EngineErrorData>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const code = isCancelled(error) ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed;
    return new ResponseError(code, error.message, error.toData());
  }
}
