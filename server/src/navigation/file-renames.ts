/** Keeps paths true when files and folders are renamed or moved. */

import { setImmediate } from "node:timers/promises";
import { canonicalUri, quote, relativePath } from "@ragl/grammar";
import type { CancellationToken, FileRename } from "vscode-languageserver";
import { writtenPaths } from "../document-links/written-paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { FileEdits } from "./workspace-edit.ts";

/**
 * The edits, to be made before the renaming, after which imports, masks and model folders are found again: in files
 * that name what moves, and in files that move themselves. Paths that stay true are left as they are written.
 */
export async function editsForRenamedFiles(
  renames: readonly FileRename[],
  workspace: Workspace,
  token: CancellationToken,
): Promise<FileEdits> {
  const moved = moves(renames);
  const edits = new FileEdits();
  for (const uri of await workspace.sceneFiles()) {
    // Files may have to be read: other requests get their turn between two.
    await setImmediate();
    if (token.isCancellationRequested) break;
    const document = workspace.get(uri);
    if (document === null) continue;
    const from = canonicalUri(document.uri);
    for (const path of writtenPaths(document.parsed)) {
      const now = relativePath(from, path.uri);
      const then = relativePath(moved(from), moved(path.uri));
      if (then !== now) edits.replace(document, path.literal, quote(then));
    }
  }
  return edits;
}

/** Where a file will be: of renamed folders that hold it, the innermost counts. */
function moves(renames: readonly FileRename[]): (uri: string) => string {
  const places = renames
    .map(({ oldUri, newUri }) => ({ from: withoutSlash(oldUri), to: withoutSlash(newUri) }))
    .sort((a, b) => b.from.length - a.from.length);
  return (uri) => {
    const place = places.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
    return place === undefined ? uri : place.to + uri.slice(place.from.length);
  };
}

function withoutSlash(uri: string): string {
  return canonicalUri(uri).replace(/\/$/, "");
}
