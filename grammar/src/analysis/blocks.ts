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
export function* blocksOf(file: SourceFile): Generator<Block> {
  for (const declaration of file.declarations) {
    if (declaration.kind === "style") yield declaration;
    if (declaration.kind !== "scene") continue;
    yield declaration;
    for (const area of declaration.children) yield* areasOf(area);
    for (const variant of declaration.variants) {
      yield variant;
      yield* variant.changes;
    }
  }
}

/** The area and all areas inside it, outer ones first. */
export function* areasOf(area: Area): Generator<Area> {
  yield area;
  if (area.kind === "container") for (const child of area.children) yield* areasOf(child);
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
