/** Reading scene files, and other text that people name on the command line, from disk or standard input. */

import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, systemReason } from "./failure.ts";

/** Far beyond any scene; a larger file was named by mistake, and reading it would only exhaust the memory. */
const LARGEST_TEXT_BYTES = 64 * 1024 * 1024;

/** What stands for standard input where a file's name is expected. */
export const STANDARD_INPUT = "-";

export interface TextFile {
  /** The path as given, for messages. */
  readonly path: string;
  /** A `file:` URI; imports are relative to it. */
  readonly uri: string;
  readonly text: string;
}

/** Reads UTF-8 text; a byte-order mark is dropped. Throws a `Failure` that names the file. */
export function readTextFile(path: string): TextFile {
  if (path === STANDARD_INPUT) {
    const text = decode(readBytes(0, "standard input"), "standard input");
    return { path: "<stdin>", uri: pathToFileURL(resolve("stdin.ragl")).href, text };
  }
  return {
    path,
    uri: pathToFileURL(resolve(path)).href,
    text: decode(readBytes(path, `'${path}'`), `'${path}'`),
  };
}

/** Reads a file's bytes; `label` names it in messages. */
export function readBytes(path: string | number, label: string): Buffer {
  try {
    if (typeof path === "string") checkSize(statSync(path).size, label);
    const bytes = readFileSync(path);
    checkSize(bytes.length, label);
    return bytes;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${label} cannot be read: ${systemReason(error)}.`, {
      fix: "Check the path and its spelling.",
    });
  }
}

function checkSize(bytes: number, label: string): void {
  if (bytes <= LARGEST_TEXT_BYTES) return;
  throw new Failure(`${label} has ${Math.round(bytes / 2 ** 20)} MB; files of up to 64 MB are read.`, {
    fix: "Check that this is the file that you meant.",
  });
}

function decode(bytes: Buffer, label: string): string {
  if (!isUtf8(bytes)) {
    throw new Failure(`${label} is not text in UTF-8.`, {
      fix: "Check that this is the file that you meant, or save it again with the encoding UTF-8.",
    });
  }
  return new TextDecoder().decode(bytes);
}
