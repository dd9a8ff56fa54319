/** The token types of the language. The order of `TOKEN_TYPES` is the order in which the lexer tries them. */

import { createToken, Lexer, type TokenType } from "chevrotain";
import {
  ANY_CHARACTER,
  matchBlockComment,
  matchGluedTimes,
  matchName,
  matchRest,
  matchString,
  matchTripleString,
  matchUnexpected,
  NAME_START,
  STRING_START,
} from "./token-patterns.ts";

/** Every token that the parser sees. */
export const AnyToken = createToken({ name: "AnyToken", pattern: Lexer.NA });

/** Tokens that begin nothing: where one stands outside a property, it is out of place. */
export const StrayToken = createToken({ name: "StrayToken", pattern: Lexer.NA });

/** Reserved words: they begin a declaration or join the parts of one. */
export const Keyword = createToken({ name: "Keyword", pattern: Lexer.NA });

/** Reserved words that begin a declaration with a block. */
export const BlockKeyword = createToken({ name: "BlockKeyword", pattern: Lexer.NA });

/** What joins a name and its value. */
export const Joint = createToken({ name: "Joint", pattern: Lexer.NA });

export const Name = createToken({
  name: "Name",
  pattern: { exec: matchName },
  start_chars_hint: [...NAME_START],
  line_breaks: false,
  categories: [AnyToken],
});

function keyword(word: string, ...categories: TokenType[]): TokenType {
  return createToken({
    name: word,
    pattern: word,
    longer_alt: Name,
    categories: [AnyToken, Keyword, ...categories],
  });
}

export const Import = keyword("import");
export const From = keyword("from", StrayToken);
export const As = keyword("as", StrayToken);
export const Let = keyword("let");
export const Style = keyword("style", BlockKeyword);
export const Scene = keyword("scene", BlockKeyword);
export const Variant = keyword("variant", BlockKeyword);
export const Region = keyword("region", BlockKeyword);
export const Row = keyword("row", BlockKeyword);
export const Column = keyword("column", BlockKeyword);
export const Grid = keyword("grid", BlockKeyword);
export const Repaint = keyword("repaint", BlockKeyword);

const KEYWORDS = [Import, From, As, Let, Style, Scene, Variant, Region, Row, Column, Grid, Repaint];

/** The words that cannot be used as names. */
export const RESERVED_WORDS: readonly string[] = KEYWORDS.map((token) => token.name);

function punctuation(name: string, mark: string, ...categories: TokenType[]): TokenType {
  return createToken({ name, pattern: mark, categories: [AnyToken, ...categories] });
}

export const OpenBrace = punctuation("OpenBrace", "{");
export const CloseBrace = punctuation("CloseBrace", "}");
export const Colon = punctuation("Colon", ":", StrayToken, Joint);
export const Equals = punctuation("Equals", "=", StrayToken, Joint);
export const Comma = punctuation("Comma", ",", StrayToken);

/** A whole block that is nested too deep to be read; the lexer makes it of the block's tokens. */
export const DeepBlock = createToken({ name: "DeepBlock", pattern: Lexer.NA, categories: [AnyToken] });

export const StringLiteral = createToken({
  name: "StringLiteral",
  pattern: { exec: matchString },
  start_chars_hint: [...STRING_START],
  line_breaks: false,
  categories: [AnyToken, StrayToken],
});

export const TripleString = createToken({
  name: "TripleString",
  pattern: { exec: matchTripleString },
  start_chars_hint: ['"'],
  line_breaks: true,
  categories: [AnyToken, StrayToken],
});

/** `1/3`. */
export const Fraction = createToken({
  name: "Fraction",
  pattern: /-?\d+[ \t]*\/[ \t]*\d+/,
  categories: [AnyToken, StrayToken],
});

/** A number with its unit. `+5`, `.5` and `5.` are taken too, to be reported and mended. */
export const NumberLiteral = createToken({
  name: "NumberLiteral",
  pattern: /[+-]?(?:\d+\.?\d*|\.\d+)(?:%|px(?![\w-]))?/,
  categories: [AnyToken, StrayToken],
});

export const GluedTimes = createToken({
  name: "GluedTimes",
  pattern: { exec: matchGluedTimes },
  start_chars_hint: ["x"],
  line_breaks: false,
  categories: [AnyToken, StrayToken],
});

const WhiteSpace = createToken({ name: "WhiteSpace", pattern: /\s+/, group: Lexer.SKIPPED });

/** `///`, but not a rule of four slashes or more. */
export const DocComment = createToken({
  name: "DocComment",
  pattern: /\/\/\/(?!\/)[^\r\n]*/,
  group: "comments",
});

export const LineComment = createToken({ name: "LineComment", pattern: /\/\/[^\r\n]*/, group: "comments" });

export const BlockComment = createToken({
  name: "BlockComment",
  pattern: { exec: matchBlockComment },
  start_chars_hint: ["/"],
  line_breaks: true,
  group: "comments",
});

const Unexpected = createToken({
  name: "Unexpected",
  pattern: { exec: matchUnexpected },
  start_chars_hint: [...ANY_CHARACTER],
  line_breaks: false,
  group: "unexpected",
});

const Rest = createToken({
  name: "Rest",
  pattern: { exec: matchRest },
  start_chars_hint: [...ANY_CHARACTER],
  line_breaks: true,
  group: "rest",
});

export const TOKEN_TYPES: TokenType[] = [
  Rest,
  WhiteSpace,
  DocComment,
  LineComment,
  BlockComment,
  TripleString,
  StringLiteral,
  GluedTimes,
  ...KEYWORDS,
  Name,
  Fraction,
  NumberLiteral,
  OpenBrace,
  CloseBrace,
  Colon,
  Equals,
  Comma,
  Unexpected,
  AnyToken,
  StrayToken,
  Keyword,
  BlockKeyword,
  Joint,
  DeepBlock,
];
