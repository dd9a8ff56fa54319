/**
 * Grammar rules for values: strings, numbers, fractions, names, tuples and lists.
 *
 * Alternatives and options are made once, not at each call, since they are most of what a parse would
 * allocate. So they share no variables: they look at `LA(0)`, which is the token consumed last.
 */

import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import { hasLineBreak } from "./character-scan.ts";
import { endOf } from "./lexer.ts";
import { readFraction, readNumber } from "./numbers.ts";
import * as problems from "./problems.ts";
import { rangeOf, replacement, Reporter } from "./reporter.ts";
import { readString, readTripleString } from "./string-literals.ts";
import {
  CloseBrace,
  Colon,
  Comma,
  Equals,
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

/** Stands for a value while Chevrotain records the grammar, when there is no text. */
const NO_VALUE = nameValue({ image: "", startOffset: 0, tokenType: NameToken, tokenTypeIdx: 0 });

/** The part of the grammar that reads values. It accepts any tokens: what is wrong is reported, never thrown. */
export class ValueParser extends EmbeddedActionsParser {
  protected source = "";
  protected reporter = new Reporter();

  /** @param skipValidations False has Chevrotain check the grammar, as a test does; that takes long. */
  constructor(skipValidations: boolean) {
    super(TOKEN_TYPES, { maxLookahead: 1, recoveryEnabled: false, skipValidations });
  }

  /** Items of the list, and of the tuple, being read, after the first; neither can contain its like. */
  private listRest: Value[] = [];
  private tupleRest: Value[] = [];
  private timesSigns = 0;

  /** One value, or several with commas between: a list. */
  protected readonly value = this.RULE("value", (): Value => {
    const first = this.SUBRULE(this.listItem);
    if (this.listRest.length > 0) this.listRest = [];
    this.MANY(this.commaAndItem);
    if (this.RECORDING_PHASE || this.listRest.length === 0) return first;
    const items = [first, ...this.listRest];
    return { kind: "list", range: spanOf(items), items };
  });

  /** Whether the token `ahead` is a whole value by itself: a string, a number or a name that nothing goes on. */
  protected isPlainValue(ahead: number): boolean {
    switch (this.LA(ahead).tokenType) {
      case StringLiteral:
        return !this.nextIs(Comma, ahead + 1);
      case NumberLiteral:
      case NameToken:
        return this.nextIs(CloseBrace, ahead + 1) || this.isNextProperty(ahead);
      default:
        return false;
    }
  }

  /** Whether the name of another property follows the token `ahead`, not glued to it as a unit is. */
  private isNextProperty(ahead: number): boolean {
    const next = this.LA(ahead + 1);
    if (next.tokenType !== NameToken || !this.isJoint(ahead + 2)) return false;
    return next.startOffset > endOf(this.LA(ahead));
  }

  /** Reads a value that `isPlainValue`. */
  protected plainValue(): Value {
    switch (this.LA(1).tokenType) {
      case StringLiteral:
        return readString(this.source, this.CONSUME2(StringLiteral), this.reporter);
      case NumberLiteral:
        return readNumber(this.CONSUME2(NumberLiteral), this.reporter);
      default:
        return nameValue(this.CONSUME2(NameToken));
    }
  }

  private readonly commaAndItem = {
    DEF: () => {
      const comma = this.CONSUME(Comma);
      const item = this.OPTION(this.itemAfterComma);
      if (item) this.listRest.push(item);
      else this.reportComma(comma);
    },
  };

  private readonly itemAfterComma = {
    GATE: () => this.valueBegins(),
    DEF: () => this.SUBRULE1(this.listItem),
  };

  private readonly listItem = this.RULE("listItem", (): Value => this.OR(this.itemAlternatives));

  private readonly itemAlternatives = [
    {
      ALT: (): Value => {
        const token = this.CONSUME(StringLiteral);
        return this.RECORDING_PHASE ? NO_VALUE : readString(this.source, token, this.reporter);
      },
    },
    {
      ALT: (): Value => {
        const token = this.CONSUME(TripleString);
        return this.RECORDING_PHASE ? NO_VALUE : readTripleString(this.source, token, this.reporter);
      },
    },
    {
      // One number, fraction or name, or several on one line, with or without `x` between: a tuple.
      ALT: (): Value => {
        const first = this.SUBRULE(this.scalar);
        this.MANY(this.furtherScalar);
        return this.RECORDING_PHASE || this.tupleRest.length === 0 ? first : this.takeTuple(first);
      },
    },
  ];

  private readonly furtherScalar = {
    GATE: () => this.tupleGoesOn(),
    DEF: () => {
      this.OPTION(this.timesBetween);
      this.tupleRest.push(this.SUBRULE1(this.scalar));
    },
  };

  private readonly timesBetween = {
    GATE: () => this.isTimes(),
    DEF: () => {
      this.SUBRULE(this.timesSign);
      this.timesSigns++;
    },
  };

  protected readonly timesSign = this.RULE("timesSign", (): IToken => this.OR(this.timesAlternatives));

  private readonly timesAlternatives = [
    { ALT: () => this.CONSUME(GluedTimes) },
    { ALT: () => this.CONSUME(NameToken) },
  ];

  private readonly scalar = this.RULE("scalar", (): Value => this.OR(this.scalarAlternatives));

  private readonly scalarAlternatives = [
    {
      ALT: (): Value => {
        const token = this.CONSUME(NumberLiteral);
        this.OPTION(this.gluedUnit);
        return readNumber(token, this.reporter);
      },
    },
    { ALT: (): Value => readFraction(this.CONSUME(Fraction)) },
    { ALT: (): Value => nameValue(this.CONSUME1(NameToken)) },
    {
      ALT: (): Value => {
        const token = this.CONSUME(Keyword);
        this.report(token, problems.reservedName(token.image));
        return nameValue(token);
      },
    },
  ];

  /** A unit other than `%` and `px`, such as `em` in `12em`. */
  private readonly gluedUnit = {
    GATE: () => this.isGluedUnit(),
    DEF: () => {
      const unit = this.CONSUME(NameToken);
      this.report(unit, problems.unknownUnit(problems.quoted(unit)));
    },
  };

  /** Forgets what an earlier reading has left, Chevrotain's recording of the grammar included. */
  protected beginValues(): void {
    this.listRest = [];
    this.tupleRest = [];
    this.timesSigns = 0;
  }

  private takeTuple(first: Value): Value {
    const items = [first, ...this.tupleRest];
    const range = spanOf(items);
    if (this.timesSigns > 0 && this.timesSigns < items.length - 1) {
      this.reporter.report(range, problems.mixedTimes());
    }
    const times = this.timesSigns > 0;
    this.tupleRest = [];
    this.timesSigns = 0;
    return { kind: "tuple", range, times, items };
  }

  protected report(token: IToken, problem: problems.Problem): void {
    this.reporter.report(rangeOf(token), problem);
  }

  private reportComma(comma: IToken): void {
    const range = rangeOf(comma);
    const separates = this.nextIs(NameToken) && this.onSameLine();
    const problem = separates ? problems.strayComma() : problems.missingValue(",");
    this.reporter.report(range, problem, replacement("Remove ','", range, ""));
  }

  protected nextIs(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenType === type;
  }

  private isJoint(ahead: number): boolean {
    return this.nextIs(Colon, ahead) || this.nextIs(Equals, ahead);
  }

  protected isKeyword(): boolean {
    return this.LA(1).tokenType.CATEGORIES?.includes(Keyword) === true;
  }

  /** Whether the token `ahead` stands on the line on which the last consumed token ends. */
  protected onSameLine(ahead = 1): boolean {
    const next = this.LA(ahead);
    // The end of the file is a token without an offset.
    return (
      Number.isInteger(next.startOffset) && !hasLineBreak(this.source, endOf(this.LA(0)), next.startOffset)
    );
  }

  /** Whether the next tokens are a value rather than the next property or declaration. */
  protected valueBegins(): boolean {
    switch (this.LA(1).tokenType) {
      case StringLiteral:
      case TripleString:
      case NumberLiteral:
      case Fraction:
        return true;
      case NameToken: {
        if (this.isJoint(2)) return false;
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
    if (this.nextIs(NameToken, 2)) return this.isJoint(3);
    return ![OpenBrace, Colon, NumberLiteral, StringLiteral].includes(this.LA(2).tokenType);
  }

  private tupleGoesOn(): boolean {
    switch (this.LA(1).tokenType) {
      case NumberLiteral:
      case Fraction:
        return this.onSameLine();
      case GluedTimes:
        return this.isNumeric(2);
      case NameToken:
        return !this.isJoint(2) && !this.nextIs(OpenBrace, 2) && this.onSameLine();
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
    return this.isNumeric(2) || (this.nextIs(NameToken, 2) && !this.isJoint(3));
  }

  /** Whether a name follows the number just consumed without a space, as in `12em`. */
  protected isGluedUnit(): boolean {
    return this.nextIs(NameToken) && this.LA(1).startOffset === endOf(this.LA(0)) && !this.isTimes();
  }
}

export function nameOf(token: IToken): Name {
  return { text: token.image, range: rangeOf(token) };
}

function nameValue(token: IToken): Value {
  const name = nameOf(token);
  return { kind: "name", range: name.range, name };
}

function spanOf(items: readonly Value[]): Range {
  return { start: items[0]!.range.start, end: items.at(-1)!.range.end };
}
