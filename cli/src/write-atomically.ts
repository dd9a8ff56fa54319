/** Writes text files in one step, so that a reader, or a full disk, never meets half a file. */

import { randomUUID } from "node:crypto";
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure, systemReason } from "./failure.ts";

/**
 * Replaces or makes `path`. A symbolic link stays, and the file that it points to is replaced; an old
 * file's permissions are kept. Throws a `Failure` when the folder cannot be written to, with the old
 * file unchanged and nothing left behind.
 */
export function writeAtomically(path: string, text: string): void {
  const target = existingTarget(path);
  const temporary = join(dirname(target.path), `.${basename(target.path)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: target.mode, flush: true });
    renameSync(temporary, target.path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const missingFolder = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = missingFolder ? "its folder does not exist" : systemReason(error);
    throw new Failure(`'${path}' cannot be written: ${reason}.`, {
      fix: "Choose a folder that exists and that you may write to.",
    });
  }
}

function existingTarget(path: string): { path: string; mode: number } {
  try {
    const real = realpathSync(path);
    return { path: real, mode: statSync(real).mode & 0o777 };
  } catch {
    return { path, mode: 0o666 };
  }
}
