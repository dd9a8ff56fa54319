/** Walks the blocks of a file: everything that holds properties, with the place that it is. */

import type {
  Area,
  Container,
  RegionChange,
  RegionDeclaration,
  SceneDeclaration,
  SourceFile,
  StyleDeclaration,
  VariantDeclaration,
} from "../syntax/tree.ts";
import type { Place } from "./properties.ts";

export type Block =
  SceneDeclaration | StyleDeclaration | Container | RegionDeclaration | VariantDeclaration | RegionChange;

/** Every block of the file, in source order but for variants, which follow their scene's areas. */
export function blocksOf(file: SourceFile): Block[] {
  const blocks: Block[] = [];
  const addArea = (area: Area): void => {
    blocks.push(area);
    if (area.kind === "container") area.children.forEach(addArea);
  };
  for (const declaration of file.declarations) {
    if (declaration.kind === "style") blocks.push(declaration);
    if (declaration.kind !== "scene") continue;
    blocks.push(declaration);
    declaration.children.forEach(addArea);
    for (const variant of declaration.variants) {
      blocks.push(variant);
      for (const change of variant.changes) blocks.push(change);
    }
  }
  return blocks;
}

/** What the block is to the property table. */
export function placeOf(block: Block): Place {
  switch (block.kind) {
    case "container":
      return block.layout;
    case "change":
      return block.mode === "repaint" ? "repaint" : "change";
    default:
      return block.kind;
  }
}
