/** Completion inside strings: paths, models, and values that are filled in. */

import { isRelativePath, relativePath, resolvePath, type Range, type ValueOwner } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import { SCENE_FILE_EXTENSION } from "../workspace/file-system.ts";
import { RANK, type CompletionRequest } from "./completion-request.ts";
import { letCandidate } from "./name-candidates.ts";
import { modelCandidates } from "./values.ts";
import { visibleLets } from "./visible-names.ts";

const PICTURE_FILE = /\.(?:png|jpe?g|webp|gif|tiff?|avif)$/i;
/** Scene files that are offered as a whole path. */
const MOST_FILES = 200;

/** Between the quotes of a property's text. */
export function completeText(request: CompletionRequest, owner: ValueOwner, content: Range): void {
  if (owner?.kind !== "property") return;
  if (owner.name === "mask") completePath(request, content, (name) => PICTURE_FILE.test(name));
  if (owner.name !== "model") return;
  const candidates = modelCandidates(request).map((candidate) => ({ ...candidate, range: content }));
  request.add(RANK.likely, ...candidates);
  completePath(request, content, () => false);
}

/** In `${…}`: the names of values, with the signs that are still missing. */
export function completeInterpolation(request: CompletionRequest): void {
  request.add(
    RANK.likely,
    ...visibleLets(request.document).map((visible) => ({
      ...letCandidate(visible),
      newText: `\${${visible.name.text}}`,
    })),
  );
}

/** Between the quotes behind `from`, or before there are quotes. */
export async function completeImportPath(request: CompletionRequest, content: Range | null): Promise<void> {
  const { document, workspace } = request;
  const uris = (await workspace.sceneFiles()).filter((uri) => uri !== document.uri).slice(0, MOST_FILES);
  for (const path of uris.map((uri) => relativePath(document.uri, uri)).sort()) {
    request.add(RANK.likely, {
      label: content === null ? `"${path}"` : path,
      kind: CompletionItemKind.File,
      ...(content === null ? {} : { range: content }),
    });
  }
}

/** One step of a relative path: the folders and the fitting files of the folder that is written so far. */
function completePath(request: CompletionRequest, content: Range, fits: (name: string) => boolean): void {
  const { document, workspace, text, offset } = request;
  const written = text.slice(content.start, offset);
  const folder = written.slice(0, written.lastIndexOf("/") + 1);
  if (folder !== "" && !isRelativePath(folder)) return;
  const range = { start: content.start + folder.length, end: content.end };
  const place = folder === "" ? "./" : folder;
  for (const { name, isFolder } of workspace.listFolder(resolvePath(document.uri, place))) {
    if (!isFolder && (name.endsWith(SCENE_FILE_EXTENSION) || !fits(name))) continue;
    request.add(RANK.property, {
      label: isFolder ? `${name}/` : name,
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
      newText: `${folder === "" ? "./" : ""}${name}${isFolder ? "/" : ""}`,
      range,
    });
  }
}
