/** What a syntax error says: its rule's id, and a sentence or two on what was expected and what to do. */

import type { IToken } from "chevrotain";
import { MAX_DEPTH } from "./nesting.ts";

/** The rules that the parser reports, all of them errors, each with what it is about. */
export const SYNTAX_RULES = {
  "missing-brace": "A block is not opened or not closed.",
  "extra-brace": "A closing brace has no block to close.",
  "missing-name": "A declaration has no name.",
  "missing-colon": "A property's name and value are not joined by ':', or a let's by '='.",
  "missing-value": "A property, a let or a list stops where a value is expected.",
  "missing-path": "An import is incomplete.",
  "missing-dimensions": "A grid does not say how many rows and columns it has.",
  "misplaced-declaration": "A declaration or property stands where it means nothing.",
  "unknown-declaration": "A block begins with a word that begins no declaration.",
  "reserved-word": "A reserved word is used as a name.",
  "unexpected-text": "Something stands where nothing of its kind is expected.",
  "unexpected-character": "A character means nothing in the language.",
  "wrong-quotes": "A string stands in other quotation marks than straight double ones.",
  "unterminated-string": "A string is not closed.",
  "unterminated-comment": "A block comment is not closed.",
  "invalid-escape": "A backslash in a string is followed by something that it cannot escape.",
  "invalid-interpolation": "'${' in a string is not followed by a name and '}'.",
  "malformed-number": "A number is not written in the language's one way.",
  "unknown-unit": "A number has a unit other than '%' and 'px'.",
  "nesting-too-deep": "Blocks are nested too deep to be read.",
  "file-too-large": "The file holds more than can be read.",
  "too-many-errors": "The file holds more errors than are listed.",
} as const;

export type SyntaxRule = keyof typeof SYNTAX_RULES;

export interface Problem {
  readonly rule: SyntaxRule;
  readonly message: string;
}

function problem(rule: SyntaxRule, message: string): Problem {
  return { rule, message };
}

export const missingOpenBrace = (what: string): Problem =>
  problem("missing-brace", `Expected '{' after ${what}. Add '{', and '}' where the block ends.`);

export const missingCloseBrace = (what: string): Problem =>
  problem("missing-brace", `The block of ${what} is not closed. Add '}' where it ends.`);

export const extraCloseBrace = (): Problem =>
  problem("extra-brace", "This '}' closes nothing. Remove it, or add the '{' that it belongs to.");

export const unnamedBlock = (): Problem =>
  problem("unexpected-text", "A block needs a word before its '{' that says what it is, such as 'region'.");

export const missingName = (what: string): Problem =>
  problem("missing-name", `Expected a name after '${what}'. Add one, such as '${what} first'.`);

export const quotedName = (name: string): Problem =>
  problem("missing-name", `A name is written without quotes. Write ${name}.`);

export const nameStart = (): Problem =>
  problem("missing-name", "A name starts with a letter or '_'. Letters, digits, '_' and '-' may follow.");

export const reservedName = (word: string): Problem =>
  problem("reserved-word", `'${word}' is a reserved word and cannot be a name. Choose another name.`);

export const reservedProperty = (word: string): Problem => {
  const hint = word === "style" ? "Styles are applied with 'use'." : "Properties have other names.";
  return problem("reserved-word", `'${word}' is a reserved word and cannot be a property. ${hint}`);
};

export const missingColon = (name: string): Problem =>
  problem("missing-colon", `Expected ':' between '${name}' and its value. Add ':'.`);

export const equalsForColon = (name: string): Problem =>
  problem("missing-colon", `A property is written '${name}: value'. Replace '=' by ':'.`);

export const missingEquals = (name: string): Problem =>
  problem("missing-colon", `Expected '=' between '${name}' and its value. Write 'let ${name} = value'.`);

export const missingColonAndValue = (name: string): Problem =>
  problem("missing-value", `Expected ':' and a value after '${name}'. Write '${name}: value'.`);

export const missingValue = (after: string): Problem =>
  problem("missing-value", `Expected a value after '${after}': a string, a number, a fraction or a name.`);

export const missingLetValue = (name: string): Problem =>
  problem("missing-value", `'${name}' has no value. Write 'let ${name} = "…"'.`);

export const missingImportBrace = (): Problem =>
  problem("missing-path", 'The imported names stand in braces: import { name } from "./file.ragl".');

export const missingImportPath = (): Problem =>
  problem(
    "missing-path",
    "Expected 'from' and a file in quotes after the imported names: from \"./file.ragl\".",
  );

export const missingAlias = (name: string): Problem =>
  problem("missing-name", `Expected a name after 'as': the one that '${name}' gets in this file.`);

export const missingDimensions = (): Problem =>
  problem(
    "missing-dimensions",
    "A grid says how many rows and columns it has. Write 'grid 2 x 3 {' for 2 rows of 3.",
  );

export const mixedTimes = (): Problem =>
  problem(
    "unexpected-text",
    "Write 'x' between all of these values or between none: '1024 x 768' or '20% 30%'.",
  );

export const misplaced = (what: string, home: string): Problem =>
  problem("misplaced-declaration", `${what} cannot stand here. Move it ${home}.`);

export const outsideScene = (what: string, scene: string): Problem =>
  problem(
    "misplaced-declaration",
    `${what} stands after the end of ${scene}. Remove the '}' that ends the scene too early, or move this into it.`,
  );

/** @param nearest The keyword that was probably meant, or null. */
export const unknownDeclaration = (
  word: string,
  nearest: string | null,
  choices: readonly string[],
): Problem => {
  const hint = nearest ? `Did you mean '${nearest}'?` : `Here one begins with ${orList(choices)}.`;
  return problem("unknown-declaration", `'${word}' begins no declaration. ${hint}`);
};

function orList(words: readonly string[]): string {
  const quotedWords = words.map((word) => `'${word}'`);
  return quotedWords.length === 1
    ? quotedWords[0]!
    : `${quotedWords.slice(0, -1).join(", ")} or ${quotedWords.at(-1)!}`;
}

export const strayText = (): Problem =>
  problem("unexpected-text", "This belongs to no property. Write 'name: value', or remove it.");

export const strayInHeader = (): Problem =>
  problem("unexpected-text", "Expected '{' after the declaration's name. Remove what stands between them.");

export const strayComma = (): Problem =>
  problem("unexpected-text", "Properties are not separated by commas. Remove the ','.");

export const wrongQuotes = (): Problem =>
  problem("wrong-quotes", 'Strings stand in straight double quotes. Write "…".');

const DOUBLE_QUOTES = { hint: 'Strings stand in straight double quotes: "…".', mended: '"' };

/** What is said of characters that other languages use, and what to write instead of them. */
const CHARACTERS: Readonly<Record<string, { hint: string; mended: string }>> = {
  ";": { hint: "Properties and declarations need no ';'. Remove it.", mended: "" },
  "'": DOUBLE_QUOTES,
  "`": DOUBLE_QUOTES,
  "“": DOUBLE_QUOTES,
  "”": DOUBLE_QUOTES,
  "„": DOUBLE_QUOTES,
  "#": { hint: "A comment begins with '//'.", mended: "//" },
  "/": {
    hint: "A comment begins with '//'; a fraction has whole numbers on both sides, as in '1/3'.",
    mended: "",
  },
};

export const unexpectedCharacters = (image: string): Problem => {
  const first = String.fromCodePoint(image.codePointAt(0)!);
  const hint = CHARACTERS[first]?.hint ?? "Remove it, or put it inside a string.";
  return problem("unexpected-character", `${describeCharacter(first)} means nothing here. ${hint}`);
};

/** What to write instead of characters that mean nothing; empty where they are best removed. */
export const mendedCharacters = (image: string): string => CHARACTERS[image]?.mended ?? "";

function describeCharacter(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return `'${character}'`;
  return `The character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

export const unterminatedString = (quotes: string): Problem =>
  problem("unterminated-string", `This string is not closed. Add ${quotes} at its end.`);

export const unterminatedComment = (): Problem =>
  problem("unterminated-comment", "This comment is not closed. Add '*/' where it ends.");

export const invalidEscape = (escape: string): Problem =>
  problem(
    "invalid-escape",
    `'${escape}' is not an escape. Use \\", \\\\, \\n, \\t, \\$ or \\u{hex}; write \\\\ for a backslash.`,
  );

export const invalidInterpolation = (): Problem =>
  problem(
    "invalid-interpolation",
    "Expected a name and '}' after '${', as in '${boat}'. Write '\\$' for a dollar sign.",
  );

export const malformedNumber = (mended: string): Problem =>
  problem("malformed-number", `Write this number as '${mended}'.`);

export const unknownUnit = (unit: string): Problem =>
  problem("unknown-unit", `'${unit}' is not a unit. Write '%', 'px', or no unit.`);

export const nestingTooDeep = (): Problem =>
  problem("nesting-too-deep", `Blocks nest at most ${MAX_DEPTH} deep. This block is not read; nest less.`);

export const fileTooLarge = (): Problem =>
  problem(
    "file-too-large",
    "The file is too large: from here on it is not read. Split it into several files.",
  );

export const tooManyErrors = (limit: number): Problem =>
  problem("too-many-errors", `Only the first ${limit} errors are listed. Mend those first.`);

/** A token as a message quotes it: cut short where it is long. */
export function quoted(token: IToken): string {
  return token.image.length > 30 ? `${token.image.slice(0, 30)}…` : token.image;
}
