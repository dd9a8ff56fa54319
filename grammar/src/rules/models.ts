/** Rules about what the scene's model can do: its sizes, its texts, its steps. */

import type { Diagnostic, QuickFix } from "../diagnostics.ts";
import type { Range } from "../syntax/tree.ts";
import { finding, rule } from "./rule.ts";
import { didYouMean } from "./spelling.ts";

export const MODEL_NOT_INSTALLED = rule("model-not-installed", "error", "A model that is not installed");
export const CANVAS_NOT_ON_GRID = rule(
  "canvas-not-on-grid",
  "error",
  "A canvas that is not a multiple of the model's grid",
);
export const CANVAS_UNTRAINED = rule(
  "canvas-untrained",
  "warning",
  "A canvas beyond what the model was trained on",
);
export const PROMPT_TOO_LONG = rule("prompt-too-long", "warning", "A prompt longer than the model reads");
export const UNKNOWN_WORDS = rule("unknown-words", "hint", "Words that the model has not learnt");
export const BIND_TOO_LONG = rule("bind-too-long", "warning", "So many binding steps that borders show");
export const BIND_BEYOND_STEPS = rule("bind-beyond-steps", "error", "More binding steps than steps");

export const modelRules = [
  MODEL_NOT_INSTALLED,
  CANVAS_NOT_ON_GRID,
  CANVAS_UNTRAINED,
  PROMPT_TOO_LONG,
  UNKNOWN_WORDS,
  BIND_TOO_LONG,
  BIND_BEYOND_STEPS,
];

export function modelNotInstalled(
  range: Range,
  model: string,
  suggestions: readonly string[],
  installed: readonly string[],
  fixes: readonly QuickFix[],
): Diagnostic {
  const have = installed.length > 0 ? ` Installed: ${installed.slice(0, 8).join(", ")}.` : "";
  return finding(
    MODEL_NOT_INSTALLED,
    range,
    `No model '${model}' is installed.${didYouMean(suggestions) || `${have} A folder is written with './' or '../' before it.`}`,
    { fixes },
  );
}

export function canvasNotOnGrid(
  range: Range,
  canvas: string,
  model: string,
  grid: number,
  nearest: string,
  fixes: readonly QuickFix[],
): Diagnostic {
  return finding(
    CANVAS_NOT_ON_GRID,
    range,
    `The model '${model}' draws sizes that are multiples of ${grid} pixels, and ${canvas} is not. The nearest is ${nearest}.`,
    { fixes },
  );
}

/** @param trained such as "sides of 256 to 512 pixels" */
export function canvasUntrained(range: Range, canvas: string, model: string, trained: string): Diagnostic {
  return finding(
    CANVAS_UNTRAINED,
    range,
    `The model '${model}' was trained on ${trained}. At ${canvas} expect repeated or broken shapes: choose a size that it knows.`,
  );
}

/** @param what such as "The prompt of 'left'" */
export function promptTooLong(
  range: Range,
  what: string,
  tokens: number,
  limit: number,
  lost: string,
): Diagnostic {
  const words = lost.length > 120 ? `${lost.slice(0, 120).trimEnd()} …` : lost;
  return finding(
    PROMPT_TOO_LONG,
    range,
    `${what} has ${tokens} tokens and the model reads ${limit}. These words would be lost: "${words}". Shorten it.`,
  );
}

export function unknownWords(range: Range, model: string, words: readonly string[]): Diagnostic {
  const listed = words
    .slice(0, 8)
    .map((word) => `'${word}'`)
    .join(", ");
  const more = words.length > 8 ? " …" : "";
  return finding(
    UNKNOWN_WORDS,
    range,
    `The model '${model}' has never learnt ${listed}${more}. Say it in words that its card lists.`,
  );
}

export function bindTooLong(
  range: Range,
  bind: number,
  steps: number,
  most: number,
  fixes: readonly QuickFix[],
): Diagnostic {
  return finding(
    BIND_TOO_LONG,
    range,
    `Binding for ${bind} of ${steps} steps leaves too few to blend the regions, and their borders may show. Use at most ${most}.`,
    { fixes },
  );
}

export function bindBeyondSteps(
  range: Range,
  bind: number,
  steps: number,
  fixes: readonly QuickFix[],
): Diagnostic {
  return finding(
    BIND_BEYOND_STEPS,
    range,
    `Binding for ${bind} steps is more than the picture's ${steps}. Use fewer, or raise \`steps\`.`,
    { fixes },
  );
}
