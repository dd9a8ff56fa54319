/**
 * Writes files that readers never see half of: the bytes go to a temporary file in the same folder, which then
 * takes the target's name in one step. Whatever fails, the old file stays, and no temporary file is left.
 */

import { constants } from "node:fs";
import { access, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { EngineError } from "../errors.ts";

const TEMPORARY_SUFFIX = ".ragl-tmp";
const HOST = hostname().replace(/[^A-Za-z0-9]/g, "") || "host";

let writes = 0;

/** @throws EngineError `output-folder-missing`, `output-not-writable`, `output-disk-full` or `output-failed`. */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await requireWritable(path);
  const target = await realpath(path).catch(() => path);
  await removeStaleTemporaries(target);
  const temporary = join(dirname(target), temporaryName(target));
  try {
    await writeDurably(temporary, bytes);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw outputError(path, cause);
  }
}

/** Makes a folder, and those above it, where they are missing. @throws EngineError as above. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw outputError(path, cause);
  }
}

/** Finds out before the work starts whether its result could be written. @throws EngineError as above. */
export async function requireWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK | constants.X_OK);
    const existing = await stat(path).catch(() => null);
    if (existing === null) return;
    if (existing.isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
    await access(path, constants.W_OK);
  } catch (cause) {
    throw outputError(path, cause);
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Says which process writes it, so that what a killed process left can be told from what is being written. */
function temporaryName(target: string): string {
  return `.${basename(target)}.${HOST}-${process.pid}-${++writes}${TEMPORARY_SUFFIX}`;
}

/** Removes what processes that were killed while they wrote this file have left beside it. */
export async function removeStaleTemporaries(path: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const start = `.${basename(target)}.${HOST}-`;
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(start) || !name.endsWith(TEMPORARY_SUFFIX)) continue;
    const writer = Number.parseInt(name.slice(start.length), 10);
    if (Number.isInteger(writer) && !isAlive(writer)) await rm(join(dirname(target), name), { force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What the operating system's answer means for the person who chose the path. */
function outputError(path: string, cause: unknown): EngineError {
  const system = (cause as NodeJS.ErrnoException).code ?? "";
  const known = CAUSES.find(({ systemCodes }) => systemCodes.includes(system));
  const { code, complaint, fix } = known ?? {
    code: "output-failed",
    complaint: (cause as Error).message,
    fix: "Write to another place.",
  };
  return new EngineError({
    code,
    subject: path,
    message: `${path} cannot be written: ${complaint}.`,
    fix,
    cause,
  });
}

const CAUSES = [
  {
    systemCodes: ["EEXIST"],
    code: "output-not-writable",
    complaint: "there is a file of that name, where a folder is needed",
    fix: "Choose another folder, or move the file away.",
  },
  {
    systemCodes: ["ENOENT", "ENOTDIR"],
    code: "output-folder-missing",
    complaint: "its folder does not exist",
    fix: "Make the folder, or write to another one.",
  },
  {
    systemCodes: ["EACCES", "EPERM", "EROFS"],
    code: "output-not-writable",
    complaint: "the file or its folder is read-only for you",
    fix: "Change the permissions, or write to another folder.",
  },
  {
    systemCodes: ["EISDIR"],
    code: "output-not-writable",
    complaint: "there is a folder of that name",
    fix: "Choose another file name.",
  },
  {
    systemCodes: ["ENOSPC", "EDQUOT", "EFBIG"],
    code: "output-disk-full",
    complaint: "the disk, or your share of it, is full",
    fix: "Free some space, or write to another disk.",
  },
];
