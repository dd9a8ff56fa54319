/** Decides where what has been read goes in the tree, and reports what stands in the wrong place. */

import type { IToken } from "chevrotain";
import {
  accepts,
  type BlockContext,
  describe,
  homeOf,
  homePlace,
  newContext,
  type Member,
} from "./block-context.ts";
import type { OpenedBlock } from "./block-node.ts";
import * as problems from "./problems.ts";
import { rangeOf, replacement, type Reporter } from "./reporter.ts";
import type { Declaration, Range } from "./tree.ts";

export class Placement {
  readonly declarations: Declaration[] = [];
  readonly file = newContext("file", null, null, null);
  /** The block that is being read. */
  current: BlockContext = this.file;
  readonly #reporter: Reporter;
  /** The scene that ended last, while nothing but stray members has followed it. */
  #lastScene: OpenedBlock | null = null;
  /** The `}` that ended it, if one did. */
  #lastBrace: Range | null = null;
  /** Whether stray members have been put into that scene: then one more `}` is expected. */
  #sceneWasCutShort = false;

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
    this.file.declarations = this.declarations;
  }

  /**
   * The block that a member goes to which may not stand in the current one, which is reported: the nearest
   * block around it in which it may stand, or the scene before it if a `}` too many has ended that. Null where
   * there is no such block.
   *
   * @param what The member as a message names it.
   * @param at Where the message is shown.
   */
  misplaced(member: Member, what: string, at: Range): BlockContext | null {
    const scene = this.current === this.file && accepts("scene", member) ? this.#lastScene : null;
    if (!scene) {
      this.#reporter.report(at, problems.misplaced(what, homePlace(member)));
      return homeOf(member, this.current);
    }
    if (!this.#sceneWasCutShort) {
      const { keyword, name } = scene.context;
      const sceneName = describe(keyword!, name);
      const brace = this.#lastBrace;
      const fixes = brace ? [replacement(`Remove the '}' that ends ${sceneName}`, brace, "")] : [];
      this.#reporter.report(at, problems.outsideScene(what, sceneName), ...fixes);
    }
    this.#sceneWasCutShort = true;
    return scene.context;
  }

  /** Notes that a declaration of the file begins, so that nothing more can belong to the scene before it. */
  beginDeclaration(): void {
    if (this.current === this.file) this.#lastScene = null;
  }

  /** Notes that a scene has ended, with a `}` or without. */
  endScene(scene: OpenedBlock, isClosed: boolean): void {
    const { end } = scene.node.range;
    this.#lastScene = scene;
    this.#lastBrace = isClosed ? { start: end - 1, end } : null;
    this.#sceneWasCutShort = false;
  }

  /** Notes that a member has been read up to `end`: a scene that was cut short reaches as far. */
  endMember(end: number): void {
    if (this.current !== this.file || !this.#lastScene || !this.#sceneWasCutShort) return;
    const { node } = this.#lastScene;
    node.range = { start: node.range.start, end };
    if (node.body) node.body = { start: node.body.start, end };
  }

  /** Takes a `}` outside all blocks: expected after a scene that was cut short, one too many otherwise. */
  strayBrace(brace: IToken): void {
    const range = rangeOf(brace);
    if (this.#lastScene && this.#sceneWasCutShort) this.endMember(range.end);
    else this.#reporter.report(range, problems.extraCloseBrace(), replacement("Remove '}'", range, ""));
    this.#lastScene = null;
  }
}
