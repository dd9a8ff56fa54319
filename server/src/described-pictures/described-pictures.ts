/** The pictures that a file describes, for clients that let a person choose one. */

import type { DescribedPicture } from "../protocol.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Each scene, then its variants, in the text's order; scenes and variants without a name are left out. */
export function findDescribedPictures(document: SceneDocument): DescribedPicture[] {
  const { uri, analysis } = document;
  return analysis.program.scenes.flatMap(({ node, name, variants }) => [
    {
      target: { uri, scene: name.text, variant: null },
      range: document.rangeOf(node.range),
      documentation: node.doc ?? "",
    },
    ...[...variants.values()].map((variant) => ({
      target: { uri, scene: name.text, variant: variant.name.text },
      range: document.rangeOf(variant.node.range),
      documentation: variant.node.doc ?? "",
    })),
  ]);
}
