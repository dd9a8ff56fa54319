/** Text to tokens, with comments and unreadable characters set apart. */

import { type IToken, Lexer } from "chevrotain";
import { collapseDeepBlocks } from "./nesting.ts";
import { resetPatterns } from "./token-patterns.ts";
import { TOKEN_TYPES } from "./tokens.ts";

// Chevrotain's checks of the token types would cost time at every start; a test runs them instead.
const lexer = new Lexer(TOKEN_TYPES, {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  skipValidations: true,
});

export interface Tokens {
  /** What the parser reads. Blocks that are nested too deep are one `DeepBlock` token each. */
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** Runs of characters that begin no token. */
  readonly unexpected: readonly IToken[];
  /** What was left unread because the file holds too many tokens. */
  readonly rest: IToken | null;
}

/** Splits a text into tokens. Every string can be split; the time is linear in its length. */
export function tokenize(text: string): Tokens {
  resetPatterns();
  const { tokens, groups } = lexer.tokenize(text);
  return {
    tokens: collapseDeepBlocks(text, tokens),
    comments: groups.comments!,
    unexpected: groups.unexpected!,
    rest: groups.rest![0] ?? null,
  };
}

/** Offset just after a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}
