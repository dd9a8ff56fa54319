/** One open preview: what it shows, and the last valid plan of that while the text is broken. */

import type { Diagnostic, SceneEntry } from "@ragl/grammar";
import type { ScenePlan } from "@ragl/grammar/plan";
import type { PictureTarget, PreviewState } from "../protocol.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { compileLayout } from "./compile-layout.ts";
import { followRename } from "./follow-rename.ts";
import { PictureAreas } from "./picture-areas.ts";
import { describeLayout } from "./preview-layout.ts";

const START = { line: 0, character: 0 };

export class PreviewSession {
  readonly id: string;
  #target: PictureTarget;
  #plan: ScenePlan | null = null;
  /** The file's scenes when the target was last among them. */
  #scenes: readonly SceneEntry[] = [];

  constructor(id: string, target: PictureTarget) {
    this.id = id;
    this.#target = target;
  }

  /** With the scene named as soon as the file has one. */
  get target(): PictureTarget {
    return this.#target;
  }

  /** Shows another picture. */
  point(target: PictureTarget): void {
    const { uri, scene, variant } = this.#target;
    if (uri === target.uri && scene === target.scene && variant === target.variant) return;
    this.#target = target;
    this.#plan = null;
    this.#scenes = [];
  }

  /** What to draw now. @param document null where the file is gone */
  state(document: SceneDocument | null): PreviewState {
    if (document === null) return this.#without();
    const { analysis } = document;
    this.#follow(analysis.scenes);
    const { scene, variant } = this.#target;
    const { plan, picture, diagnostics } = compileLayout(analysis, { scene, variant });
    if (plan !== null) this.#plan = plan;
    const layout =
      plan === null || picture === null
        ? null
        : describeLayout(document, new PictureAreas(picture, analysis.program));
    return {
      preview: this.id,
      target: this.#target,
      documentVersion: document.version,
      scenes: analysis.scenes.map(({ name, variants }) => ({ name, variants })),
      plan: this.#plan,
      isCurrent: plan !== null,
      problems: problemsIn(diagnostics, document),
      layout,
    };
  }

  #without(): PreviewState {
    const first = { message: "The file is gone.", range: { start: START, end: START } };
    return {
      preview: this.id,
      target: this.#target,
      documentVersion: 0,
      scenes: [],
      plan: this.#plan,
      isCurrent: false,
      problems: { errors: 1, warnings: 0, first },
      layout: null,
    };
  }

  /** Takes the names that the scene and the variant have now. What is gone keeps its old name, and may come back. */
  #follow(scenes: readonly SceneEntry[]): void {
    const { uri, scene, variant } = this.#target;
    const named =
      scene === null
        ? (scenes[0]?.name ?? null)
        : followRename(namesOf(this.#scenes), namesOf(scenes), scene);
    const entry = scenes.find(({ name }) => name === named);
    if (entry === undefined) return;
    const before = this.#scenes.find(({ name }) => name === scene)?.variants ?? [];
    const variantNow = variant && (followRename(before, entry.variants, variant) ?? variant);
    this.#target = { uri, scene: entry.name, variant: variantNow };
    if (variantNow === null || entry.variants.includes(variantNow)) this.#scenes = scenes;
  }
}

function namesOf(scenes: readonly SceneEntry[]): string[] {
  return scenes.map(({ name }) => name);
}

function problemsIn(diagnostics: readonly Diagnostic[], document: SceneDocument): PreviewState["problems"] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const [first] = errors;
  return {
    errors: errors.length,
    warnings: warnings.length,
    first: first === undefined ? null : { message: first.message, range: document.rangeOf(first.range) },
  };
}
