/** Follows tokens up to a cursor: which blocks are open there, and what the statement says so far. */

import type { IToken } from "chevrotain";
import { accepts, memberOf, type BlockKind } from "../syntax/block-context.ts";
import { hasLineBreak } from "../syntax/character-scan.ts";
import { endOf } from "../syntax/lexer.ts";
import {
  As,
  BlockKeyword,
  CloseBrace,
  Colon,
  Comma,
  Equals,
  From,
  GluedTimes,
  Grid,
  Import,
  Joint,
  Let,
  Name,
  NumberLiteral,
  OpenBrace,
  Repaint,
} from "../syntax/tokens.ts";
import type { Range } from "../syntax/tree.ts";
import type { CursorPlace, OpenBlock, ValuePlace, WrittenItem } from "./cursor-place.ts";

interface Valued {
  readonly items: WrittenItem[];
  /** Null before the `:` or `=`. */
  after: ValuePlace["after"] | null;
}

/** What has been read of a statement that the cursor may stand in. */
export type Statement =
  | ({ readonly kind: "property"; readonly name: string } & Valued)
  | ({ readonly kind: "let"; name: string | null } & Valued)
  | { readonly kind: "header"; readonly keyword: IToken; name: string | null; readonly items: WrittenItem[] }
  | {
      readonly kind: "import";
      part: "begun" | "names" | "named" | "path";
      readonly names: string[];
      after: "comma" | "name" | "as";
    };

type ValuedStatement = Extract<Statement, Valued>;

const BLOCK_KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ["scene", "scene"],
  ["style", "style"],
  ["variant", "variant"],
  ["region", "region"],
  ["row", "container"],
  ["column", "container"],
  ["grid", "container"],
  ["repaint", "change"],
]);

export class StatementScan {
  readonly blocks: OpenBlock[] = [];
  statement: Statement | null = null;
  readonly #text: string;
  /** Where the last token ends. */
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param next the token that follows the last of them; null where there is none */
  read(tokens: readonly IToken[], next: IToken | null): void {
    tokens.forEach((token, index) => {
      this.#take(token, tokens[index + 1] ?? next);
      this.#end = endOf(token);
    });
  }

  /** What a word at `word`, behind all that was read, would be. */
  placeOf(word: Range): CursorPlace {
    const { statement } = this;
    const onSameLine = !hasLineBreak(this.#text, this.#end, word.start);
    switch (statement?.kind) {
      case undefined:
        return { kind: "member" };
      case "property":
      case "let":
        return this.#valuePlace(statement, onSameLine);
      case "header":
        return onSameLine ? this.#headerPlace(statement) : { kind: "member" };
      case "import":
        return importPlace(statement, onSameLine);
    }
  }

  #take(token: IToken, next: IToken | null): void {
    const type = token.tokenType;
    if (type === OpenBrace) this.#open();
    else if (type === CloseBrace) this.#close();
    else if (type === Let || type === Import) this.#beginDeclaration(type === Let);
    else if (type.CATEGORIES?.includes(BlockKeyword) && next?.tokenType !== Colon) this.#beginHeader(token);
    else if (type === Name && isJoint(next) && this.statement?.kind !== "let") {
      this.statement = { kind: "property", name: token.image, items: [], after: null };
    } else this.#continue(token);
  }

  #beginDeclaration(isLet: boolean): void {
    // Neither can stand in a block: the blocks before it have lost their braces.
    this.blocks.length = 0;
    this.statement = isLet
      ? { kind: "let", name: null, items: [], after: null }
      : { kind: "import", part: "begun", names: [], after: "comma" };
  }

  #beginHeader(keyword: IToken): void {
    const member = memberOf(keyword.tokenType);
    const kinds: readonly BlockKind[] = ["file", ...this.blocks.map(({ kind }) => kind)];
    // A block in which this cannot stand, inside one in which it can, has lost its brace.
    const home = kinds.findLastIndex((kind) => accepts(kind, member));
    if (home >= 0) this.blocks.length = home;
    this.statement = { kind: "header", keyword, name: null, items: [] };
  }

  #open(): void {
    const { statement } = this;
    if (statement?.kind === "import") {
      statement.part = "names";
      return;
    }
    if (statement?.kind === "header") {
      const { keyword, name } = statement;
      const inVariant = this.blocks.at(-1)?.kind === "variant";
      const kind = inVariant ? "change" : (BLOCK_KINDS.get(keyword.image) ?? "region");
      this.blocks.push({ kind, keyword: keyword.image, name, start: keyword.startOffset });
    } else {
      this.blocks.push({ kind: "region", keyword: "", name: null, start: this.#end });
    }
    this.statement = null;
  }

  #close(): void {
    if (this.statement?.kind === "import" && this.statement.part === "names") {
      this.statement.part = "named";
      return;
    }
    this.blocks.pop();
    this.statement = null;
  }

  #continue(token: IToken): void {
    const { statement } = this;
    const onSameLine = !hasLineBreak(this.#text, this.#end, token.startOffset);
    switch (statement?.kind) {
      case "property":
      case "let":
        if (!continueValue(statement, token, onSameLine)) this.statement = null;
        break;
      case "header":
        if (!onSameLine) this.statement = null;
        else if (statement.name === null && token.tokenType === Name) statement.name = token.image;
        else if (token.tokenType === NumberLiteral) statement.items.push(itemOf(token));
        break;
      case "import":
        if (!continueImport(statement, token)) this.statement = null;
    }
  }

  #valuePlace(statement: ValuedStatement, onSameLine: boolean): CursorPlace {
    const { items, after } = statement;
    if (after === null) return onSameLine ? { kind: "nothing" } : { kind: "member" };
    if (!onSameLine && after !== "comma") return { kind: "member" };
    const owner: ValuePlace["owner"] =
      statement.kind === "let" ? { kind: "let" } : { kind: "property", name: statement.name };
    return { kind: "value", owner, items, after };
  }

  #headerPlace({ keyword, name, items }: Statement & { kind: "header" }): CursorPlace {
    const inVariant = this.blocks.at(-1)?.kind === "variant";
    if (name === null && (inVariant || keyword.tokenType === Repaint)) return { kind: "region-name" };
    if (keyword.tokenType === Grid && items.length < 2) return { kind: "dimensions", items };
    return { kind: "nothing" };
  }
}

function isJoint(token: IToken | null): boolean {
  return token?.tokenType.CATEGORIES?.includes(Joint) === true;
}

function itemOf(token: IToken): WrittenItem {
  return { text: token.image, range: { start: token.startOffset, end: endOf(token) } };
}

/** False where the token does not belong to the value. */
function continueValue(statement: ValuedStatement, token: IToken, onSameLine: boolean): boolean {
  const { tokenType: type } = token;
  if (type === Colon || type === Equals) {
    statement.after = "joint";
  } else if (statement.after === null) {
    if (statement.kind !== "let" || type !== Name) return false;
    statement.name = token.image;
  } else if (type === Comma) {
    statement.after = "comma";
  } else if (!onSameLine && statement.after === "item") {
    return false;
  } else if (type === GluedTimes || (token.image === "x" && statement.after === "item")) {
    statement.after = "times";
  } else {
    statement.items.push(itemOf(token));
    statement.after = "item";
  }
  return true;
}

/** False where the token ends the import. */
function continueImport(
  statement: Statement & { kind: "import" },
  { tokenType: type, image }: IToken,
): boolean {
  if (statement.part === "named" || statement.part === "begun") {
    statement.part = type === From ? "path" : statement.part;
    return type === From || statement.part === "begun";
  }
  if (statement.part === "path") return false;
  if (type === Comma) statement.after = "comma";
  else if (type === As) statement.after = "as";
  else {
    if (statement.after === "comma") statement.names.push(image);
    statement.after = "name";
  }
  return true;
}

function importPlace(
  { part, names, after }: Statement & { kind: "import" },
  onSameLine: boolean,
): CursorPlace {
  switch (part) {
    case "begun":
      return { kind: "nothing" };
    case "names":
      if (after === "comma") return { kind: "import-name", taken: names };
      return after === "name" ? { kind: "import-word", expected: "as" } : { kind: "nothing" };
    case "named":
      return onSameLine ? { kind: "import-word", expected: "from" } : { kind: "member" };
    case "path":
      return { kind: "import-path", content: null };
  }
}
