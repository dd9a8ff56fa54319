/** Grammar rules for names and values: strings, numbers, fractions, tuples and lists. */

import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import { hasLineBreak } from "./character-scan.ts";
import { endOf } from "./lexer.ts";
import { readFraction, readNumber } from "./numbers.ts";
import * as problems from "./problems.ts";
import { replacement, Reporter } from "./reporter.ts";
import { readString, readTripleString } from "./string-literals.ts";
import {
  Colon,
  Comma,
  Fraction,
  GluedTimes,
  Keyword,
  Name as NameToken,
  NumberLiteral,
  OpenBrace,
  StringLiteral,
  TOKEN_TYPES,
  TripleString,
} from "./tokens.ts";
import type { Name, Range, Value } from "./tree.ts";

export function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: endOf(token) };
}

/** The part of the grammar that reads values. It accepts any tokens: what is wrong is reported, never thrown. */
export class ValueParser extends EmbeddedActionsParser {
  protected source = "";
  protected reporter = new Reporter();

  constructor() {
    // The grammar has no ambiguity that its gates leave open; checking that again at each start costs time.
    super(TOKEN_TYPES, { maxLookahead: 1, recoveryEnabled: false, skipValidations: true });
  }

  /** One value, or several with commas between: a list. */
  protected readonly value = this.RULE("value", (): Value => {
    const first = this.SUBRULE(this.listItem);
    const items = [first];
    this.MANY(() => {
      const comma = this.CONSUME(Comma);
      let found = false;
      this.OPTION({
        GATE: () => this.valueBegins(),
        DEF: () => {
          items.push(this.SUBRULE2(this.listItem));
          found = true;
        },
      });
      this.ACTION(() => {
        if (!found) this.reportComma(comma);
      });
    });
    return this.ACTION(() => (items.length === 1 ? first : { kind: "list", range: spanOf(items), items }));
  });

  private readonly listItem = this.RULE("listItem", (): Value =>
    this.OR<Value>([
      {
        ALT: () => {
          const token = this.CONSUME(StringLiteral);
          return this.ACTION(() => readString(this.source, token, this.reporter));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(TripleString);
          return this.ACTION(() => readTripleString(this.source, token, this.reporter));
        },
      },
      { ALT: () => this.SUBRULE(this.tuple) },
    ]),
  );

  /** One number, fraction or name, or several on one line, with or without `x` between: a tuple. */
  private readonly tuple = this.RULE("tuple", (): Value => {
    const first = this.SUBRULE(this.scalar);
    const items = [first];
    let times = 0;
    this.MANY({
      GATE: () => this.tupleGoesOn(),
      DEF: () => {
        this.OPTION({
          GATE: () => this.isTimes(),
          DEF: () => {
            this.SUBRULE(this.timesSign);
            times++;
          },
        });
        items.push(this.SUBRULE2(this.scalar));
      },
    });
    return this.ACTION(() => (items.length === 1 ? first : this.tupleOf(items, times)));
  });

  protected readonly timesSign = this.RULE("timesSign", (): IToken =>
    this.OR([{ ALT: () => this.CONSUME(GluedTimes) }, { ALT: () => this.CONSUME(NameToken) }]),
  );

  private readonly scalar = this.RULE("scalar", (): Value =>
    this.OR<Value>([
      {
        ALT: () => {
          const token = this.CONSUME(NumberLiteral);
          this.OPTION({
            GATE: () => this.isGluedUnit(),
            DEF: () => {
              const unit = this.CONSUME1(NameToken);
              this.ACTION(() => this.report(unit, problems.unknownUnit(problems.quoted(unit))));
            },
          });
          return this.ACTION(() => readNumber(token, this.reporter));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(Fraction);
          return this.ACTION(() => readFraction(token));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME2(NameToken);
          return this.ACTION(() => nameValue(token));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(Keyword);
          this.ACTION(() => this.report(token, problems.reservedName(token.image)));
          return this.ACTION(() => nameValue(token));
        },
      },
    ]),
  );

  private tupleOf(items: Value[], times: number): Value {
    const range = spanOf(items);
    if (times > 0 && times < items.length - 1) this.reporter.report(range, problems.mixedTimes());
    return { kind: "tuple", range, times: times > 0, items };
  }

  protected report(token: IToken, problem: problems.Problem): void {
    this.reporter.report(rangeOf(token), problem);
  }

  protected nextIs(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenType === type;
  }

  protected isKeyword(): boolean {
    return this.LA(1).tokenType.CATEGORIES?.includes(Keyword) === true;
  }

  /** Whether the token `ahead` stands on the line on which the last consumed token ends. */
  protected onSameLine(ahead = 1): boolean {
    const next = this.LA(ahead);
    return (
      Number.isInteger(next.startOffset) && !hasLineBreak(this.source, endOf(this.LA(0)), next.startOffset)
    );
  }

  /** Whether the next tokens are a value rather than the next property or declaration. */
  protected valueBegins(): boolean {
    const next = this.LA(1);
    switch (next.tokenType) {
      case StringLiteral:
      case TripleString:
      case NumberLiteral:
      case Fraction:
        return true;
      case NameToken: {
        if (this.nextIs(Colon, 2)) return false;
        const beginsBlock =
          this.nextIs(OpenBrace, 2) || (this.nextIs(NameToken, 2) && this.nextIs(OpenBrace, 3));
        return this.onSameLine() || !beginsBlock;
      }
      default:
        return this.isMisusedKeyword();
    }
  }

  /** A reserved word where only a name makes sense: on the same line, and followed by nothing of its own. */
  private isMisusedKeyword(): boolean {
    if (!this.isKeyword() || !this.onSameLine()) return false;
    return ![NameToken, OpenBrace, Colon, NumberLiteral, StringLiteral].includes(this.LA(2).tokenType);
  }

  private tupleGoesOn(): boolean {
    if (!this.onSameLine()) return false;
    switch (this.LA(1).tokenType) {
      case NumberLiteral:
      case Fraction:
        return true;
      case GluedTimes:
        return this.isNumeric(2);
      case NameToken:
        return !this.nextIs(Colon, 2) && !this.nextIs(OpenBrace, 2);
      default:
        return false;
    }
  }

  private isNumeric(ahead: number): boolean {
    return this.nextIs(NumberLiteral, ahead) || this.nextIs(Fraction, ahead);
  }

  /** Whether the next token is the `x` between two values of one line. */
  protected isTimes(): boolean {
    if (this.nextIs(GluedTimes)) return this.isNumeric(2);
    if (!this.nextIs(NameToken) || this.LA(1).image !== "x" || !this.onSameLine(2)) return false;
    return this.isNumeric(2) || (this.nextIs(NameToken, 2) && !this.nextIs(Colon, 3));
  }

  /** Whether a name follows the number just consumed without a space, as in `12em`. */
  protected isGluedUnit(): boolean {
    return this.nextIs(NameToken) && this.LA(1).startOffset === endOf(this.LA(0)) && !this.isTimes();
  }

  private reportComma(comma: IToken): void {
    const range = rangeOf(comma);
    const separates = this.nextIs(NameToken) && this.onSameLine();
    const problem = separates ? problems.strayComma() : problems.missingValue(",");
    this.reporter.report(range, problem, replacement("Remove ','", range, ""));
  }
}

export function nameOf(token: IToken): Name {
  return { text: token.image, range: rangeOf(token) };
}

function nameValue(token: IToken): Value {
  return { kind: "name", range: rangeOf(token), name: nameOf(token) };
}

function spanOf(items: readonly Value[]): Range {
  return { start: items[0]!.range.start, end: items.at(-1)!.range.end };
}
