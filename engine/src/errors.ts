/**
 * The one kind of error that the engine reports to people: what went wrong in a full sentence, what is at
 * fault, and what to do next. Anything else that is thrown is a defect of the engine itself.
 */

import type { EngineErrorData } from "./protocol.ts";

export interface EngineErrorParts extends EngineErrorData {
  /** One full sentence that names the thing at fault and the cause. */
  readonly message: string;
  readonly cause?: unknown;
}

export class EngineError extends Error implements EngineErrorData {
  override readonly name = "EngineError";
  readonly code: string;
  readonly subject: string;
  readonly fix: string;

  constructor(parts: EngineErrorParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.code = parts.code;
    this.subject = parts.subject;
    this.fix = parts.fix;
  }

  /** What travels as the `data` of a JSON-RPC error. */
  toData(): EngineErrorData {
    return { code: this.code, subject: this.subject, fix: this.fix };
  }
}
