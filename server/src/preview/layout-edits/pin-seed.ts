/** Writes down the seed that a picture was made with. */

import { insertProperty, type SceneDeclaration, type TextEdit, type VariantDeclaration } from "@ragl/grammar";
import type { EditedPicture, PlannedEdit } from "./planned-edit.ts";

/** Into the variant where one is shown, else into the scene. */
export function pinSeed(seed: number, { text, areas }: EditedPicture): PlannedEdit {
  const { variant, scene } = areas.picture;
  return {
    label: `Pin seed ${seed}`,
    edits: seedEdits(variant ?? scene.node, seed, text),
    summary: `seed: ${seed}`,
    region: null,
    isDone: (after) => after.picture.seed === seed,
  };
}

function seedEdits(block: SceneDeclaration | VariantDeclaration, seed: number, text: string): TextEdit[] {
  const written = block.properties.find(({ name }) => name.text === "seed")?.value;
  if (written) return [{ range: written.range, newText: String(seed) }];
  const [fix] = insertProperty(block, "seed", String(seed), ["canvas", "model"], text);
  return [...(fix?.edits ?? [])];
}
