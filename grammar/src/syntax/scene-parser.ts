/**
 * Grammar rules for files, blocks and properties. The grammar accepts any tokens: what is wrong is reported
 * and the rest is read on. A block whose `}` is missing ends where something begins that cannot stand in it,
 * and what stands in the wrong place goes to the nearest place where it can.
 */

import type { IToken, TokenType } from "chevrotain";
import { accepts, type BlockContext, describe, homeOf, keywordsIn, memberOf } from "./block-context.ts";
import { closes, closingBrace, isInside } from "./block-layout.ts";
import { CulpritSearch, describeNode } from "./unclosed-block.ts";
import { type Header, openBlock, type OpenedBlock } from "./block-node.ts";
import { DeclarationParser } from "./declaration-parser.ts";
import { DocComments } from "./doc-comments.ts";
import { endOf, type Tokens } from "./lexer.ts";
import { MAX_DEPTH } from "./nesting.ts";
import { readNumber } from "./numbers.ts";
import { Placement } from "./placement.ts";
import * as problems from "./problems.ts";
import { insertion, rangeOf, replacement, Reporter } from "./reporter.ts";
import { nearestKeyword } from "./spelling.ts";
import {
  AnyToken,
  BlockKeyword,
  CloseBrace,
  Colon,
  DeepBlock,
  Equals,
  Grid,
  Import,
  Let,
  Name as NameToken,
  NumberLiteral,
  OpenBrace,
  StrayToken,
} from "./tokens.ts";
import type { Declaration, GridDimensions, ImportDeclaration, LetDeclaration, Value } from "./tree.ts";
import { nameOf } from "./value-parser.ts";

/** Most tokens that are skipped in search of a declaration's `{`. */
const LONGEST_STRAY_HEADER = 8;

/** The whole grammar. One instance parses any number of files, one after the other. */
export class SceneParser extends DeclarationParser {
  private placement = new Placement(this.reporter);
  private culprits = new CulpritSearch("");

  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** Parses the tokens of a text into the file's declarations. */
  parse(source: string, { tokens, comments }: Tokens, reporter: Reporter): Declaration[] {
    const placement = new Placement(reporter);
    this.begin(source, new DocComments(source, comments), reporter, placement);
    this.input = tokens;
    this.sourceFile();
    this.input = [];
    this.begin("", new DocComments("", []), new Reporter(), new Placement(new Reporter()));
    return placement.declarations;
  }

  private readonly sourceFile = this.RULE("sourceFile", () => {
    this.SUBRULE(this.members);
    this.MANY(() => {
      const brace = this.CONSUME(CloseBrace);
      this.placement.strayBrace(brace);
      this.SUBRULE1(this.members);
    });
  });

  /** What stands in the current block, or in the file, up to a `}` or something that ends the block. */
  private readonly members = this.RULE("members", () => {
    this.MANY(this.member);
  });

  private readonly member = {
    GATE: () => this.goesOn(this.placement.current),
    DEF: () => {
      this.OR(this.memberAlternatives);
      this.ACTION(() => this.plainProperties());
    },
  };

  private readonly memberAlternatives = [
    { ALT: () => this.SUBRULE(this.statement) },
    { ALT: () => this.addDeclaration(this.SUBRULE(this.importDeclaration)) },
    { ALT: () => this.addDeclaration(this.SUBRULE(this.letDeclaration)) },
    { ALT: () => this.SUBRULE(this.namelessBlock) },
    { ALT: () => this.reportDeepBlock(this.CONSUME(DeepBlock)) },
    { ALT: () => this.SUBRULE(this.strayTokens) },
  ];

  /** A property, or a declaration with a block. */
  private readonly statement = this.RULE("statement", () => {
    this.OR(this.firstWords);
    this.OR1(this.statementAlternatives);
  });

  private readonly firstWords = [
    { ALT: () => this.CONSUME(NameToken) },
    { ALT: () => this.CONSUME(BlockKeyword) },
  ];

  private readonly statementAlternatives = [
    { GATE: () => this.beginsBlock(), ALT: () => this.SUBRULE(this.block) },
    {
      ALT: () => {
        const word = this.LA(0);
        const joint = this.OPTION(this.jointIfAny) ?? null;
        const value = this.OPTION1(this.joinedValue) ?? null;
        if (!this.RECORDING_PHASE) this.addProperty(word, joint, value);
      },
    },
  ];

  /** A declaration with a block, after its keyword. */
  private readonly block = this.RULE("block", () => {
    const keyword = this.LA(0);
    const type = this.ACTION(() => this.meantKeyword(keyword));
    const doc = this.docs.before(keyword.startOffset);
    const name = this.SUBRULE(this.name);
    const dimensions = type === Grid || this.RECORDING_PHASE ? this.OPTION(this.gridDimensions) : undefined;
    const header = { keyword, type, name, dimensions: dimensions ?? null, doc };
    this.OPTION1(this.strayHeaderIfAny);
    const opened = this.ACTION(() => this.beginBlock(header));
    const opener = this.OPTION2(this.opener) ?? null;
    this.ACTION(() => {
      this.enterBlock(opened, opener);
      this.plainProperties();
    });
    this.SUBRULE(this.members);
    const closer = this.OPTION3(this.closer);
    this.ACTION(() => this.endBlock(opened, closer !== undefined));
  });

  private readonly gridDimensions = { DEF: () => this.SUBRULE(this.dimensions) };
  private readonly strayHeaderIfAny = {
    GATE: () => this.hasStrayHeader(),
    DEF: () => this.SUBRULE(this.strayHeader),
  };
  private readonly openers = [{ ALT: () => this.CONSUME(OpenBrace) }, { ALT: () => this.CONSUME(DeepBlock) }];
  private readonly opener = { DEF: () => this.OR(this.openers) };
  private readonly closer = {
    GATE: () => this.isClosedByBrace(this.placement.current),
    DEF: () => this.CONSUME(CloseBrace),
  };

  /** `2 x 3` */
  private readonly dimensions = this.RULE("dimensions", (): GridDimensions | null => {
    const rows = this.CONSUME(NumberLiteral);
    const columns = this.OPTION({
      GATE: () => this.isTimes() && this.nextIs(NumberLiteral, 2),
      DEF: () => {
        this.SUBRULE(this.timesSign);
        return this.CONSUME1(NumberLiteral);
      },
    });
    if (columns === undefined || this.RECORDING_PHASE) return null;
    const range = { start: rows.startOffset, end: endOf(columns) };
    return { range, rows: readNumber(rows, this.reporter), columns: readNumber(columns, this.reporter) };
  });

  /** What stands between a declaration's name and its `{` without belonging there. */
  private readonly strayHeader = this.RULE("strayHeader", () => {
    const { startOffset: start } = this.CONSUME(AnyToken);
    this.MANY({ GATE: () => !this.opensBlock(1), DEF: () => this.CONSUME1(AnyToken) });
    const range = { start, end: endOf(this.LA(0)) };
    this.reporter.report(range, problems.strayInHeader(), replacement("Remove it", range, ""));
  });

  /** A `{` without a keyword; what stands in it counts as standing around it. */
  private readonly namelessBlock = this.RULE("namelessBlock", () => {
    this.report(this.CONSUME(OpenBrace), problems.unnamedBlock());
    this.SUBRULE(this.members);
    this.OPTION(() => this.CONSUME(CloseBrace));
  });

  private readonly strayTokens = this.RULE("strayTokens", () => {
    const { startOffset: start } = this.CONSUME(StrayToken);
    this.MANY({ GATE: () => this.onSameLine(), DEF: () => this.CONSUME1(StrayToken) });
    const range = { start, end: endOf(this.LA(0)) };
    this.reporter.report(range, problems.strayText(), replacement("Remove it", range, ""));
  });

  private begin(source: string, docs: DocComments, reporter: Reporter, placement: Placement): void {
    this.beginValues();
    this.source = source;
    this.docs = docs;
    this.reporter = reporter;
    this.placement = placement;
    this.culprits = new CulpritSearch(source);
  }

  /** Whether the next token stands in the block: if not, the block ends here, with or without a `}`. */
  private goesOn(context: BlockContext): boolean {
    if (context.kind === "file") return true;
    const { keyword, opener, assumed } = context;
    if (opener?.tokenType !== OpenBrace && !(assumed && isInside(this.source, keyword!, this.LA(1))))
      return false;
    const type = this.LA(1).tokenType;
    if (type === NameToken) return true;
    const member =
      type === Import || type === Let ? "declaration" : this.isBlockKeyword(1) ? memberOf(type) : null;
    if (member === null || accepts(context.kind, member) || homeOf(member, context) === null) return true;
    return isInside(this.source, keyword!, this.LA(1));
  }

  private isBlockKeyword(ahead: number): boolean {
    return this.LA(ahead).tokenType.CATEGORIES?.includes(BlockKeyword) === true;
  }

  /** Whether a block follows the word just consumed, rather than a property's value. */
  private beginsBlock(): boolean {
    if (this.nextIs(Colon)) return false;
    if (this.LA(0).tokenType !== NameToken) return true;
    return this.onSameLine() && (this.opensBlock(1) || (this.nextIs(NameToken) && this.opensBlock(2)));
  }

  /** The keyword that begins a block; for another word the nearest one that may stand here. */
  private meantKeyword(word: IToken): TokenType {
    if (word.tokenType !== NameToken) return word.tokenType;
    const choices = keywordsIn(this.placement.current.kind);
    const nearest = nearestKeyword(word.image, choices)?.name ?? null;
    const range = rangeOf(word);
    const names = choices.map((type) => type.name);
    const problem = problems.unknownDeclaration(problems.quoted(word), nearest, names);
    const fixes = nearest === null ? [] : [replacement(`Change to '${nearest}'`, range, nearest)];
    this.reporter.report(range, problem, ...fixes);
    return choices.find((type) => type.name === nearest) ?? choices[0]!;
  }

  /** Whether tokens that do not belong there stand on this line before a `{`. */
  private hasStrayHeader(): boolean {
    if (this.opensBlock(1)) return false;
    for (let ahead = 1; ahead <= LONGEST_STRAY_HEADER && this.onSameLine(ahead); ahead++) {
      if (this.opensBlock(ahead)) return true;
      if (this.nextIs(CloseBrace, ahead) || this.nextIs(Colon, ahead) || this.isBlockKeyword(ahead))
        return false;
    }
    return false;
  }

  private beginBlock(header: Header): OpenedBlock {
    const member = memberOf(header.type);
    const { keyword, name } = header;
    const { current } = this.placement;
    const home = accepts(current.kind, member)
      ? current
      : this.placement.misplaced(member, describe(keyword, name), rangeOf(keyword));
    if (member === "declaration") this.placement.beginDeclaration();
    const opened = openBlock(header, home, current);
    this.placement.current = opened.context;
    return opened;
  }

  private enterBlock({ node, context }: OpenedBlock, opener: IToken | null): void {
    const keyword = context.keyword!;
    context.opener = opener;
    if (opener === null) {
      context.assumed = this.assumesBlock(context);
      const range = { start: keyword.startOffset, end: endOf(this.LA(0)) };
      const problem = problems.missingOpenBrace(describe(keyword, context.name));
      this.reporter.report(range, problem, insertion("Add '{'", range.end, " {"));
    } else if (opener.tokenType === DeepBlock) {
      this.reportDeepBlock(opener);
    } else if (node.kind === "container" && node.layout === "grid" && node.dimensions === null) {
      this.report(keyword, problems.missingDimensions());
    }
  }

  /** Whether what follows a declaration without `{` is indented, or placed, as its block. */
  private assumesBlock(context: BlockContext): boolean {
    const isProperty = this.nextIs(NameToken) && this.nextIs(Colon, 2);
    const isMember = this.isBlockKeyword(1) && accepts(context.kind, memberOf(this.LA(1).tokenType));
    if (!isProperty && !isMember) return false;
    return context.depth < MAX_DEPTH && isInside(this.source, context.keyword!, this.LA(1));
  }

  private isClosedByBrace({ keyword, opener, assumed }: BlockContext): boolean {
    return opener?.tokenType === OpenBrace || (assumed && closes(this.source, keyword!, this.LA(1)));
  }

  private endBlock(opened: OpenedBlock, isClosed: boolean): void {
    const { node, context } = opened;
    const { keyword, opener } = context;
    const end = endOf(this.LA(0));
    node.range = { start: keyword!.startOffset, end };
    node.body = opener ? { start: opener.startOffset, end } : null;
    if (opener?.tokenType === OpenBrace && !isClosed) this.reportUnclosed(opened);
    this.placement.current = context.parent!;
    if (context.kind === "scene") this.placement.endScene(opened, isClosed);
    this.placement.endMember(end);
  }

  private reportUnclosed({ node, context: { keyword, name, opener } }: OpenedBlock): void {
    const culprit = this.reporter.isFull ? null : this.culprits.find(node);
    if (culprit) {
      const what = describeNode(this.source, culprit.node);
      this.reporter.report(culprit.brace, problems.missingCloseBrace(what), culprit.fix);
      return;
    }
    const fix = closingBrace(this.source, keyword!, this.LA(0), this.LA(1));
    this.reporter.report(rangeOf(opener!), problems.missingCloseBrace(describe(keyword!, name)), fix);
  }

  /**
   * Reads properties of the form that nearly all have, `name: value` with a single value. The rules of the grammar read
   * them just so, but take most of the parser's time for it.
   */
  private plainProperties(): void {
    const { opener, properties } = this.placement.current;
    if (opener?.tokenType !== OpenBrace || properties === null) return;
    while (this.nextIs(NameToken) && this.nextIs(Colon, 2) && this.isPlainValue(3)) {
      const word = this.CONSUME2(NameToken);
      const joint = this.CONSUME2(Colon);
      this.addProperty(word, joint, this.plainValue());
    }
  }

  private addProperty(word: IToken, joint: IToken | null, value: Value | null): void {
    const end = endOf(this.LA(0));
    const name = nameOf(word);
    if (word.tokenType !== NameToken) this.report(word, problems.reservedProperty(word.image));
    if (joint?.tokenType !== Colon || value === null) this.checkProperty(word, joint, value);
    const { current } = this.placement;
    const home = current.properties
      ? current
      : this.placement.misplaced("property", `'${name.text}'`, name.range);
    home?.properties?.push({ kind: "property", range: { start: word.startOffset, end }, name, value });
    this.placement.endMember(end);
  }

  private checkProperty(word: IToken, joint: IToken | null, value: Value | null): void {
    const name = problems.quoted(word);
    const range = rangeOf(word);
    if (joint === null && value === null) {
      this.reporter.report(range, problems.missingColonAndValue(name), insertion("Add ':'", range.end, ": "));
    } else if (joint === null) {
      this.reporter.report(range, problems.missingColon(name), insertion("Add ':'", range.end, ":"));
    } else if (joint.tokenType === Equals) {
      const change = replacement("Change to ':'", { start: range.end, end: endOf(joint) }, ":");
      this.reporter.report(rangeOf(joint), problems.equalsForColon(name), change);
    } else {
      this.reporter.report({ start: range.start, end: endOf(joint) }, problems.missingValue(`${name}:`));
    }
  }

  /** Adds an import or a let to the file, wherever it stands. */
  private addDeclaration(node: ImportDeclaration | LetDeclaration): void {
    if (this.RECORDING_PHASE) return;
    const { start } = node.range;
    const at = { start, end: start + node.kind.length };
    if (this.placement.current !== this.placement.file)
      this.placement.misplaced("declaration", `'${node.kind}'`, at);
    this.placement.beginDeclaration();
    this.placement.declarations.push(node);
  }

  private reportDeepBlock(token: IToken): void {
    const { startOffset: start } = token;
    this.reporter.report({ start, end: start + 1 }, problems.nestingTooDeep());
  }
}
