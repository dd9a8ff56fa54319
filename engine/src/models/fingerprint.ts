/** Tells one state of a model's files from another, for the record inside each picture. */

import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { FluxModel } from "./model-folder.ts";

const MEBIBYTE = 1024 * 1024;

/** Files up to this size count in full; of larger ones, weights of many gigabytes, samples must do. */
const HASHED_IN_FULL = 256 * MEBIBYTE;
const SAMPLES = 64;

/**
 * SHA-256 of the graphs and weights, by path in the model's folder. Of a file larger than 256 MiB, it covers the
 * size and 64 evenly spaced MiB, the first and the last among them.
 */
export async function fingerprintModel(model: FluxModel): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const graph of Object.values(model.graphs)) {
    const folder = dirname(graph);
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    for (const name of names.sort()) {
      const path = join(folder, name);
      hashes[relative(model.folder, path).split(sep).join("/")] = await hashFile(path);
    }
  }
  return hashes;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = new Uint8Array(MEBIBYTE);
    for (const position of samplePositions(size)) {
      const { bytesRead } = await file.read(buffer, 0, MEBIBYTE, position);
      hash.update(buffer.subarray(0, bytesRead));
    }
    if (size > HASHED_IN_FULL) hash.update(String(size));
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

function samplePositions(size: number): number[] {
  if (size <= HASHED_IN_FULL) {
    return Array.from({ length: Math.ceil(size / MEBIBYTE) }, (_, i) => i * MEBIBYTE);
  }
  const step = (size - MEBIBYTE) / (SAMPLES - 1);
  return Array.from({ length: SAMPLES }, (_, i) => Math.floor(i * step));
}
