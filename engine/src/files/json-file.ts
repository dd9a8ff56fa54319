/** Reads the small JSON files of a model folder, which come from anywhere: every fault names the file. */

import { readFile, stat } from "node:fs/promises";
import type { z } from "zod";
import { EngineError } from "../errors.ts";

/** Far above any tokenizer; a file beyond it is not what its name says. */
const MAX_JSON_BYTES = 256 * 1024 * 1024;

/**
 * The file's content, checked against a schema.
 *
 * @param fix What to do when the file is missing or is not what it should be.
 * @throws EngineError `model-file-missing` or `model-file-invalid`.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  fix: string,
): Promise<z.infer<Schema>> {
  const text = await readTextFile(path, fix);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalidFile(path, `is not valid JSON (${(cause as Error).message})`, fix, cause);
  }
  const checked = schema.safeParse(json);
  if (!checked.success) throw invalidFile(path, describeIssues(checked.error), fix, checked.error);
  return checked.data;
}

/** As `readJsonFile`, but null where the file does not exist. */
export async function readOptionalJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  fix: string,
): Promise<z.infer<Schema> | null> {
  return (await isFile(path)) ? await readJsonFile(path, schema, fix) : null;
}

/** @throws EngineError `model-file-missing` or `model-file-invalid`. */
export async function readTextFile(path: string, fix: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_JSON_BYTES) throw invalidFile(path, `is ${size} bytes long, too long for what it is`, fix);
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw unreadableFile(path, fix, cause);
  }
}

/** @throws EngineError `model-file-missing` when there is no such file. */
export async function requireFile(path: string, fix: string): Promise<string> {
  if (await isFile(path)) return path;
  throw unreadableFile(path, fix, null);
}

export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

export function invalidFile(path: string, complaint: string, fix: string, cause?: unknown): EngineError {
  return new EngineError({
    code: "model-file-invalid",
    subject: path,
    message: `${path} ${complaint}.`,
    fix,
    cause,
  });
}

function unreadableFile(path: string, fix: string, cause: unknown): EngineError {
  const missing = cause === null || (cause as NodeJS.ErrnoException).code === "ENOENT";
  return new EngineError({
    code: missing ? "model-file-missing" : "model-file-unreadable",
    subject: path,
    message: missing
      ? `The file ${path} is missing.`
      : `${path} cannot be read: ${(cause as Error).message}.`,
    fix,
    cause,
  });
}

/** The first faults of a file, in one line. */
function describeIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, 3).map((issue) => {
    const where = issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
    return `${where}${issue.message}`;
  });
  const hidden = error.issues.length - shown.length;
  return `does not hold what it should: ${shown.join("; ")}${hidden > 0 ? `; and ${hidden} more` : ""}`;
}
