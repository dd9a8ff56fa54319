/** Prints a tree without syntax errors in the canonical style. */

import { hasLineBreak } from "../syntax/character-scan.ts";
import type {
  Area,
  Declaration,
  ImportDeclaration,
  LetDeclaration,
  ListValue,
  Property,
  RegionChange,
  SourceFile,
  VariantDeclaration,
} from "../syntax/tree.ts";
import { type Element, LineWriter } from "./line-writer.ts";
import { INDENT, type Piece, specifierPieces, valuePieces } from "./pieces.ts";

/** Longest line that is put together from parts that could stand on lines of their own. */
const LONGEST_LINE = 100;

type Member = Property | Area | VariantDeclaration | RegionChange;
type BlockNode = Exclude<Declaration | Member, ImportDeclaration | LetDeclaration | Property>;

export class FilePrinter {
  readonly #source: string;
  readonly #file: SourceFile;
  readonly #writer: LineWriter;

  constructor(source: string, file: SourceFile) {
    this.#source = source;
    this.#file = file;
    this.#writer = new LineWriter(source, file.comments);
  }

  print(): string {
    const { declarations } = this.#file;
    const elements = declarations.map((node) =>
      this.#element(node, 0, node.kind === "style" || node.kind === "scene"),
    );
    this.#writer.elements(elements, this.#source.length, 0);
    const text = this.#writer.text();
    return /\r\n|\n|\r/.exec(this.#source)?.[0] === "\r\n" ? text.replaceAll("\n", "\r\n") : text;
  }

  #element(node: Declaration | Member, level: number, isApart = false): Element {
    const { start, end } = node.range;
    return { start, end, isApart, write: (prefix) => this.#write(node, prefix, level) };
  }

  #write(node: Declaration | Member, prefix: string, level: number): void {
    switch (node.kind) {
      case "import":
        return this.#writeImport(node, prefix);
      case "let":
      case "property":
        return this.#writeValue(node, prefix, level);
      default:
        return this.#writeBlock(node, prefix, level);
    }
  }

  /** Writes a property or a let: on one line, or with a list's items on lines of their own. */
  #writeValue(node: Property | LetDeclaration, prefix: string, level: number): void {
    const writer = this.#writer;
    const list = node.value?.kind === "list" ? node.value : null;
    const pieces = this.#statementPieces(node, prefix, level);
    const row = writer.attempt(() => {
      const whole = writer.row(pieces);
      return list && (whole.deferred.length > 0 || !fits(whole.text, level)) ? null : whole;
    });
    if (row) return writer.rowLine(level, row);
    this.#writeLongList(node, list!, prefix, level);
  }

  #writeLongList(node: Property | LetDeclaration, list: ListValue, prefix: string, level: number): void {
    const writer = this.#writer;
    writer.rowLine(level, writer.row(this.#statementHead(node, prefix)));
    writer.openBlock(node.name!.range.end);
    const elements = list.items.map((item, index): Element => {
      const isLast = index === list.items.length - 1;
      return {
        ...item.range,
        isApart: false,
        write: (itemPrefix) => {
          const row = writer.row(valuePieces(this.#source, item, itemPrefix, level + 1));
          writer.rowLine(level + 1, isLast ? row : { ...row, text: `${row.text},` });
        },
      };
    });
    writer.elements(elements, list.range.end, level + 1);
  }

  #statementHead(node: Property | LetDeclaration, prefix: string): Piece[] {
    const name = { text: node.name!.text, start: node.name!.range.start };
    if (node.kind === "property") return [{ ...name, glue: prefix, text: `${name.text}:` }];
    return [
      { glue: prefix, text: "let", start: node.range.start },
      { ...name, glue: " ", text: `${name.text} =` },
    ];
  }

  #statementPieces(node: Property | LetDeclaration, prefix: string, level: number): Piece[] {
    return [...this.#statementHead(node, prefix), ...valuePieces(this.#source, node.value!, " ", level)];
  }

  #writeImport({ range, specifiers, path }: ImportDeclaration, prefix: string): void {
    const writer = this.#writer;
    const pathText = this.#source.slice(path!.range.start, path!.range.end);
    const keyword = { glue: prefix, text: "import {", start: range.start };
    const from = { text: `} from ${pathText}`, start: path!.range.start };
    const row = writer.attempt(() => {
      const names = specifiers.flatMap((node, index) => specifierPieces(node, index === 0 ? " " : ", "));
      const whole = writer.row([keyword, ...names, { ...from, glue: specifiers.length > 0 ? " " : "" }]);
      return whole.deferred.length > 0 || !fits(whole.text, 0) ? null : whole;
    });
    if (row) return writer.rowLine(0, row);
    writer.rowLine(0, writer.row([keyword]));
    writer.openBlock(range.start);
    const elements = specifiers.map((node, index): Element => {
      const comma = index === specifiers.length - 1 ? "" : ",";
      return {
        ...node.range,
        isApart: false,
        write: (itemPrefix) => {
          const { text, deferred } = writer.row(specifierPieces(node, itemPrefix));
          writer.rowLine(1, { text: `${text}${comma}`, deferred });
        },
      };
    });
    writer.elements(elements, path!.range.start, 1);
    writer.line(0, from.text);
  }

  #writeBlock(node: BlockNode, prefix: string, level: number): void {
    const writer = this.#writer;
    const body = node.body!;
    const head = writer.row([...this.#headPieces(node, prefix), { glue: " ", text: "{", start: body.start }]);
    const members = membersOf(node);
    if (head.deferred.length === 0) {
      if (members.length === 0 && !writer.hasCommentBefore(body.end))
        return writer.line(level, `${head.text}}`);
      const line = writer.attempt(() => this.#blockOnOneLine(node, members, head.text, level));
      if (line !== null) return writer.line(level, line);
    }
    writer.rowLine(level, head, level + 1);
    writer.openBlock(body.start + 1);
    const elements = members.map((member) => this.#element(member, level + 1));
    writer.elements(elements, body.end - 1, level + 1);
    writer.line(level, "}");
  }

  /** A block that the author wrote on one line as one line; null if it is to have several. */
  #blockOnOneLine(node: BlockNode, members: readonly Member[], head: string, level: number): string | null {
    const { start, end } = node.body!;
    const isFlat = members.every((member) => member.kind === "property");
    if (!isFlat || hasLineBreak(this.#source, start, end)) return null;
    const pieces = members.flatMap((property) => this.#statementPieces(property, " ", level));
    const line = `${head}${this.#writer.row(pieces).text}${this.#writer.rowEnd(end)} }`;
    return fits(line, level) ? line : null;
  }

  #headPieces(node: BlockNode, prefix: string): Piece[] {
    const { start, end } = node.keyword;
    const pieces = [{ glue: prefix, text: this.#source.slice(start, end), start }];
    const name = node.kind === "change" ? node.region : node.name;
    if (name) pieces.push({ glue: " ", text: name.text, start: name.range.start });
    if (node.kind === "container" && node.dimensions) {
      const { rows, columns } = node.dimensions;
      pieces.push(
        ...valuePieces(this.#source, rows, " ", 0),
        ...valuePieces(this.#source, columns, " x ", 0),
      );
    }
    return pieces;
  }
}

function fits(text: string, level: number): boolean {
  return level * INDENT.length + text.length <= LONGEST_LINE || text.includes("\n");
}

/** What stands in a block, in source order. */
function membersOf(node: BlockNode): Member[] {
  const members: Member[] = [
    ...node.properties,
    ...(node.kind === "scene" || node.kind === "container" ? node.children : []),
    ...(node.kind === "scene" ? node.variants : []),
    ...(node.kind === "variant" ? node.changes : []),
  ];
  return members.sort((a, b) => a.range.start - b.range.start);
}
