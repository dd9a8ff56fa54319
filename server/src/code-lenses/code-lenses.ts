/** What can be done with a picture, above the scene or the variant that describes it. */

import type { Name, Range as OffsetRange, VariantDeclaration } from "@ragl/grammar";
import type { CodeLens } from "vscode-languageserver";
import type { PictureTarget } from "../protocol.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

export interface LensOptions {
  /** False where the person has turned rendering off. */
  readonly canRender: boolean;
}

/** Lenses in source order. Without a name a picture cannot be asked for; of two with one name the first can. */
export function findCodeLenses(document: SceneDocument, { canRender }: LensOptions): CodeLens[] {
  const lenses: CodeLens[] = [];
  const scenes = new Set<string>();
  for (const node of document.parsed.tree.declarations) {
    if (node.kind !== "scene" || !isNew(node.name, scenes)) continue;
    const scene = node.name.text;
    lenses.push(...picture(document, node.keyword, { scene, variant: null }, canRender));
    const variants = new Set<string>();
    for (const variant of node.variants) {
      if (!isNew(variant.name, variants)) continue;
      const target = { scene, variant: variant.name.text };
      lenses.push(...picture(document, variant.keyword, target, canRender && !repaints(variant)));
    }
  }
  return lenses;
}

function picture(
  document: SceneDocument,
  place: OffsetRange,
  target: Pick<PictureTarget, "scene" | "variant">,
  canRender: boolean,
): CodeLens[] {
  const range = document.rangeOf(place);
  const argument: PictureTarget = { uri: document.uri, ...target };
  const lens = (title: string, command: string): CodeLens => ({
    range,
    command: { title, command, arguments: [argument] },
  });
  return [...(canRender ? [lens("Render", "ragl.render")] : []), lens("Preview", "ragl.preview")];
}

function isNew(name: Name | null, seen: Set<string>): name is Name {
  if (name === null || seen.has(name.text)) return false;
  seen.add(name.text);
  return true;
}

/** The engine refuses variants that repaint: it does not re-generate a region in a finished picture. */
function repaints({ changes }: VariantDeclaration): boolean {
  return changes.some(({ mode }) => mode === "repaint");
}
