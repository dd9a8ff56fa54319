/** Bounds how deep blocks may nest, so that no later step can overflow its stack. */

import type { IToken } from "chevrotain";
import { CloseBrace, DeepBlock, OpenBrace } from "./tokens.ts";

/** Deepest nesting of blocks that is read. */
export const MAX_DEPTH = 64;

/** Replaces each block that lies deeper than `MAX_DEPTH` by one token, in place; returns the same array. */
export function collapseDeepBlocks(text: string, tokens: IToken[]): IToken[] {
  let depth = 0;
  let kept = 0;
  let blockStart = 0;
  for (const token of tokens) {
    const closes = token.tokenType === CloseBrace;
    if (token.tokenType === OpenBrace && ++depth === MAX_DEPTH + 1) blockStart = token.startOffset;
    if (depth <= MAX_DEPTH) tokens[kept++] = token;
    else if (closes && depth === MAX_DEPTH + 1) {
      tokens[kept++] = deepBlock(text, blockStart, token.startOffset + 1);
    }
    if (closes && depth > 0) depth--;
  }
  if (depth > MAX_DEPTH) tokens[kept++] = deepBlock(text, blockStart, text.length);
  tokens.length = kept;
  return tokens;
}

function deepBlock(text: string, start: number, end: number): IToken {
  return {
    image: text.slice(start, end),
    startOffset: start,
    tokenTypeIdx: DeepBlock.tokenTypeIdx!,
    tokenType: DeepBlock,
  };
}
