/** Rules about values: their type, unit, range, number of items and length. */

import type { Diagnostic, QuickFix } from "../diagnostics.ts";
import type { Range } from "../syntax/tree.ts";
import { finding, rule } from "./rule.ts";

export const WRONG_TYPE = rule("wrong-type", "error", "A value of the wrong type");
export const WRONG_UNIT = rule("wrong-unit", "error", "A number with a missing or a wrong unit");
export const WRONG_COUNT = rule("wrong-count", "error", "Too few or too many values");
export const OUT_OF_RANGE = rule("out-of-range", "error", "A number out of its range");
export const TEXT_TOO_LONG = rule("text-too-long", "error", "A text beyond any use");
export const EMPTY_PATH = rule("empty-path", "error", "A path or a name that is empty");

export const valueRules = [WRONG_TYPE, WRONG_UNIT, WRONG_COUNT, OUT_OF_RANGE, TEXT_TOO_LONG, EMPTY_PATH];

/** @param subject the property or the place, such as "'steps'"; @param wanted such as "a whole number" */
export function wrongType(
  range: Range,
  subject: string,
  wanted: string,
  found: string,
  fixes: readonly QuickFix[] = [],
): Diagnostic {
  return finding(WRONG_TYPE, range, `${subject} takes ${wanted}, not ${found}.`, { fixes });
}

/** @param advice a full sentence */
export function wrongUnit(range: Range, advice: string, fixes: readonly QuickFix[] = []): Diagnostic {
  return finding(WRONG_UNIT, range, advice, { fixes });
}

export function wrongCount(range: Range, subject: string, wanted: string, found: number): Diagnostic {
  return finding(
    WRONG_COUNT,
    range,
    `${subject} takes ${wanted}, and here ${found === 1 ? "is one" : `are ${found}`}.`,
  );
}

/** @param wanted such as "from 0 to 1" */
export function outOfRange(
  range: Range,
  subject: string,
  wanted: string,
  fixes: readonly QuickFix[] = [],
): Diagnostic {
  return finding(OUT_OF_RANGE, range, `${subject} must be ${wanted}.`, { fixes });
}

export function textTooLong(range: Range, characters: number): Diagnostic {
  return finding(
    TEXT_TOO_LONG,
    range,
    `The text comes to more than ${characters} characters. No model reads so much: shorten it.`,
  );
}

export function tooManyStyleTexts(range: Range, most: number): Diagnostic {
  return finding(TEXT_TOO_LONG, range, `These styles append more than ${most} texts. Use fewer of them.`);
}

export function emptyPath(range: Range, subject: string): Diagnostic {
  return finding(EMPTY_PATH, range, `${subject} names nothing. Write a path in quotes.`);
}
