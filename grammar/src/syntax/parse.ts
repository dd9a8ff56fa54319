/** Reads a `.ragl` text into its typed tree. */

import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics.ts";
import { tokenize, type Tokens } from "./lexer.ts";
import * as problems from "./problems.ts";
import { insertion, rangeOf, replacement, Reporter } from "./reporter.ts";
import { SceneParser } from "./scene-parser.ts";
import { isMisquoted, isUnclosed } from "./token-patterns.ts";
import { BlockComment, DocComment, TripleString } from "./tokens.ts";
import type { Comment, SourceFile } from "./tree.ts";

const parser = new SceneParser();

export interface ParseResult {
  readonly file: SourceFile;
  /** Syntax errors in document order, at most a hundred and one that says that there are more. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a text. Never throws, whatever the text: a broken part is reported, what is readable of it and all
 * around it is in the tree. The time is linear in the text's length.
 */
export function parse(text: string): ParseResult {
  const reporter = new Reporter();
  const tokens = tokenize(text);
  reportUnreadable(tokens, reporter);
  const declarations = parser.parse(text, tokens, reporter);
  const comments = tokens.comments.map(readComment);
  const range = { start: 0, end: text.length };
  return { file: { kind: "file", range, declarations, comments }, diagnostics: reporter.finish() };
}

function readComment(token: IToken): Comment {
  const kind = token.tokenType === DocComment ? "doc" : token.tokenType === BlockComment ? "block" : "line";
  return { kind, text: token.image, range: rangeOf(token) };
}

function reportUnreadable({ tokens, unexpected, comments, rest }: Tokens, reporter: Reporter): void {
  for (const token of unexpected) {
    const range = rangeOf(token);
    const mended = problems.mendedCharacters(token.image);
    const title = mended === "" ? "Remove it" : `Change to '${mended}'`;
    reporter.report(range, problems.unexpectedCharacters(token.image), replacement(title, range, mended));
  }
  for (const token of tokens) {
    if (isUnclosed(token)) reportUnclosedString(token, reporter);
    else if (isMisquoted(token)) reportMisquoted(token, reporter);
  }
  for (const token of comments) {
    if (!isUnclosed(token)) continue;
    const range = rangeOf(token);
    reporter.report(range, problems.unterminatedComment(), insertion("Add '*/'", range.end, " */"));
  }
  if (rest) {
    reporter.report({ start: rest.startOffset, end: rest.startOffset }, problems.fileTooLarge());
  }
}

/** The fix adds the quotes before any `}` that the string has swallowed at its end. */
function reportUnclosedString(token: IToken, reporter: Reporter): void {
  const quotes = token.tokenType === TripleString ? '"""' : '"';
  const range = rangeOf(token);
  const swallowed = token.image.length - token.image.replace(/[ \t]*[ \t}]*$/, "").length;
  const end = token.image.endsWith("}") ? range.end - swallowed : range.end;
  reporter.report(range, problems.unterminatedString(quotes), insertion(`Add ${quotes}`, end, quotes));
}

function reportMisquoted(token: IToken, reporter: Reporter): void {
  const content = token.image.slice(1, -1).replace(/(?<!\\)"/g, '\\"');
  const fix = replacement("Change to straight double quotes", rangeOf(token), `"${content}"`);
  reporter.report(rangeOf(token), problems.wrongQuotes(), fix);
}
