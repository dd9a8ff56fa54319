/** Finds the names that a misspelt one was probably meant to be. */

import { distance } from "fastest-levenshtein";
import type { QuickFix } from "../diagnostics.ts";
import type { Name } from "../syntax/tree.ts";
import { replace } from "./rule.ts";

/** Comparisons that one spelling speller makes at most, so that thousands of unknown names stay fast. */
const COMPARISON_BUDGET = 200_000;
const MOST_SUGGESTIONS = 3;
/** Longer names are compared only by their beginnings' length: nobody misspells a page. */
const LONGEST_NAME = 64;

/** Names near to `wrong`, nearest first; at most three. */
export type Speller = (wrong: string, candidates: Iterable<string>) => string[];

export function createSpeller(): Speller {
  let budget = COMPARISON_BUDGET;
  return (wrong, candidates) => {
    if (wrong.length > LONGEST_NAME) return [];
    const furthest = Math.max(1, Math.floor(wrong.length / 3));
    const near: { name: string; far: number }[] = [];
    for (const name of candidates) {
      if (budget-- <= 0) break;
      if (name === wrong || Math.abs(name.length - wrong.length) > furthest) continue;
      const far = distance(wrong.toLowerCase(), name.toLowerCase());
      if (far <= furthest) near.push({ name, far });
    }
    near.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1));
    return near.slice(0, MOST_SUGGESTIONS).map(({ name }) => name);
  };
}

/** " Did you mean 'sunset'?", or nothing. */
export function didYouMean(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return "";
  const quoted = suggestions.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  return ` Did you mean ${quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last}?`;
}

/** One fix for each suggestion; the nearest is preferred. */
export function spellingFixes(name: Name, suggestions: readonly string[]): QuickFix[] {
  return suggestions.map((suggestion, index) =>
    replace(`Change to '${suggestion}'`, name.range, suggestion, index === 0),
  );
}
