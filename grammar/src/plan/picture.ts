/** One picture of a file, a scene or one of its variants, with everything resolved and places still exact. */

import type { Program } from "../analysis/program.ts";
import type { SceneIndex } from "../analysis/scene-index.ts";
import type { Styled } from "../analysis/styles.ts";
import { effective } from "../analysis/styles.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { VariantDeclaration } from "../syntax/tree.ts";
import {
  DEFAULT_BIND,
  DEFAULT_CANVAS,
  DEFAULT_GUIDANCE,
  DEFAULT_MODEL,
  DEFAULT_REFINE,
  DEFAULT_STEPS,
} from "./defaults.ts";
import { modelReference, overlay, placeOf, styled, textOf, valueOf } from "./element.ts";
import type { PlacedContainer } from "./areas.ts";
import type { PictureRegion, SceneValues } from "./picture-regions.ts";
import { resolveAreas } from "./picture-regions.ts";
import { sceneSeed } from "./seeds.ts";

export interface Picture extends SceneValues {
  readonly variant: VariantDeclaration | null;
  /** The scene's properties with the variant's over them, and its styles. */
  readonly element: Styled;
  readonly model: string;
  readonly steps: number;
  readonly prompt: string;
  /** In stacking order, the last on top. */
  readonly regions: readonly PictureRegion[];
  /** In source order, those left out that have no room. */
  readonly containers: readonly PlacedContainer[];
  /** Names of the regions that the variant repaints. */
  readonly repaint: readonly string[];
  /** What was found in resolving it; with an error among them the picture cannot be drawn. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves the scene, or its variant. */
export function resolvePicture(
  program: Program,
  scene: SceneIndex,
  variant: VariantDeclaration | null,
): Picture {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const own = overlay(program.settingsOf(scene.node), variant && program.settingsOf(variant));
  const element = styled(own, program);
  const range = placeOf(own.use, scene.name.range, program);
  const model = effective(element, "model");
  const values = {
    scene,
    canvas: valueOf(element, "canvas", DEFAULT_CANVAS),
    seed: valueOf(element, "seed", sceneSeed(scene.name.text)),
    guidance: valueOf(element, "guidance", DEFAULT_GUIDANCE),
    negative: textOf(element, own.negative?.value ?? "", (style) => style.negatives, range, report),
    bind: valueOf(element, "bind", DEFAULT_BIND),
    refine: valueOf(element, "refine", DEFAULT_REFINE),
  };
  const changes = variant && (scene.changes.get(variant) ?? null);
  return {
    ...values,
    variant,
    element,
    model: model === undefined ? DEFAULT_MODEL : modelReference(model, program),
    steps: valueOf(element, "steps", DEFAULT_STEPS),
    prompt: textOf(element, own.prompt?.value ?? "", (style) => style.prompts, range, report),
    ...resolveAreas(program, values, changes, report),
    repaint: [...(changes ?? [])].filter(([, change]) => change.mode === "repaint").map(([name]) => name),
    diagnostics,
  };
}
