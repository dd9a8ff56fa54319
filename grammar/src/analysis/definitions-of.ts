/** Lists everything with a name in a file. */

import type { Definition } from "./definitions.ts";
import type { FileScope } from "./file-scope.ts";
import type { SceneIndex } from "./scene-index.ts";

/** In source order; of two things of one name in one place, the first. */
export function definitionsOf(root: FileScope, scenes: readonly SceneIndex[]): Definition[] {
  const definitions: Definition[] = [
    ...[...root.imports.values()].map((entry) => entry.definition),
    ...root.exports.values(),
  ];
  for (const { areas, variants } of scenes) {
    for (const area of areas.values()) definitions.push(area);
    for (const variant of variants.values()) definitions.push(variant);
  }
  return definitions.sort((a, b) => a.name.range.start - b.name.range.start);
}
