/** Rules about what a scene, a variant or a container lacks or holds too much of. */

import type { Diagnostic, QuickFix } from "../diagnostics.ts";
import type { Name, Range } from "../syntax/tree.ts";
import { finding, rule } from "./rule.ts";

export const EMPTY_SCENE = rule("empty-scene", "warning", "A scene with nothing to draw");
export const EMPTY_BLOCK = rule("empty-block", "warning", "A block that does nothing");
export const MISSING_CANVAS = rule("missing-canvas", "information", "A scene that does not say its size");
export const MISSING_PROMPT = rule("missing-prompt", "error", "A region without a prompt");
export const MISSING_SCENE_PROMPT = rule(
  "missing-scene-prompt",
  "warning",
  "A scene without a prompt of its own",
);
export const SEED_NOT_PINNED = rule("seed-not-pinned", "hint", "A scene that does not pin its seed");
export const TOO_MANY_REGIONS = rule("too-many-regions", "error", "More regions than a plan may have");
export const REPAINT_CONFLICT = rule(
  "repaint-conflict",
  "error",
  "A repaint beside changes that it would undo",
);

export const sceneRules = [
  EMPTY_SCENE,
  EMPTY_BLOCK,
  MISSING_CANVAS,
  MISSING_PROMPT,
  MISSING_SCENE_PROMPT,
  SEED_NOT_PINNED,
  TOO_MANY_REGIONS,
  REPAINT_CONFLICT,
];

export function emptyScene(name: Name): Diagnostic {
  return finding(
    EMPTY_SCENE,
    name.range,
    `The scene '${name.text}' has neither a prompt nor a region. Say what is to be seen: prompt: "…".`,
  );
}

/** @param what such as "row"; @param advice a full sentence */
export function emptyBlock(range: Range, what: string, advice: string): Diagnostic {
  return finding(EMPTY_BLOCK, range, `This ${what} is empty. ${advice}`);
}

export function missingCanvas(name: Name, size: string, fixes: readonly QuickFix[]): Diagnostic {
  return finding(
    MISSING_CANVAS,
    name.range,
    `The scene '${name.text}' does not say its size, and is drawn at ${size} pixels. Write canvas: ${size}, or another size.`,
    { fixes },
  );
}

export function missingPrompt(range: Range, region: string): Diagnostic {
  return finding(
    MISSING_PROMPT,
    range,
    `The region '${region}' has no prompt. Say what is to be seen in it: prompt: "…".`,
  );
}

export function missingScenePrompt(name: Name): Diagnostic {
  return finding(
    MISSING_SCENE_PROMPT,
    name.range,
    `The scene '${name.text}' has no prompt of its own. The regions share a picture: describe it as a whole, in prompt: "…".`,
  );
}

export function seedNotPinned(name: Name, seed: number, fixes: readonly QuickFix[]): Diagnostic {
  return finding(
    SEED_NOT_PINNED,
    name.range,
    `The scene '${name.text}' pins no seed: renaming it would change the picture. Its seed is now ${seed}.`,
    { fixes },
  );
}

export function tooManyRegions(name: Name, most: number): Diagnostic {
  return finding(
    TOO_MANY_REGIONS,
    name.range,
    `The scene '${name.text}' has more than ${most} regions. Take some out, or draw several scenes.`,
  );
}

/** @param what such as "'steps'" or "the change of 'left'" */
export function repaintConflict(range: Range, what: string, repainted: string): Diagnostic {
  return finding(
    REPAINT_CONFLICT,
    range,
    `This variant repaints '${repainted}' and keeps everything else as it was, so ${what} cannot change. Move it into the scene or another variant.`,
  );
}
