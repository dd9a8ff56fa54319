/** Grammar rules for names, imports and lets. */

import type { IToken } from "chevrotain";
import { nameEnd } from "./character-scan.ts";
import { DocComments } from "./doc-comments.ts";
import { endOf } from "./lexer.ts";
import * as problems from "./problems.ts";
import { insertion, replacement } from "./reporter.ts";
import { readString } from "./string-literals.ts";
import {
  As,
  CloseBrace,
  Colon,
  Comma,
  DeepBlock,
  Equals,
  From,
  Import,
  Keyword,
  Let,
  Name as NameToken,
  NumberLiteral,
  OpenBrace,
  StringLiteral,
} from "./tokens.ts";
import type { ImportDeclaration, ImportSpecifier, LetDeclaration, Name, StringValue, Value } from "./tree.ts";
import { nameOf, rangeOf, ValueParser } from "./value-parser.ts";

/** The part of the grammar that reads the declarations without a block. */
export class DeclarationParser extends ValueParser {
  protected docs = new DocComments("", []);

  /** The name after the keyword just consumed; null where there is none. `required`: then that is reported. */
  protected readonly name = this.RULE("name", (keyword: IToken, required: boolean): Name | null => {
    let name: Name | null = null;
    let found = false;
    this.OPTION({
      GATE: () => this.nameBegins(required),
      DEF: () => {
        found = true;
        this.OR([
          {
            ALT: () => {
              const token = this.CONSUME(NameToken);
              name = this.ACTION(() => nameOf(token));
            },
          },
          {
            ALT: () => {
              const token = this.CONSUME(Keyword);
              name = this.ACTION(() => this.reservedName(token));
            },
          },
          {
            ALT: () => {
              const token = this.CONSUME(StringLiteral);
              name = this.ACTION(() => this.unquotedName(token));
            },
          },
          {
            ALT: () => {
              const token = this.CONSUME(NumberLiteral);
              this.OPTION1({ GATE: () => this.isGluedUnit(), DEF: () => this.CONSUME1(NameToken) });
              this.ACTION(() => {
                this.reporter.report(
                  { start: token.startOffset, end: endOf(this.LA(0)) },
                  problems.nameStart(),
                );
              });
            },
          },
        ]);
      },
    });
    this.ACTION(() => {
      if (required && !found) this.report(keyword, problems.missingName(keyword.image));
    });
    return name;
  });

  /** `import { a, b as c } from "./file.ragl"` */
  protected readonly importDeclaration = this.RULE("importDeclaration", (): ImportDeclaration => {
    const keyword = this.CONSUME(Import);
    const specifiers: ImportSpecifier[] = [];
    let isBraced = false;
    this.OPTION(() => {
      this.CONSUME(OpenBrace);
      isBraced = true;
    });
    this.MANY({
      GATE: () => isBraced || this.onSameLine(),
      DEF: () =>
        this.OR([
          { ALT: () => specifiers.push(this.SUBRULE(this.specifier)) },
          { ALT: () => this.CONSUME(Comma) },
          {
            GATE: () => this.isReservedImport(),
            ALT: () => {
              const token = this.CONSUME(Keyword);
              this.ACTION(() => this.report(token, problems.reservedName(token.image)));
            },
          },
        ]),
    });
    let isClosed = false;
    this.OPTION1(() => {
      this.CONSUME(CloseBrace);
      isClosed = true;
    });
    const names = this.ACTION(() => ({
      start: specifiers[0]?.range.start ?? endOf(keyword),
      end: endOf(this.LA(0)),
    }));
    let path: StringValue | null = null;
    this.OPTION2(() => this.CONSUME(From));
    this.OPTION3({
      GATE: () => this.onSameLine() || this.LA(0).tokenType === From,
      DEF: () => {
        const token = this.CONSUME(StringLiteral);
        path = this.ACTION(() => readString(this.source, token, this.reporter));
      },
    });
    return this.ACTION(() => {
      const range = { start: keyword.startOffset, end: endOf(this.LA(0)) };
      if (!isBraced || !isClosed) this.report(keyword, problems.missingImportBrace());
      else if (path === null) this.report(keyword, problems.missingImportPath());
      return { kind: "import", range, specifiers, path };
    });
  });

  /** `b as c` */
  private readonly specifier = this.RULE("specifier", (): ImportSpecifier => {
    const imported = this.CONSUME(NameToken);
    let local = imported;
    this.OPTION(() => {
      const as = this.CONSUME(As);
      let found = false;
      this.OPTION1(() => {
        local = this.CONSUME1(NameToken);
        found = true;
      });
      this.ACTION(() => {
        if (!found) this.report(as, problems.missingAlias(imported.image));
      });
    });
    return this.ACTION(() => ({
      range: { start: imported.startOffset, end: endOf(this.LA(0)) },
      imported: nameOf(imported),
      local: nameOf(local),
    }));
  });

  /** `let boat = "a small wooden boat"` */
  protected readonly letDeclaration = this.RULE("letDeclaration", (): LetDeclaration => {
    const keyword = this.CONSUME(Let);
    const doc = this.ACTION(() => this.docs.before(keyword.startOffset));
    const name = this.SUBRULE(this.name, { ARGS: [keyword, true] });
    let joint: IToken | null = null;
    this.OPTION(() => {
      joint = this.OR([{ ALT: () => this.CONSUME(Equals) }, { ALT: () => this.CONSUME(Colon) }]);
    });
    let value: Value | null = null;
    this.OPTION1({
      GATE: () => (joint !== null || this.onSameLine()) && this.valueBegins(),
      DEF: () => {
        value = this.SUBRULE(this.value);
      },
    });
    return this.ACTION(() => {
      const range = { start: keyword.startOffset, end: endOf(this.LA(0)) };
      if (name) this.checkLet(keyword, name, joint, value);
      return { kind: "let", range, doc, name, value };
    });
  });

  private isReservedImport(): boolean {
    return this.isKeyword() && (this.nextIs(Comma, 2) || this.nextIs(CloseBrace, 2));
  }

  private checkLet(keyword: IToken, name: Name, joint: IToken | null, value: Value | null): void {
    if (value === null) {
      this.report(keyword, problems.missingLetValue(name.text));
    } else if (joint === null) {
      const fix = insertion("Add '='", name.range.end, " =");
      this.reporter.report(name.range, problems.missingEquals(name.text), fix);
    } else if (joint.tokenType === Colon) {
      const range = rangeOf(joint);
      this.reporter.report(
        range,
        problems.missingEquals(name.text),
        replacement("Change to '='", range, " ="),
      );
    }
  }

  /** Whether the next token is, or was meant to be, a name. */
  private nameBegins(required: boolean): boolean {
    const isLet = this.LA(0).tokenType === Let;
    switch (this.LA(1).tokenType) {
      case NameToken:
        return isLet ? this.onSameLine() : !this.nextIs(Colon, 2);
      case StringLiteral:
        return this.onSameLine() && (this.opensBlock(2) || isLet);
      case NumberLiteral:
        return required && this.onSameLine();
      default:
        return this.isKeyword() && this.onSameLine() && !this.nextIs(NameToken, 2);
    }
  }

  protected opensBlock(ahead: number): boolean {
    return this.nextIs(OpenBrace, ahead) || this.nextIs(DeepBlock, ahead);
  }

  private reservedName(token: IToken): Name {
    this.report(token, problems.reservedName(token.image));
    return nameOf(token);
  }

  /** Takes a quoted name as the name between its quotes, if that is one. */
  private unquotedName(token: IToken): Name | null {
    const start = token.startOffset + 1;
    const end = nameEnd(this.source, start);
    if (end === start || end !== endOf(token) - 1) {
      this.report(token, problems.nameStart());
      return null;
    }
    const text = this.source.slice(start, end);
    const fix = replacement("Remove the quotes", rangeOf(token), text);
    this.reporter.report(rangeOf(token), problems.quotedName(text), fix);
    return { text, range: { start, end } };
  }
}
