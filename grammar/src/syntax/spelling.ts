/** Guesses which keyword a word was meant to be. */

import type { TokenType } from "chevrotain";
import { distance } from "fastest-levenshtein";

/** The keyword that a misspelt word is nearest to, at most two letters away; null where none is near. */
export function nearestKeyword(word: string, keywords: readonly TokenType[]): TokenType | null {
  let nearest: TokenType | null = null;
  let least = 3;
  for (const keyword of keywords) {
    if (Math.abs(word.length - keyword.name.length) >= least) continue;
    const edits = distance(word.toLowerCase(), keyword.name);
    if (edits < least) [nearest, least] = [keyword, edits];
  }
  return nearest;
}
