/**
 * What stands at a cursor and around it, told from the tokens before it alone: so it can be told of text that is being
 * written and makes no sense yet. The ground for completion and for signature help.
 */

import type { IToken } from "chevrotain";
import type { BlockKind } from "../syntax/block-context.ts";
import { lineEnd } from "../syntax/character-scan.ts";
import { endOf, tokenize } from "../syntax/lexer.ts";
import { isUnclosed } from "../syntax/token-patterns.ts";
import {
  BlockComment,
  Fraction,
  Joint,
  Keyword,
  Name,
  NumberLiteral,
  StringLiteral,
  TripleString,
} from "../syntax/tokens.ts";
import type { Range } from "../syntax/tree.ts";
import { StatementScan, type Statement } from "./statement-scan.ts";

/** A block that is open at the cursor. */
export interface OpenBlock {
  readonly kind: BlockKind;
  /** The word that begins it, such as `row`. */
  readonly keyword: string;
  readonly name: string | null;
  /** Where the keyword stands. */
  readonly start: number;
}

/** A single value as written. */
export interface WrittenItem {
  readonly text: string;
  readonly range: Range;
}

export type CursorPlace =
  /** In a comment, at a new name, or where nothing sensible can be added. */
  | { readonly kind: "nothing" }
  /** Where a property or a declaration begins. */
  | { readonly kind: "member" }
  | ValuePlace
  /** In a string, outside `${…}`. `content` is what is between its quotes. */
  | { readonly kind: "text"; readonly owner: ValueOwner; readonly content: Range; readonly isClosed: boolean }
  /** In `${…}`, or after its `$`. `range` is all of it that is there. */
  | { readonly kind: "interpolation"; readonly range: Range }
  /** In the braces of an import; `taken` are the names that stand there. */
  | { readonly kind: "import-name"; readonly taken: readonly string[] }
  /** Where only this word can follow. */
  | { readonly kind: "import-word"; readonly expected: "from" | "as" }
  /** After `from`; `content` is what is between the quotes, null where there are none yet. */
  | { readonly kind: "import-path"; readonly content: Range | null }
  /** After `region` or `repaint` in a variant: a region that the scene has. */
  | { readonly kind: "region-name" }
  /** After `grid`: rows and columns. */
  | { readonly kind: "dimensions"; readonly items: readonly WrittenItem[] };

/** What a value belongs to: a property by its name, or a `let`. */
export type ValueOwner =
  { readonly kind: "property"; readonly name: string } | { readonly kind: "let" } | null;

/** Behind the `:` of a property or the `=` of a let. */
export interface ValuePlace {
  readonly kind: "value";
  readonly owner: NonNullable<ValueOwner>;
  /** The items before the cursor's word. */
  readonly items: readonly WrittenItem[];
  /** What the cursor's word follows. */
  readonly after: "joint" | "item" | "times" | "comma";
}

export interface Cursor {
  /** The blocks around it, from the outermost. */
  readonly blocks: readonly OpenBlock[];
  readonly place: CursorPlace;
  /** The word or number that the cursor touches, which a completion replaces; empty where there is none. */
  readonly word: Range;
}

/** Tells where in the language an offset of a text is. Takes time in proportion to the text before it. */
export function cursorAt(text: string, offset: number): Cursor {
  const { tokens, comments } = tokenize(text.slice(0, lineEnd(text, offset)));
  const before = tokens.filter((token) => token.startOffset < offset);
  const next = tokens[before.length] ?? null;
  const last = before.at(-1) ?? null;
  const scan = new StatementScan(text);

  if (comments.some((comment) => isInComment(comment, offset))) {
    return { blocks: [], place: { kind: "nothing" }, word: { start: offset, end: offset } };
  }
  if (last !== null && isInString(last, offset)) {
    scan.read(before.slice(0, -1), last);
    const place = stringPlace(text, last, offset, scan.statement);
    const word = place.kind === "interpolation" ? place.range : { start: offset, end: offset };
    return { blocks: scan.blocks, place, word };
  }
  const isWord = last !== null && endOf(last) >= offset && mayBeCompleted(last);
  const word = isWord ? { start: last.startOffset, end: endOf(last) } : { start: offset, end: offset };
  scan.read(isWord ? before.slice(0, -1) : before, isWord ? last : next);
  const isNamed = isWord && next !== null && next.tokenType.CATEGORIES?.includes(Joint) === true;
  return { blocks: scan.blocks, place: isNamed ? { kind: "member" } : scan.placeOf(word), word };
}

function mayBeCompleted({ tokenType }: IToken): boolean {
  return (
    tokenType === Name ||
    tokenType === NumberLiteral ||
    tokenType === Fraction ||
    tokenType.CATEGORIES?.includes(Keyword) === true
  );
}

function isInComment(comment: IToken, offset: number): boolean {
  const isClosed = comment.tokenType === BlockComment && !isUnclosed(comment);
  return comment.startOffset < offset && (isClosed ? offset < endOf(comment) : offset <= endOf(comment));
}

function isInString(token: IToken, offset: number): boolean {
  if (token.tokenType !== StringLiteral && token.tokenType !== TripleString) return false;
  return offset < endOf(token) || (offset === endOf(token) && isUnclosed(token));
}

function stringPlace(text: string, token: IToken, offset: number, statement: Statement | null): CursorPlace {
  const quotes = token.tokenType === TripleString ? 3 : 1;
  const isClosed = !isUnclosed(token);
  const content = {
    start: Math.min(token.startOffset + quotes, endOf(token)),
    end: isClosed ? endOf(token) - quotes : endOf(token),
  };
  // Between the three quotes of `"""` there is no text yet.
  if (offset < content.start || offset > content.end) return { kind: "nothing" };
  if (statement?.kind === "import") return { kind: "import-path", content };
  const opening = /(?<!\\)\$(?:\{[^}"\r\n]*)?$/.exec(text.slice(content.start, offset));
  if (opening !== null) {
    const rest = /^[\p{ID_Continue}-]*\}?/u.exec(text.slice(offset, content.end))![0];
    const start = content.start + opening.index;
    const end = opening[0] === "$" ? offset : offset + rest.length;
    return { kind: "interpolation", range: { start, end } };
  }
  const owner: ValueOwner =
    statement?.kind === "property"
      ? { kind: "property", name: statement.name }
      : statement?.kind === "let"
        ? { kind: "let" }
        : null;
  return { kind: "text", owner, content, isClosed };
}
