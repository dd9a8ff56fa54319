/** What a refactoring is and what it is made from. */

import {
  blocksOf,
  type Area,
  type Block,
  type Comment,
  type Container,
  type Picture,
  type PictureRegion,
  type Range,
  type TextEdit,
} from "@ragl/grammar";
import type { PictureAreas } from "../../preview/picture-areas.ts";
import { areasAround, pictureAround } from "../picture-around.ts";
import type { SceneDocument, Workspace } from "../../workspace/workspace.ts";

/** A change that a person can choose: the meaning stays, or changes as the title says. */
export interface Refactoring {
  /** As a menu shows it. */
  readonly title: string;
  readonly kind: "extract" | "rewrite";
  readonly edits: readonly TextEdit[];
}

/** Finds the refactorings of one sort that make sense at a selection. */
export type RefactoringFinder = (selection: Selection) => readonly Refactoring[];

export class Selection {
  readonly document: SceneDocument;
  readonly workspace: Workspace;
  /** Empty for a cursor. */
  readonly range: Range;

  constructor(document: SceneDocument, workspace: Workspace, range: Range) {
    this.document = document;
    this.workspace = workspace;
    this.range = range;
  }

  get text(): string {
    return this.document.parsed.text;
  }

  get comments(): readonly Comment[] {
    return this.document.parsed.tree.comments;
  }

  /** The innermost block that holds all of the selection. */
  get block(): Block | undefined {
    const { start, end } = this.range;
    return blocksOf(this.document.parsed.tree)
      .filter(({ range }) => range.start <= start && end <= range.end)
      .reduce<Block | undefined>((inner, block) => {
        return inner === undefined || block.range.start >= inner.range.start ? block : inner;
      }, undefined);
  }

  /** The row, column or grid that the selection is in, but not in one of its children. */
  get container(): Container | undefined {
    const { block } = this;
    return block?.kind === "container" ? block : undefined;
  }

  /** The picture of the scene around the selection, as it stands without variants. */
  get picture(): Picture | undefined {
    return pictureAround(this.document, this.range);
  }

  get areas(): PictureAreas | undefined {
    return areasAround(this.document, this.range);
  }

  /** The region whose block the selection is in. */
  get region(): PictureRegion | undefined {
    const { block, picture } = this;
    return block?.kind === "region" ? picture?.regions.find(({ node }) => node === block) : undefined;
  }

  /** Whether the selection meets an area. */
  touches({ range }: Area): boolean {
    return range.start < this.range.end && this.range.start < range.end;
  }
}
