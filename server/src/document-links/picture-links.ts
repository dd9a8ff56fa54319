/** The names of scenes and variants as links to their newest pictures. */

import { access } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Name } from "@ragl/grammar";
import type { DocumentLink } from "vscode-languageserver";
import { outputPlaceOf, type OutputSurroundings } from "../pictures/output-place.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Links to pictures that have been rendered; none for a text that lies on no disk. */
export async function findPictureLinks(
  document: SceneDocument,
  surroundings: Omit<OutputSurroundings, "temporaryFolder">,
): Promise<DocumentLink[]> {
  if (!document.uri.startsWith("file:")) return [];
  const links: DocumentLink[] = [];
  for (const { name, scene, variant } of pictureNames(document)) {
    const path = await newestPicture(document.uri, { scene, variant }, surroundings);
    if (path === null) continue;
    const target = pathToFileURL(path).href;
    links.push({ range: document.rangeOf(name.range), target, tooltip: "Open the rendered picture" });
  }
  return links;
}

interface PictureName {
  readonly name: Name;
  readonly scene: string;
  readonly variant: string | null;
}

function* pictureNames({ parsed }: SceneDocument): Generator<PictureName> {
  for (const node of parsed.tree.declarations) {
    if (node.kind !== "scene" || node.name === null) continue;
    const scene = node.name.text;
    yield { name: node.name, scene, variant: null };
    for (const { name } of node.variants) if (name !== null) yield { name, scene, variant: name.text };
  }
}

/** Null where there is none yet, or where pictures may not be written and so are not looked for. */
async function newestPicture(
  uri: string,
  picture: Omit<PictureName, "name">,
  surroundings: Omit<OutputSurroundings, "temporaryFolder">,
): Promise<string | null> {
  try {
    const { latest } = await outputPlaceOf(uri, picture, { ...surroundings, temporaryFolder: "" });
    await access(latest);
    return latest;
  } catch {
    return null;
  }
}
