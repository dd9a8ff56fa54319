/** Grammar rules for names, imports and lets. */

import type { IToken } from "chevrotain";
import { nameEnd } from "./character-scan.ts";
import { DocComments } from "./doc-comments.ts";
import { endOf } from "./lexer.ts";
import * as problems from "./problems.ts";
import { insertion, rangeOf, replacement } from "./reporter.ts";
import { readString } from "./string-literals.ts";
import {
  As,
  CloseBrace,
  Colon,
  Column,
  Comma,
  DeepBlock,
  Equals,
  From,
  Grid,
  Import,
  Joint,
  Keyword,
  Let,
  Name as NameToken,
  NumberLiteral,
  OpenBrace,
  Row,
  StringLiteral,
} from "./tokens.ts";
import type { ImportDeclaration, ImportSpecifier, LetDeclaration, Name, StringValue, Value } from "./tree.ts";
import { nameOf, ValueParser } from "./value-parser.ts";

/** The part of the grammar that reads the declarations without a block. */
export class DeclarationParser extends ValueParser {
  protected docs = new DocComments("", []);

  /** The name after the keyword just consumed. Where one is needed and there is none, that is reported. */
  protected readonly name = this.RULE("name", (): Name | null => {
    const keyword = this.LA(0);
    const name = this.OPTION(this.nameIfAny);
    if (name === undefined && this.needsName(keyword)) {
      this.report(keyword, problems.missingName(problems.quoted(keyword)));
    }
    return name ?? null;
  });

  private readonly nameIfAny = {
    GATE: () => this.nameBegins(),
    DEF: () => this.OR(this.nameAlternatives),
  };

  private readonly nameAlternatives = [
    { ALT: (): Name | null => nameOf(this.CONSUME(NameToken)) },
    {
      ALT: () => {
        const token = this.CONSUME(Keyword);
        this.report(token, problems.reservedName(token.image));
        return nameOf(token);
      },
    },
    { ALT: () => this.unquotedName(this.CONSUME(StringLiteral)) },
    {
      ALT: () => {
        const { startOffset: start } = this.CONSUME(NumberLiteral);
        this.OPTION1(this.restOfNumberedName);
        this.reporter.report({ start, end: endOf(this.LA(0)) }, problems.nameStart());
        return null;
      },
    },
  ];

  /** The `boats` of `3boats`. */
  private readonly restOfNumberedName = {
    GATE: () => this.isGluedUnit(),
    DEF: () => this.CONSUME1(NameToken),
  };

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
      GATE: () => (isBraced || this.onSameLine()) && (!this.isKeyword() || this.isReservedImport()),
      DEF: () =>
        this.OR([
          { ALT: () => specifiers.push(this.SUBRULE(this.specifier)) },
          { ALT: () => this.CONSUME(Comma) },
          {
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
    let path: StringValue | null = null;
    const from = this.OPTION2(() => this.CONSUME(From));
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
      else if (!from || path === null) this.report(keyword, problems.missingImportPath());
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
    const name = this.SUBRULE(this.name);
    const joint = this.OPTION(this.jointIfAny) ?? null;
    const value = this.OPTION1(this.joinedValue) ?? null;
    return this.ACTION(() => {
      const range = { start: keyword.startOffset, end: endOf(this.LA(0)) };
      if (name) this.checkLet(keyword, name, joint, value);
      return { kind: "let", range, doc, name, value };
    });
  });

  /** `:` or `=` after a name, whichever of them is right. */
  protected readonly jointIfAny = { DEF: (): IToken => this.CONSUME(Joint) };

  /** The value after a joint, or after a name on the same line where the joint is missing. */
  protected readonly joinedValue = {
    GATE: () => {
      const last = this.LA(0).tokenType;
      return this.valueBegins() && (last === Colon || last === Equals || this.onSameLine());
    },
    DEF: () => this.SUBRULE(this.value),
  };

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

  /** Whether the next token is, or was meant to be, the name of what the last one begins. */
  private nameBegins(): boolean {
    const keyword = this.LA(0);
    const isLet = keyword.tokenType === Let;
    switch (this.LA(1).tokenType) {
      case NameToken:
        return isLet ? this.onSameLine() : !this.nextIs(Colon, 2);
      case StringLiteral:
        return this.onSameLine() && (this.opensBlock(2) || isLet);
      case NumberLiteral:
        return this.needsName(keyword) && this.onSameLine();
      default:
        return this.isKeyword() && !this.nextIs(NameToken, 2) && this.onSameLine();
    }
  }

  private needsName({ tokenType }: IToken): boolean {
    return tokenType !== Row && tokenType !== Column && tokenType !== Grid;
  }

  protected opensBlock(ahead: number): boolean {
    return this.nextIs(OpenBrace, ahead) || this.nextIs(DeepBlock, ahead);
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
