/** Reading scene files, and other text that people name on the command line, from disk or standard input. */

import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, systemReason } from "./failure.ts";

/** Far beyond any scene; a larger file was named by mistake, and reading it would only exhaust the memory. */
const LARGEST_TEXT_MEGABYTES = 64;

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

/** Reads a file's bytes, or the standard input's (0); `label` names it in messages. */
export function readBytes(path: string | 0, label: string, mostMegabytes = LARGEST_TEXT_MEGABYTES): Buffer {
  try {
    if (typeof path === "string") checkSize(statSync(path).size, label, mostMegabytes);
    const bytes = readFileSync(path);
    checkSize(bytes.length, label, mostMegabytes);
    return bytes;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${label} cannot be read: ${systemReason(error)}.`, {
      fix: "Check the path and its spelling.",
    });
  }
}

function checkSize(bytes: number, label: string, mostMegabytes: number): void {
  const megabytes = bytes / 2 ** 20;
  if (megabytes <= mostMegabytes) return;
  throw new Failure(
    `${label} has ${Math.round(megabytes)} MB; files of up to ${mostMegabytes} MB are read.`,
    {
      fix: "Check that this is the file that you meant.",
    },
  );
}

function decode(bytes: Buffer, label: string): string {
  if (!isUtf8(bytes)) {
    throw new Failure(`${label} is not text in UTF-8.`, {
      fix: "Check that this is the file that you meant, or save it again with the encoding UTF-8.",
    });
  }
  return new TextDecoder().decode(bytes);
}
