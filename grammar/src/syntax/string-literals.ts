/** String tokens to their text: escapes, `${name}` interpolation, and the indentation of `"""` strings. */

import type { IToken } from "chevrotain";
import { isBlank, lineEnd, nameEnd } from "./character-scan.ts";
import { invalidEscape, invalidInterpolation } from "./problems.ts";
import { insertion, type Reporter } from "./reporter.ts";
import { isUnclosed } from "./token-patterns.ts";
import type { Name, Range, StringPart, StringValue } from "./tree.ts";

const BACKSLASH = 92;
const DOLLAR = 36;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n", t: "\t", $: "$" };

/** Reads a `"…"` token. */
export function readString(source: string, token: IToken, reporter: Reporter): StringValue {
  const [start, end] = contentRange(token, 1);
  if (isPlain(token.image)) return plainString(source, token, start, end);
  const parts = new Parts();
  readSlice(source, start, end, parts, reporter);
  return stringValue(token, false, parts);
}

/** Whether a string, as most do, holds neither escapes nor interpolation: its text is then what stands there. */
function isPlain(image: string): boolean {
  return !image.includes("\\") && !image.includes("$");
}

function plainString(source: string, token: IToken, start: number, end: number): StringValue {
  const range = { start: token.startOffset, end: token.startOffset + token.image.length };
  const text: StringPart = { kind: "text", text: source.slice(start, end), range: { start, end } };
  return { kind: "string", range, triple: false, parts: start === end ? [] : [text] };
}

/**
 * Reads a `"""…"""` token. Its lines lose the white space that all of them begin with and any white space at
 * their ends; a first or last line of nothing but white space is no line. What follows the opening quotes on
 * their own line, if anything, is the first line and loses all white space before it.
 */
export function readTripleString(source: string, token: IToken, reporter: Reporter): StringValue {
  const parts = new Parts();
  const [start, end] = contentRange(token, 3);
  const lines = contentLines(source, start, end);
  lines.forEach((line, index) => {
    if (index > 0) parts.text("\n", lines[index - 1]!.end, line.start);
    readSlice(source, line.start, line.end, parts, reporter);
  });
  return stringValue(token, true, parts);
}

/** A line of a triple string as a range of the source, without common indentation and trailing space. */
export interface ContentLine {
  readonly start: number;
  readonly end: number;
}

/** The lines that a triple string's text consists of; `start` and `end` enclose what is between its quotes. */
export function contentLines(source: string, start: number, end: number): ContentLine[] {
  const [first, ...others] = splitLines(source, start, end).map((line) => trimEnd(source, line));
  const opening = trimStart(source, first!);
  const shared = commonIndent(source, others);
  const lines = others.map((line) => (isEmpty(line) ? line : { start: line.start + shared, end: line.end }));
  if (lines.length > 0 && isEmpty(lines.at(-1)!)) lines.pop();
  return isEmpty(opening) ? lines : [opening, ...lines];
}

const isEmpty = (line: ContentLine): boolean => line.start === line.end;

function splitLines(source: string, start: number, end: number): ContentLine[] {
  const lines: ContentLine[] = [];
  for (let at = start; ;) {
    const stop = Math.min(lineEnd(source, at), end);
    lines.push({ start: at, end: stop });
    if (stop === end) return lines;
    at = source.startsWith("\r\n", stop) ? stop + 2 : stop + 1;
  }
}

function skipBlanks(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(source.charCodeAt(at))) at++;
  return at;
}

function trimStart(source: string, { start, end }: ContentLine): ContentLine {
  return { start: skipBlanks(source, start, end), end };
}

function trimEnd(source: string, { start, end }: ContentLine): ContentLine {
  let at = end;
  while (at > start && isBlank(source.charCodeAt(at - 1))) at--;
  return { start, end: at };
}

/** Length of the longest white space prefix that all lines share; empty lines have no say. */
function commonIndent(source: string, lines: readonly ContentLine[]): number {
  const filled = lines.filter((line) => !isEmpty(line));
  const model = filled[0];
  if (!model) return 0;
  let shared = trimStart(source, model).start - model.start;
  for (const line of filled) {
    let same = 0;
    while (same < shared && source[line.start + same] === source[model.start + same]) same++;
    shared = same;
  }
  return shared;
}

function contentRange(token: IToken, quotes: number): [number, number] {
  const end = token.startOffset + token.image.length;
  return [token.startOffset + quotes, isUnclosed(token) ? end : end - quotes];
}

function stringValue(token: IToken, triple: boolean, parts: Parts): StringValue {
  const range = { start: token.startOffset, end: token.startOffset + token.image.length };
  return { kind: "string", range, triple, parts: parts.finish() };
}

const unicodeEscape = /\\u\{([0-9a-fA-F]{1,6})\}/y;

function readSlice(source: string, start: number, end: number, parts: Parts, reporter: Reporter): void {
  let at = start;
  while (at < end) {
    const next = nextSpecial(source, at, end);
    if (next > at) parts.text(source.slice(at, next), at, next);
    if (next === end) return;
    at =
      source[next] === "\\"
        ? readEscape(source, next, end, parts, reporter)
        : readDollar(source, next, end, parts, reporter);
  }
}

/** Offset of the next backslash or `$`, or `end`. */
function nextSpecial(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && source.charCodeAt(at) !== BACKSLASH && source.charCodeAt(at) !== DOLLAR) at++;
  return at;
}

/** Reads the escape at `at`; returns the offset after it. */
function readEscape(source: string, at: number, end: number, parts: Parts, reporter: Reporter): number {
  unicodeEscape.lastIndex = at;
  const unicode = unicodeEscape.exec(source);
  const code = unicode ? Number.parseInt(unicode[1]!, 16) : 0;
  if (unicode && unicodeEscape.lastIndex <= end && isScalarValue(code)) {
    parts.text(String.fromCodePoint(code), at, unicodeEscape.lastIndex);
    return unicodeEscape.lastIndex;
  }
  const simple = at + 1 < end ? SIMPLE_ESCAPES[source[at + 1]!] : undefined;
  if (simple !== undefined) {
    parts.text(simple, at, at + 2);
    return at + 2;
  }
  const escaped = unicode?.[0] ?? source.slice(at, at + 1) + firstCharacter(source, at + 1, end);
  const range = { start: at, end: Math.min(at + escaped.length, end) };
  reporter.report(range, invalidEscape(escaped), insertion("Double the backslash", at, "\\"));
  parts.text("\\", at, at + 1);
  return at + 1;
}

function isScalarValue(code: number): boolean {
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

function firstCharacter(source: string, at: number, end: number): string {
  return at < end ? String.fromCodePoint(source.codePointAt(at)!) : "";
}

/** Reads the `$` at `at`, which may begin an interpolation; returns the offset after it. */
function readDollar(source: string, at: number, end: number, parts: Parts, reporter: Reporter): number {
  if (source[at + 1] === "{" && at + 1 < end) {
    const nameStart = skipBlanks(source, at + 2, end);
    const afterName = nameEnd(source, nameStart);
    const close = skipBlanks(source, afterName, end);
    if (afterName > nameStart && close < end && source[close] === "}") {
      const range = { start: nameStart, end: afterName };
      parts.interpolation({ text: source.slice(nameStart, afterName), range }, { start: at, end: close + 1 });
      return close + 1;
    }
    reporter.report(
      { start: at, end: at + 2 },
      invalidInterpolation(),
      insertion("Write a dollar sign", at, "\\"),
    );
  }
  parts.text("$", at, at + 1);
  return at + 1;
}

/** Builds a string's parts, joining neighbouring text. */
class Parts {
  readonly #parts: StringPart[] = [];
  #text = "";
  #start = 0;
  #end = 0;

  text(text: string, start: number, end: number): void {
    if (this.#text === "") this.#start = start;
    this.#text += text;
    this.#end = end;
  }

  interpolation(name: Name, range: Range): void {
    this.#flush();
    this.#parts.push({ kind: "interpolation", name, range });
  }

  finish(): StringPart[] {
    this.#flush();
    return this.#parts;
  }

  #flush(): void {
    if (this.#text === "") return;
    this.#parts.push({ kind: "text", text: this.#text, range: { start: this.#start, end: this.#end } });
    this.#text = "";
  }
}
