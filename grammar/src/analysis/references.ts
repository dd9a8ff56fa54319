/** Finds every use of a name in the analysed file. */

import type { Range, Value } from "../syntax/tree.ts";
import { blocksOf } from "./blocks.ts";
import type { AnalysisContext } from "./context.ts";
import type { Reference } from "./definitions.ts";
import { namesInValue } from "./name-walk.ts";
import type { SceneIndex } from "./scene-index.ts";

/**
 * In source order. Inside the file an imported name refers to its import; the import's own name refers to the
 * definition in the other file. Bare words that nothing defines (keywords, mistakes) are no references.
 */
export function referencesOf({ root, names }: AnalysisContext, scenes: readonly SceneIndex[]): Reference[] {
  const references: Reference[] = [];
  const { tree } = root.file;

  for (const { definition, from } of root.imports.values()) {
    references.push({
      name: definition.node.imported,
      definition: names.imported({ definition, from }),
    });
  }
  const addNames = (value: Value | null): void => {
    if (value === null) return;
    for (const name of namesInValue(value)) {
      const definition = names.nearest(root, name.text);
      if (definition !== null) references.push({ name, definition });
    }
  };
  for (const declaration of tree.declarations) if (declaration.kind === "let") addNames(declaration.value);
  for (const block of blocksOf(tree)) for (const property of block.properties) addNames(property.value);
  for (const scene of scenes) {
    for (const variant of scene.node.variants) {
      for (const { region } of variant.changes) {
        if (region !== null)
          references.push({ name: region, definition: scene.areas.get(region.text) ?? null });
      }
    }
  }
  return references.sort((a, b) => byStart(a.name.range, b.name.range));
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start;
}
