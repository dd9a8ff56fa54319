/** Writes down the seed that a scene or a region has, so that it stays when names change. */

import { effective, insertProperty } from "@ragl/grammar";
import type { Refactoring, RefactoringFinder } from "./refactoring.ts";

export const pinSeed: RefactoringFinder = ({ block, picture, region, text }) => {
  if (picture === undefined) return [];
  if (region !== undefined && effective(region.element, "seed") === undefined) {
    return pinned(
      region.name,
      region.seed,
      insertProperty(region.node, "seed", String(region.seed), ["prompt"], text),
    );
  }
  const isScene = block === picture.scene.node && effective(picture.element, "seed") === undefined;
  if (!isScene) return [];
  const after = ["canvas", "model"] as const;
  const { name } = picture.scene;
  return pinned(
    name.text,
    picture.seed,
    insertProperty(picture.scene.node, "seed", String(picture.seed), after, text),
  );
};

function pinned(name: string, seed: number, [fix]: ReturnType<typeof insertProperty>): Refactoring[] {
  return fix === undefined
    ? []
    : [{ title: `Pin the seed ${seed} of '${name}'`, kind: "rewrite", edits: fix.edits }];
}
