/** Paths in a scene file as links: imported files, mask pictures, model folders. */

import type { DocumentLink } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { writtenPaths, type WrittenPath } from "./written-paths.ts";

/** The file that says what a model's folder holds; editors open files, not folders. */
const MODEL_INDEX = "model_index.json";

/** Imports of files that are not there have no link: their diagnostic says what is wrong. */
export function findDocumentLinks(document: SceneDocument, workspace: Workspace): DocumentLink[] {
  // Relative to what is not on any disk, a path leads nowhere.
  if (document.uri.startsWith("untitled:")) return [];
  return writtenPaths(document.parsed)
    .filter(({ kind, uri }) => kind !== "import" || workspace.get(uri) !== null)
    .map((path) => ({ range: document.rangeOf(path.content), ...destination(path) }));
}

function destination({ kind, uri, text }: WrittenPath): { target: string; tooltip: string } {
  switch (kind) {
    case "import":
      return { target: uri, tooltip: `Open ${text}` };
    case "mask":
      return { target: uri, tooltip: "Open the mask" };
    case "model":
      return { target: `${uri}/${MODEL_INDEX}`, tooltip: "Open the model's index" };
  }
}
