/** From a target to what the engine is asked for: the plan of the text as it is now, with the folder that its paths are relative to. */

import { homedir } from "node:os";
import { dirname } from "node:path";
import { compileScene, reseedPlan, restepPlan } from "@ragl/grammar";
import type { ScenePlan } from "@ragl/grammar/plan";
import type { PictureTarget, RenderPictureParams } from "../protocol.ts";
import { pathOf } from "../workspace/file-system.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { sceneBroken } from "./render-errors.ts";

export interface PlannedPicture {
  /** With the scene named. */
  readonly target: PictureTarget;
  readonly plan: ScenePlan;
  /** Absolute. */
  readonly baseFolder: string;
  readonly source: { readonly uri: string; readonly text: string };
}

/** @throws EngineError `scene-has-errors` */
export function planPicture(
  document: SceneDocument,
  { target, seed, steps }: RenderPictureParams,
  workspaceFolders: readonly string[],
): PlannedPicture {
  const { scene, variant } = target;
  const { plan, diagnostics } = compileScene(document.analysis, { scene, variant });
  if (plan === null) {
    const error = diagnostics.find(({ severity }) => severity === "error");
    const line = document.rangeOf(error?.range ?? { start: 0, end: 0 }).start.line + 1;
    throw sceneBroken(pictureLabel(scene, variant), error?.message ?? "it has an error.", line);
  }
  const seeded = seed === undefined ? plan : reseedPlan(plan, seed);
  return {
    target: { uri: document.uri, scene: plan.scene, variant: plan.variant },
    plan: steps === undefined ? seeded : restepPlan(seeded, steps),
    baseFolder: baseFolderOf(document.uri, workspaceFolders),
    source: { uri: document.uri, text: document.textDocument.getText() },
  };
}

function pictureLabel(scene: string | null, variant: string | null): string {
  if (scene === null) return "The scene";
  return `The scene '${variant === null ? scene : `${scene}@${variant}`}'`;
}

/** The scene file's folder; for a text that is on no disk, the first workspace folder. */
function baseFolderOf(uri: string, workspaceFolders: readonly string[]): string {
  const path = pathOf(uri);
  return path === null ? (pathOf(workspaceFolders[0] ?? "") ?? homedir()) : dirname(path);
}
