/**
 * Matchers for the tokens whose end plain regular expressions cannot find in linear time or without
 * overflowing the regular expression engine's stack: strings, block comments, names, and runs of
 * characters that mean nothing.
 */

import type { CustomPatternMatcherFunc, CustomPatternMatcherReturn, IToken } from "chevrotain";
import {
  isBlank,
  isDigit,
  isLineBreak,
  isNameStart,
  lineEnd,
  lineIndent,
  nameEnd,
} from "./character-scan.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const PERCENT = 37;

/** Most tokens and comments that are read from one file, so that memory stays bounded. */
export const MAX_TOKENS = 3_000_000;

/** Characters from which on nothing is read: twice the largest scene, and what an editor can read at each keystroke. */
export const MAX_CHARACTERS = 2_000_000;

/**
 * What one run of the lexer has learnt about the text: that no `*\/` or `"""` follows, and up to where no quote
 * of another kind ends. Without it, a file of unclosed openings would be searched to its end once for each.
 */
interface Known {
  noCommentEnd: boolean;
  noTripleEnd: boolean;
  readonly noQuoteEnd: Map<string, number>;
}

const nothingKnown = (): Known => ({ noCommentEnd: false, noTripleEnd: false, noQuoteEnd: new Map() });

let known = nothingKnown();

/** Forgets what the last run learnt; called before each run. */
export function resetPatterns(): void {
  known = nothingKnown();
}

const UNCLOSED = "unclosed";
const MISQUOTED = "misquoted";

type Fault = typeof UNCLOSED | typeof MISQUOTED;

function matched(text: string, start: number, end: number, fault?: Fault): CustomPatternMatcherReturn {
  const result: CustomPatternMatcherReturn = [text.slice(start, end)];
  if (fault) result.payload = fault;
  return result;
}

/** Whether a string or comment token ended without its closing mark. */
export function isUnclosed(token: IToken): boolean {
  return token.payload === UNCLOSED;
}

/** `/* … *\/`; without its end it reaches to the end of its line. */
export const matchBlockComment: CustomPatternMatcherFunc = (text, offset) => {
  if (!text.startsWith("/*", offset)) return null;
  const end = known.noCommentEnd ? -1 : text.indexOf("*/", offset + 2);
  if (end >= 0) return matched(text, offset, end + 2);
  known.noCommentEnd = true;
  return matched(text, offset, lineEnd(text, offset), UNCLOSED);
};

const ESCAPE_OR_LINE_BREAK = /[\\\r\n]/;

/** `"…"`; without its end it reaches to the end of its line. Or `“…”` and the like, to be mended. */
export const matchString: CustomPatternMatcherFunc = (text, offset) => {
  if (text.charCodeAt(offset) !== QUOTE) return matchMisquoted(text, offset);
  // Most strings end at the next quote, which is found natively many times as fast as character by character.
  const quote = text.indexOf('"', offset + 1);
  const image = quote < 0 ? "" : text.slice(offset, quote + 1);
  if (quote > 0 && !ESCAPE_OR_LINE_BREAK.test(image)) return [image];
  let at = offset + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return matched(text, offset, at + 1);
    if (isLineBreak(code)) break;
    at += code === BACKSLASH && at + 1 < text.length && !isLineBreak(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return matched(text, offset, at, UNCLOSED);
};

/** Quotation marks that are not the language's, with those that can end what they begin. */
const OTHER_QUOTES: ReadonlyMap<string, string> = new Map([
  ["“", "”“"],
  ["„", "“”"],
  ["‘", "’‘"],
  ["'", "'"],
  ["`", "`"],
  ["«", "»"],
]);

/** Start characters of strings. */
export const STRING_START: readonly string[] = ['"', ...OTHER_QUOTES.keys()];

/** Whether a string token stands in other quotation marks than the language's. */
export function isMisquoted(token: IToken): boolean {
  return token.payload === MISQUOTED;
}

/** Text in other quotation marks, closed on the same line. */
function matchMisquoted(text: string, offset: number): CustomPatternMatcherReturn | null {
  const opening = text[offset]!;
  const endings = OTHER_QUOTES.get(opening);
  if (endings === undefined || offset < (known.noQuoteEnd.get(opening) ?? 0)) return null;
  let at = offset + 1;
  for (; at < text.length && !isLineBreak(text.charCodeAt(at)); at++) {
    if (endings.includes(text[at]!)) return matched(text, offset, at + 1, MISQUOTED);
  }
  known.noQuoteEnd.set(opening, at);
  return null;
}

/** `"""…"""`; without its end it reaches to the last following line that is indented deeper than its own. */
export const matchTripleString: CustomPatternMatcherFunc = (text, offset) => {
  if (!text.startsWith('"""', offset)) return null;
  if (known.noTripleEnd) return matched(text, offset, lineEnd(text, offset), UNCLOSED);
  let at = offset + 3;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE && text.startsWith('"""', at)) return matched(text, offset, at + 3);
    at += code === BACKSLASH ? 2 : 1;
  }
  known.noTripleEnd = true;
  return matched(text, offset, endOfDeeperLines(text, offset), UNCLOSED);
};

function endOfDeeperLines(text: string, offset: number): number {
  const indent = lineIndent(text, offset) ?? 0;
  let end = lineEnd(text, offset);
  for (let at = end; at < text.length;) {
    const lineStart = at;
    while (at < text.length && isLineBreak(text.charCodeAt(at))) at++;
    const contentStart = at;
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    const blankLine = at === text.length || isLineBreak(text.charCodeAt(at));
    if (!blankLine && at - contentStart <= indent) return end;
    at = Math.max(lineEnd(text, at), lineStart + 1);
    if (!blankLine) end = at;
  }
  return end;
}

/** A name: a letter or `_`, then letters, digits, `_` and `-`, of any script. */
export const matchName: CustomPatternMatcherFunc = (text, offset) => {
  const end = nameEnd(text, offset);
  return end > offset ? [text.slice(offset, end)] : null;
};

/** The `x` of `1024x768`: directly between a number and a digit. Elsewhere `x` is a name. */
export const matchGluedTimes: CustomPatternMatcherFunc = (text, offset) => {
  if (text[offset] !== "x" || !isDigit(text.charCodeAt(offset + 1))) return null;
  const before = text.charCodeAt(offset - 1);
  return isDigit(before) || before === PERCENT ? ["x"] : null;
};

/** A run of characters that begin no token. */
export const matchUnexpected: CustomPatternMatcherFunc = (text, offset) => {
  let end = offset;
  do end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  while (end < text.length && !mayBeginToken(text.codePointAt(end)!));
  return matched(text, offset, end);
};

function mayBeginToken(codePoint: number): boolean {
  if (codePoint < 128) return /[\s"\w{}:,=/+.-]/.test(String.fromCharCode(codePoint));
  return isNameStart(codePoint) || isBlank(codePoint);
}

/** All that follows once `MAX_TOKENS` or `MAX_CHARACTERS` are read. */
export const matchRest: CustomPatternMatcherFunc = (text, offset, tokens, groups) => {
  const count = tokens.length + (groups.comments?.length ?? 0) + (groups.unexpected?.length ?? 0);
  return count < MAX_TOKENS && offset < MAX_CHARACTERS ? null : matched(text, offset, text.length);
};

/** Start characters for a token that any character may begin, in the form that Chevrotain's lexer indexes. */
export const ANY_CHARACTER: readonly number[] = [
  ...Array.from({ length: 256 }, (_, code) => code),
  // Chevrotain puts the codes from 256 into buckets of 255: one code a bucket stands for all.
  ...Array.from({ length: 256 }, (_, bucket) => 256 + bucket * 255),
  0xffff,
];

/** Start characters of names. */
export const NAME_START: readonly number[] = ANY_CHARACTER.filter(
  (code) => code >= 128 || /[A-Za-z_]/.test(String.fromCharCode(code)),
);
