/** What an engine process's answers and its end mean to whoever asked it for something. */

import { ResponseError } from "vscode-jsonrpc";
import { z } from "zod";
import { EngineError } from "../errors.ts";

export interface EngineExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of what the process wrote to its standard error. */
  readonly stderr: string;
}

const ErrorDataSchema = z.object({ code: z.string(), subject: z.string(), fix: z.string() });

/** The engine's own error behind a JSON-RPC error; null when it is no answer of the engine. */
export function fromResponse(error: unknown): EngineError | null {
  if (!(error instanceof ResponseError)) return null;
  const data = ErrorDataSchema.safeParse(error.data);
  return data.success ? new EngineError({ ...data.data, message: error.message, cause: error }) : null;
}

export function engineDied({ code, signal, stderr }: EngineExit): EngineError {
  const how = signal === null ? `with exit code ${code ?? "unknown"}` : `by signal ${signal}`;
  const said = stderr.trim().split("\n").at(-1) ?? "";
  return new EngineError({
    code: "engine-died",
    subject: signal ?? String(code),
    message: `The engine process was ended ${how}${said === "" ? "" : `: ${said}`}.`,
    fix: "Render again. If it keeps happening, memory may be short: use a smaller canvas or model, or the CPU provider.",
  });
}

export function engineNotBuilt(path: string): EngineError {
  return new EngineError({
    code: "engine-not-built",
    subject: path,
    message: `The engine is not where it should be, at ${path}.`,
    fix: "Build it with `npm run build`, or install RAGL again.",
  });
}
