/** Deletes a region, with what variants change of it and with the containers and variants that nothing is left in. */

import type { Area, SceneDeclaration, TextEdit, VariantDeclaration } from "@ragl/grammar";
import type { PictureAreas } from "../picture-areas.ts";
import { removeDeclaration } from "./declaration-extent.ts";
import { unknownRegion, type EditedPicture, type PlannedEdit, type RefusedEdit } from "./planned-edit.ts";

export function deleteRegion(
  name: string,
  { text, areas, comments }: EditedPicture,
): PlannedEdit | RefusedEdit {
  const region = areas.region(name);
  if (region === undefined) return unknownRegion(name);
  const gone = [outermostLeftEmpty(region.node, areas), ...changesOf(name, areas)];
  const edits = gone.map(({ range }): TextEdit => removeDeclaration(range, text, comments));
  return {
    label: `Delete region '${name}'`,
    edits,
    summary: `region ${name}, deleted`,
    region: null,
    isDone: (after) => after.region(name) === undefined,
  };
}

/** The region, or the container around it that would be left without children. */
function outermostLeftEmpty(area: Area, areas: PictureAreas): Area {
  const parent = areas.parentOf(area);
  return parent !== null && parent.children.length === 1 ? outermostLeftEmpty(parent, areas) : area;
}

/** What the variants say of the region; a variant that says nothing else goes as a whole, unless it is shown. */
function changesOf(name: string, { picture }: PictureAreas): { readonly range: Area["range"] }[] {
  const scene: SceneDeclaration = picture.scene.node;
  const isAll = ({ properties, changes }: VariantDeclaration): boolean =>
    properties.length === 0 && changes.every(({ region }) => region?.text === name);
  return scene.variants.flatMap((variant): readonly { readonly range: Area["range"] }[] => {
    const changes = variant.changes.filter(({ region }) => region?.text === name);
    return changes.length > 0 && isAll(variant) && variant !== picture.variant ? [variant] : changes;
  });
}
