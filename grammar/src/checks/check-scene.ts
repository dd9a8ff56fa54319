/** Checks what a scene says of itself: its canvas, prompt and seed, and that its variants do something sensible. */

import type { Program } from "../analysis/program.ts";
import { effective } from "../analysis/styles.ts";
import type { PropertyName } from "../analysis/value-types.ts";
import type { Diagnostic, QuickFix } from "../diagnostics.ts";
import { DEFAULT_CANVAS } from "../plan/defaults.ts";
import { isLostToError } from "../plan/element.ts";
import type { Picture } from "../plan/picture.ts";
import {
  emptyBlock,
  emptyScene,
  missingCanvas,
  missingScenePrompt,
  repaintConflict,
  seedNotPinned,
} from "../rules/scenes.ts";
import type { VariantDeclaration } from "../syntax/tree.ts";
import { insertProperty } from "./insert-property.ts";

export function checkScene(picture: Picture, program: Program): Diagnostic[] {
  return picture.variant === null
    ? checkBase(picture, program)
    : checkVariant(picture.variant, picture, program);
}

function checkBase(picture: Picture, program: Program): Diagnostic[] {
  const { scene, element } = picture;
  const found: Diagnostic[] = [];
  const insert = (property: PropertyName, value: string, after: readonly PropertyName[]): QuickFix[] =>
    insertProperty(scene.node, property, value, after, program.context.root.file.text);

  const lacks = (name: PropertyName): boolean => !isLostToError(name, element, [scene.node], program);

  if (picture.prompt.trim() === "" && lacks("prompt")) {
    found.push(scene.node.children.length === 0 ? emptyScene(scene.name) : missingScenePrompt(scene.name));
  }
  if (effective(element, "canvas") === undefined && lacks("canvas")) {
    const size = `${DEFAULT_CANVAS.width} x ${DEFAULT_CANVAS.height}`;
    found.push(missingCanvas(scene.name, size, insert("canvas", size, [])));
  }
  if (effective(element, "seed") === undefined && lacks("seed")) {
    const fixes = insert("seed", String(picture.seed), ["canvas", "model"]);
    found.push(seedNotPinned(scene.name, picture.seed, fixes));
  }
  return found;
}

/** What a variant may change beside a repaint: the rest would ask for another picture to keep. */
const BESIDE_REPAINT: ReadonlySet<string> = new Set<PropertyName>(["prompt", "negative"]);

function checkVariant(
  variant: VariantDeclaration,
  { repaint, scene }: Picture,
  program: Program,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (variant.properties.length === 0 && variant.changes.length === 0) {
    found.push(emptyBlock(variant.keyword, "variant", "Say what it changes, or remove it."));
  }
  for (const change of scene.changes.get(variant)?.values() ?? []) {
    if (change.properties.length === 0) {
      found.push(
        emptyBlock(change.keyword, "change", "Give the region another prompt or seed, or remove it."),
      );
    }
  }
  const repainted = repaint[0];
  if (repainted === undefined) return found;
  for (const { property } of Object.values(program.settingsOf(variant))) {
    if (BESIDE_REPAINT.has(property.name.text)) continue;
    found.push(repaintConflict(property.name.range, `'${property.name.text}'`, repainted));
  }
  for (const [name, change] of scene.changes.get(variant) ?? []) {
    if (change.mode === "region")
      found.push(repaintConflict(change.keyword, `the region '${name}'`, repainted));
  }
  return found;
}
