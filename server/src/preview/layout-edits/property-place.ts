/** Where a region's property is written, or would be: in its own block, or in the variant's change of it. */

import {
  effective,
  insertProperty,
  type Area,
  type Block,
  type PictureRegion,
  type Property,
  type PropertyName,
  type Setting,
  type TextEdit,
} from "@ragl/grammar";
import type { PictureAreas } from "../picture-areas.ts";

export interface PropertyPlace<K extends PropertyName = PropertyName> {
  /** What counts now, wherever it is written; undefined where nothing does. */
  readonly setting: Setting<K> | undefined;
  /** The property, where one of the element's own blocks has it: it can be edited there. */
  readonly own: Property | null;
  /** The block to write a new one into. A style's property is left alone, since others use it: the element's own wins. */
  readonly block: Block;
}

export function placeOfProperty<K extends PropertyName>(
  area: Area,
  name: K,
  areas: PictureAreas,
): PropertyPlace<K> {
  const setting = effective(areas.elementOf(area), name);
  const change = changeOf(area, areas);
  const block = [change, area].find(
    (candidate) => setting !== undefined && candidate && has(candidate, setting),
  );
  if (block) return { setting, own: setting!.property, block };
  // Styles that the variant's change applies count before what the region itself applies.
  const isFromChange = setting !== undefined && change?.mode === "region" && usesStyles(change);
  return { setting, own: null, block: isFromChange ? change : area };
}

/** Adds a property above a block's others. */
export function addProperty(block: Block, name: PropertyName, value: string, text: string): TextEdit[] {
  const [fix] = insertProperty(block, name, value, [], text);
  return [...(fix?.edits ?? [])];
}

function changeOf(area: Area, { picture }: PictureAreas): PictureRegion["change"] {
  return picture.regions.find(({ node }) => node === area)?.change ?? null;
}

function has(block: Block, { property }: Setting): boolean {
  return block.properties.includes(property);
}

function usesStyles({ properties }: Block): boolean {
  return properties.some(({ name }) => name.text === "use");
}
