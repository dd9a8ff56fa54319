/** Failures that a person can act on: they end the command with a message and a next step, never a stack trace. */

import { EngineError } from "@ragl/engine/errors";
import { coloursFor, visibleLines } from "./terminal-text.ts";

/** What the `ragl` process's exit status means. */
export const EXIT = {
  ok: 0,
  /** The command ran and found or met a problem. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** Stopped by Ctrl-C: 128 + SIGINT, as shells have it. */
  cancelled: 130,
} as const;

export interface FailureOptions {
  /** What to do next, as one sentence. */
  readonly fix?: string | undefined;
  readonly exitCode?: number;
}

/** An expected failure: `message` is one full sentence that names what is at fault and why. */
export class Failure extends Error {
  readonly fix: string | undefined;
  readonly exitCode: number;

  constructor(message: string, options: FailureOptions = {}) {
    super(message);
    this.name = "Failure";
    this.fix = options.fix;
    this.exitCode = options.exitCode ?? EXIT.failed;
  }
}

/** The engine's own errors as failures; anything else, a defect, is thrown as it is. */
export function asFailure(error: unknown): Failure {
  if (error instanceof EngineError) return new Failure(error.message, { fix: error.fix });
  throw error;
}

/** Writes a failure to standard error: what went wrong, and what to do next. */
export function printFailure(failure: Failure): void {
  const colours = coloursFor(process.stderr);
  // Who presses Ctrl-C has met no error.
  const label = failure.exitCode === EXIT.cancelled ? "" : `${colours.red(colours.bold("error"))}: `;
  process.stderr.write(`${label}${visibleLines(failure.message)}\n`);
  if (failure.fix !== undefined)
    process.stderr.write(`${colours.green("Fix")}: ${visibleLines(failure.fix)}\n`);
}

/** The operating system's reason in plain words; for codes that are not listed, its own message. */
export function systemReason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "permission is denied";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
      return "a part of the path is not a folder";
    case "EROFS":
      return "the file system is read-only";
    case "ENOSPC":
      return "the disk is full";
    case "ENAMETOOLONG":
      return "the name is too long";
    case "ELOOP":
      return "its symbolic links go round in a circle";
    default:
      return message ?? String(error);
  }
}
