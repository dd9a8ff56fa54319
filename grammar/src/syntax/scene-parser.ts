/**
 * Grammar rules for files, blocks and properties. The grammar accepts any tokens: what is wrong is reported
 * and the rest is read on. A block whose `}` is missing ends where something begins that cannot stand in it,
 * and what stands in the wrong place goes to the nearest place where it can.
 */

import type { IToken, TokenType } from "chevrotain";
import { closes, closingBrace, isInside } from "./block-layout.ts";
import {
  accepts,
  type BlockContext,
  describe,
  homeOf,
  homePlace,
  keywordsIn,
  type Member,
  memberOf,
} from "./block-context.ts";
import { type Header, openBlock, type OpenedBlock } from "./block-node.ts";
import { DeclarationParser } from "./declaration-parser.ts";
import { DocComments } from "./doc-comments.ts";
import { endOf, type Tokens } from "./lexer.ts";
import { MAX_DEPTH } from "./nesting.ts";
import { readNumber } from "./numbers.ts";
import * as problems from "./problems.ts";
import { insertion, replacement, type Reporter } from "./reporter.ts";
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
import type { Declaration, GridDimensions, Value } from "./tree.ts";
import { nameOf, rangeOf } from "./value-parser.ts";

/** The whole grammar. One instance parses any number of files, one after the other. */
class SceneParser extends DeclarationParser {
  private file = fileContext();
  /** The scene that ended last, while nothing but stray members has followed it. */
  private lastScene: OpenedBlock | null = null;
  /** Whether stray members have been put into that scene: then one more `}` is expected. */
  private sceneWasCutShort = false;

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Parses the tokens of a text into the file's declarations. */
  parse(source: string, { tokens, comments }: Tokens, reporter: Reporter): Declaration[] {
    this.source = source;
    this.reporter = reporter;
    this.docs = new DocComments(source, comments);
    this.file = fileContext();
    this.lastScene = null;
    this.sceneWasCutShort = false;
    this.input = tokens;
    this.sourceFile();
    return this.file.declarations!;
  }

  private readonly sourceFile = this.RULE("sourceFile", () => {
    this.SUBRULE(this.members, { ARGS: [this.file] });
    this.MANY(() => {
      const brace = this.CONSUME(CloseBrace);
      this.ACTION(() => this.strayBrace(brace));
      this.SUBRULE2(this.members, { ARGS: [this.file] });
    });
  });

  /** What stands in a block, or in the file, up to a `}` that closes it or something that ends it. */
  private readonly members = this.RULE("members", (context: BlockContext) => {
    this.MANY({
      GATE: () => this.goesOn(context),
      DEF: () =>
        this.OR([
          { ALT: () => this.SUBRULE(this.statement, { ARGS: [context] }) },
          {
            ALT: () => {
              const at = this.ACTION(() => this.beforeDeclaration(context));
              const node = this.SUBRULE(this.importDeclaration);
              this.ACTION(() => at.push(node));
            },
          },
          {
            ALT: () => {
              const at = this.ACTION(() => this.beforeDeclaration(context));
              const node = this.SUBRULE(this.letDeclaration);
              this.ACTION(() => at.push(node));
            },
          },
          { ALT: () => this.SUBRULE(this.namelessBlock, { ARGS: [context] }) },
          {
            ALT: () => {
              const token = this.CONSUME(DeepBlock);
              this.ACTION(() => this.reportDeepBlock(token));
            },
          },
          { ALT: () => this.SUBRULE(this.strayTokens) },
        ]),
    });
  });

  /** A property, or a declaration with a block. */
  private readonly statement = this.RULE("statement", (context: BlockContext) => {
    const word = this.OR<IToken>([
      { ALT: () => this.CONSUME(NameToken) },
      { ALT: () => this.CONSUME(BlockKeyword) },
    ]);
    this.OR1([
      {
        GATE: () => this.beginsBlock(word),
        ALT: () => this.SUBRULE(this.block, { ARGS: [context, word] }),
      },
      { ALT: () => this.SUBRULE(this.property, { ARGS: [context, word] }) },
    ]);
  });

  /** `: value`, after the property's name. */
  private readonly property = this.RULE("property", (context: BlockContext, word: IToken) => {
    let joint: IToken | null = null;
    this.OPTION(() => {
      joint = this.OR([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.CONSUME(Equals) }]);
    });
    let value: Value | null = null;
    this.OPTION1({
      GATE: () => (joint !== null || this.onSameLine()) && this.valueBegins(),
      DEF: () => {
        value = this.SUBRULE(this.value);
      },
    });
    this.ACTION(() => this.addProperty(context, word, joint, value));
  });

  /** Name and block, after the keyword. */
  private readonly block = this.RULE("block", (context: BlockContext, keyword: IToken) => {
    const type = this.ACTION(() => this.meantKeyword(context, keyword));
    const doc = this.ACTION(() => this.docs.before(keyword.startOffset));
    const name = this.SUBRULE(this.name, { ARGS: [keyword, memberOf(type) !== "layout"] });
    let dimensions: GridDimensions | null = null;
    this.OPTION({
      GATE: () => type === Grid,
      DEF: () => {
        dimensions = this.SUBRULE(this.dimensions);
      },
    });
    const header = this.ACTION(() => ({ keyword, type, name, dimensions, doc }));
    this.OPTION1({
      GATE: () => this.straysBeforeBrace() > 0,
      DEF: () => this.SUBRULE(this.strayHeader, { ARGS: [header] }),
    });
    const opened = this.ACTION(() => this.openBlock(context, header));
    this.OPTION2(() => {
      const opener = this.OR([
        { ALT: () => this.CONSUME(OpenBrace) },
        { ALT: () => this.CONSUME(DeepBlock) },
      ]);
      this.ACTION(() => {
        opened.context.opener = opener;
      });
    });
    this.ACTION(() => this.checkOpener(opened));
    this.SUBRULE(this.members, { ARGS: [opened?.context] });
    let isClosed = false;
    this.OPTION3({
      GATE: () => this.endsWithBrace(opened.context),
      DEF: () => {
        this.CONSUME(CloseBrace);
        isClosed = true;
      },
    });
    this.ACTION(() => this.closeBlock(opened, isClosed));
  });

  /** `2 x 3` */
  private readonly dimensions = this.RULE("dimensions", (): GridDimensions | null => {
    const rows = this.CONSUME(NumberLiteral);
    let columns: IToken | null = null;
    this.OPTION({
      GATE: () => this.isTimes(),
      DEF: () => {
        this.SUBRULE(this.timesSign);
        columns = this.CONSUME1(NumberLiteral);
      },
    });
    return this.ACTION(() => {
      if (columns === null) return null;
      const range = { start: rows.startOffset, end: endOf(columns) };
      return { range, rows: readNumber(rows, this.reporter), columns: readNumber(columns, this.reporter) };
    });
  });

  /** What stands between a declaration's name and its `{` without belonging there. */
  private readonly strayHeader = this.RULE("strayHeader", (header: Header) => {
    const first = this.CONSUME(AnyToken);
    this.MANY({ GATE: () => !this.opensBlock(1), DEF: () => this.CONSUME1(AnyToken) });
    this.ACTION(() => {
      const range = { start: first.startOffset, end: endOf(this.LA(0)) };
      const what = describe(header.keyword, header.name?.text ?? null);
      this.reporter.report(range, problems.strayInHeader(what), replacement("Remove it", range, ""));
    });
  });

  /** A `{` without a keyword; what stands in it counts as standing around it. */
  private readonly namelessBlock = this.RULE("namelessBlock", (context: BlockContext) => {
    const brace = this.CONSUME(OpenBrace);
    this.ACTION(() => this.report(brace, problems.unnamedBlock()));
    this.SUBRULE(this.members, { ARGS: [context] });
    this.OPTION(() => this.CONSUME(CloseBrace));
  });

  private readonly strayTokens = this.RULE("strayTokens", () => {
    const first = this.CONSUME(StrayToken);
    this.MANY({ GATE: () => this.onSameLine(), DEF: () => this.CONSUME1(StrayToken) });
    this.ACTION(() => {
      const range = { start: first.startOffset, end: endOf(this.LA(0)) };
      this.reporter.report(range, problems.strayText(), replacement("Remove it", range, ""));
    });
  });

  /** Whether the next token stands in the block: if not, the block ends here, with or without a `}`. */
  private goesOn(context: BlockContext): boolean {
    if (context.kind === "file") return true;
    const { keyword, opener, assumed } = context;
    if (opener?.tokenType !== OpenBrace && !(assumed && isInside(this.source, keyword!, this.LA(1))))
      return false;
    const type = this.LA(1).tokenType;
    if (type === NameToken) return true;
    const member =
      type === Import || type === Let ? "declaration" : this.nextIsKeyword(1) ? memberOf(type) : null;
    if (member === null || accepts(context.kind, member) || homeOf(member, context) === null) return true;
    return isInside(this.source, keyword!, this.LA(1));
  }

  private nextIsKeyword(ahead: number): boolean {
    return this.LA(ahead).tokenType.CATEGORIES?.includes(BlockKeyword) === true;
  }

  /** Whether a block follows the word, rather than a property's value. */
  private beginsBlock(word: IToken): boolean {
    if (this.nextIs(Colon)) return false;
    if (word.tokenType !== NameToken) return true;
    return this.onSameLine() && (this.opensBlock(1) || (this.nextIs(NameToken) && this.opensBlock(2)));
  }

  /** The keyword that begins a block; for another word the nearest one that may stand here. */
  private meantKeyword(context: BlockContext, word: IToken): TokenType {
    if (word.tokenType !== NameToken) return word.tokenType;
    const choices = keywordsIn(context.kind);
    const nearest = nearestKeyword(word.image, choices);
    const range = rangeOf(word);
    const problem = problems.unknownDeclaration(
      problems.quoted(word),
      choices.map((type) => type.name),
    );
    if (nearest === null) this.reporter.report(range, problem);
    else
      this.reporter.report(range, problem, replacement(`Change to '${nearest.name}'`, range, nearest.name));
    return nearest ?? choices[0]!;
  }

  /** How many tokens stand on this line before a `{`, where there should be none; 0 where no `{` follows. */
  private straysBeforeBrace(): number {
    for (let ahead = 1; ahead <= LONGEST_STRAY_HEADER && this.onSameLine(ahead); ahead++) {
      if (this.opensBlock(ahead)) return ahead - 1;
      if (this.nextIs(CloseBrace, ahead) || this.nextIs(Colon, ahead) || this.nextIsKeyword(ahead)) return 0;
    }
    return 0;
  }

  private openBlock(context: BlockContext, header: Header): OpenedBlock {
    const member = memberOf(header.type);
    const home = this.home(
      member,
      describe(header.keyword, header.name?.text ?? null),
      header.keyword,
      context,
    );
    if (member === "declaration") this.lastScene = null;
    return openBlock(header, home, context);
  }

  private checkOpener({ node, context }: OpenedBlock): void {
    const keyword = context.keyword!;
    const range = { start: keyword.startOffset, end: endOf(this.LA(0)) };
    if (context.opener?.tokenType === DeepBlock) {
      const start = context.opener.startOffset;
      this.reporter.report({ start, end: start + 1 }, problems.nestingTooDeep());
    } else if (context.opener === null) {
      context.assumed = this.assumesBlock(context);
      const what = describe(keyword, context.name);
      this.reporter.report(range, problems.missingOpenBrace(what), insertion("Add '{'", range.end, " {"));
    } else if (node.kind === "container" && node.layout === "grid" && node.dimensions === null) {
      this.report(keyword, problems.missingDimensions());
    }
  }

  /** Whether what follows a declaration without `{` is indented, or placed, as its block. */
  private assumesBlock(context: BlockContext): boolean {
    const isProperty = this.nextIs(NameToken) && this.nextIs(Colon, 2);
    const isMember = this.nextIsKeyword(1) && accepts(context.kind, memberOf(this.LA(1).tokenType));
    if (!isProperty && !isMember) return false;
    return context.depth < MAX_DEPTH && isInside(this.source, context.keyword!, this.LA(1));
  }

  private endsWithBrace({ keyword, opener, assumed }: BlockContext): boolean {
    return opener?.tokenType === OpenBrace || (assumed && closes(this.source, keyword!, this.LA(1)));
  }

  private closeBlock({ node, context }: OpenedBlock, isClosed: boolean): void {
    const { keyword, opener } = context;
    const end = endOf(this.LA(0));
    node.range = { start: keyword!.startOffset, end };
    node.body = opener ? { start: opener.startOffset, end } : null;
    if (opener?.tokenType === OpenBrace && !isClosed) {
      const what = describe(keyword!, context.name);
      const fix = closingBrace(this.source, keyword!, this.LA(0), this.LA(1));
      this.reporter.report(rangeOf(opener), problems.missingCloseBrace(what), fix);
    }
    if (context.kind === "scene") {
      this.lastScene = { node, context };
      this.sceneWasCutShort = false;
    }
    this.extendScene(context.parent!);
  }

  private addProperty(context: BlockContext, word: IToken, joint: IToken | null, value: Value | null): void {
    const range = { start: word.startOffset, end: endOf(this.LA(0)) };
    if (word.tokenType !== NameToken) this.report(word, problems.reservedProperty(word.image));
    if (joint?.tokenType !== Colon || value === null) this.checkProperty(word, joint, value);
    const home = this.home("property", `'${problems.quoted(word)}'`, word, context);
    home?.properties?.push({ kind: "property", range, name: nameOf(word), value });
    this.extendScene(context);
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

  /** The block that a member goes to; what stands in the wrong place is reported. */
  private home(member: Member, what: string, token: IToken, context: BlockContext): BlockContext | null {
    const home = homeOf(member, context);
    if (home === context) return home;
    const scene = context.kind === "file" && accepts("scene", member) ? this.lastScene : null;
    if (!scene) {
      this.report(token, problems.misplaced(what, homePlace(member)));
      return home;
    }
    if (!this.sceneWasCutShort) {
      this.report(token, problems.outsideScene(what, describe(scene.context.keyword!, scene.context.name)));
    }
    this.sceneWasCutShort = true;
    return scene.context;
  }

  /** Lets the scene that was cut short reach to the end of what has just been read in `context`. */
  private extendScene(context: BlockContext): void {
    if (context.kind !== "file" || !this.lastScene || !this.sceneWasCutShort) return;
    const { node } = this.lastScene;
    const end = endOf(this.LA(0));
    node.range = { start: node.range.start, end };
    if (node.body) node.body = { start: node.body.start, end };
  }

  /** Prepares for an import or a let: they belong to the file, wherever they stand. */
  private beforeDeclaration(context: BlockContext): Declaration[] {
    this.home("declaration", `'${this.LA(1).image}'`, this.LA(1), context);
    if (context.kind === "file") this.lastScene = null;
    return this.file.declarations!;
  }

  private reportDeepBlock(token: IToken): void {
    this.reporter.report({ start: token.startOffset, end: token.startOffset + 1 }, problems.nestingTooDeep());
  }

  /** A `}` between declarations: expected after a scene that was cut short, too many otherwise. */
  private strayBrace(brace: IToken): void {
    if (this.lastScene && this.sceneWasCutShort) {
      this.extendScene(this.file);
    } else {
      const range = rangeOf(brace);
      this.reporter.report(range, problems.extraCloseBrace(), replacement("Remove '}'", range, ""));
    }
    this.lastScene = null;
  }
}

/** Most tokens that are skipped in search of a declaration's `{`. */
const LONGEST_STRAY_HEADER = 8;

function fileContext(): BlockContext {
  return {
    kind: "file",
    keyword: null,
    name: null,
    parent: null,
    depth: 0,
    declarations: [],
    properties: null,
    areas: null,
    variants: null,
    changes: null,
    opener: null,
    assumed: false,
  };
}

export const sceneParser = new SceneParser();
