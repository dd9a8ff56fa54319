/** One picture of a file, a scene or one of its variants, with everything resolved and places still exact. */

import type { ModelDirectory } from "../analysis/model-facts.ts";
import type { Program } from "../analysis/program.ts";
import type { SceneIndex } from "../analysis/scene-index.ts";
import type { Styled } from "../analysis/styles.ts";
import { effective } from "../analysis/styles.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { VariantDeclaration } from "../syntax/tree.ts";
import { DEFAULT_CANVAS, DEFAULT_MODEL, PictureDefaults } from "./defaults.ts";
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

/**
 * Resolves the scene, or its variant.
 *
 * @param models Gives the defaults of the picture's model.
 */
export function resolvePicture(
  program: Program,
  scene: SceneIndex,
  variant: VariantDeclaration | null,
  models: ModelDirectory | null,
): Picture {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const own = overlay(program.settingsOf(scene.node), variant && program.settingsOf(variant));
  const element = styled(own, program);
  const range = placeOf(own.use, scene.name.range, program);
  const modelValue = effective(element, "model");
  const model = modelValue === undefined ? DEFAULT_MODEL : modelReference(modelValue, program);
  const defaults = new PictureDefaults(models?.find(model)?.defaults);
  const steps = valueOf(element, "steps", defaults.steps);
  const values = {
    scene,
    canvas: valueOf(element, "canvas", DEFAULT_CANVAS),
    seed: valueOf(element, "seed", sceneSeed(scene.name.text)),
    guidance: valueOf(element, "guidance", defaults.guidance),
    negative: textOf(element, own.negative?.value ?? "", (style) => style.negatives, range, report),
    bind: valueOf(element, "bind", defaults.bind(steps)),
    refine: valueOf(element, "refine", defaults.refine),
  };
  const changes = variant && (scene.changes.get(variant) ?? null);
  return {
    ...values,
    variant,
    element,
    model,
    steps,
    prompt: textOf(element, own.prompt?.value ?? "", (style) => style.prompts, range, report),
    ...resolveAreas(program, values, changes, report),
    repaint: [...(changes ?? [])].filter(([, change]) => change.mode === "repaint").map(([name]) => name),
    diagnostics,
  };
}
