/** What the server reads of the disk: scene files, whole and as they are now. */

import { readdirSync, readFileSync, statSync, type Stats } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canonicalUri } from "@ragl/grammar";
import type { FolderEntry } from "./workspace.ts";

/** Far beyond any scene; a larger file is no scene file, and reading it would only exhaust the memory. */
const LARGEST_FILE_BYTES = 64 * 2 ** 20;
/** Scene files that a workspace is searched for; no project has more by hand. */
const MOST_SCENE_FILES = 10_000;
/** Entries of a folder that are listed. */
const MOST_ENTRIES = 1_000;
/** Folders that hold copies and products rather than sources. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(["node_modules", "dist", "out", "__pycache__"]);

export const SCENE_FILE_EXTENSION = ".ragl";

export interface FileSystem {
  /** The text of a file; null where there is none that can be read as text. */
  read(uri: string): string | null;
  /** Differs after a change of the file; null where there is none. */
  stamp(uri: string): string | null;
  /** What a folder holds, by name, hidden entries left out; empty where it cannot be read. */
  list(uri: string): readonly FolderEntry[];
  /** The scene files in folders and their subfolders, hidden ones left out. */
  findSceneFiles(folders: readonly string[]): Promise<readonly string[]>;
}

export const diskFileSystem: FileSystem = {
  read(uri) {
    const stats = regularFile(uri);
    if (stats === null || stats.size > LARGEST_FILE_BYTES) return null;
    try {
      // The decoder drops a byte-order mark, as editors do, so that offsets agree with theirs.
      return new TextDecoder().decode(readFileSync(new URL(uri)));
    } catch {
      return null;
    }
  },

  stamp(uri) {
    const stats = regularFile(uri);
    return stats === null ? null : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
  },

  list(uri) {
    const path = pathOf(uri);
    if (path === null) return [];
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter(({ name }) => !name.startsWith("."))
        .slice(0, MOST_ENTRIES)
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return [];
    }
  },

  async findSceneFiles(folders) {
    const found: string[] = [];
    for (const folder of folders) {
      const path = pathOf(folder);
      if (path !== null) await collect(path, found);
    }
    return found.map((path) => canonicalUri(pathToFileURL(path).href));
  },
};

/** Null for what is no regular file: reading a pipe or a device might never end. */
function regularFile(uri: string): Stats | null {
  const path = pathOf(uri);
  if (path === null) return null;
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/** The path of a `file:` URI; null for any other. */
export function pathOf(uri: string): string | null {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

async function collect(folder: string, found: string[]): Promise<void> {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (found.length >= MOST_SCENE_FILES) return;
      if (entry.name.startsWith(".") || SKIPPED_FOLDERS.has(entry.name)) continue;
      // Links to folders are not followed: they may lead in circles.
      if (entry.isDirectory()) pending.push(join(next, entry.name));
      else if (entry.name.endsWith(SCENE_FILE_EXTENSION)) found.push(join(next, entry.name));
    }
  }
}
