/** What a render ends with when somebody stopped it. */

import { EngineError } from "./errors.ts";

export function cancelledError(): EngineError {
  return new EngineError({
    code: "cancelled",
    subject: "render",
    message: "The render was cancelled.",
    fix: "Render again when you want the picture.",
  });
}

export function isCancelled(error: unknown): boolean {
  return error instanceof EngineError && error.code === "cancelled";
}
