/** What a fix is made from, and what fixes are made with. */

import {
  blocksOf,
  type Block,
  type Comment,
  type Diagnostic,
  type Picture,
  type Property,
  type PropertyName,
  type QuickFix,
  type Range,
  type TextEdit,
} from "@ragl/grammar";
import type { PictureAreas } from "../../preview/picture-areas.ts";
import { addProperty } from "../../preview/layout-edits/property-place.ts";
import { areasAround, pictureAround } from "../picture-around.ts";
import type { SceneDocument, Workspace } from "../../workspace/workspace.ts";

/** Makes fixes for a finding of one rule. */
export type FixMaker = (context: FixContext) => readonly QuickFix[] | Promise<readonly QuickFix[]>;

export class FixContext {
  readonly finding: Diagnostic;
  readonly document: SceneDocument;
  readonly workspace: Workspace;

  constructor(finding: Diagnostic, document: SceneDocument, workspace: Workspace) {
    this.finding = finding;
    this.document = document;
    this.workspace = workspace;
  }

  get text(): string {
    return this.document.parsed.text;
  }

  get comments(): readonly Comment[] {
    return this.document.parsed.tree.comments;
  }

  /** Where the finding is. */
  get range(): Range {
    return this.finding.range;
  }

  /** What stands there. */
  get source(): string {
    return this.text.slice(this.range.start, this.range.end);
  }

  get blocks(): readonly Block[] {
    return blocksOf(this.document.parsed.tree);
  }

  /** The block that is named, or begun by a keyword, where the finding is. */
  get foundBlock(): Block | undefined {
    const { start } = this.range;
    return this.blocks.find((block) => block.keyword.start === start || nameOf(block)?.range.start === start);
  }

  /** The property that the finding is about, with its block. */
  get foundProperty(): { readonly block: Block; readonly property: Property } | undefined {
    const { start, end } = this.range;
    for (const block of this.blocks) {
      const property = block.properties.find(({ range }) => range.start <= start && end <= range.end);
      if (property !== undefined) return { block, property };
    }
    return undefined;
  }

  /** The scene around the finding as it stands, without its variants' changes. */
  get picture(): Picture | undefined {
    return pictureAround(this.document, this.range);
  }

  /** The same by declarations; undefined outside scenes. */
  get areas(): PictureAreas | undefined {
    return areasAround(this.document, this.range);
  }

  /** The fix that adds a property to a block. */
  adding(block: Block, name: PropertyName, value: string, isPreferred = false): QuickFix[] {
    const edits = addProperty(block, name, value, this.text);
    return edits.length === 0 ? [] : [fix(`Add '${name}: ${value}'`, edits, isPreferred)];
  }
}

export function fix(title: string, edits: readonly TextEdit[], isPreferred = false): QuickFix {
  return { title, edits, ...(isPreferred ? { preferred: true } : {}) };
}

export function replacing(title: string, range: Range, newText: string, isPreferred = false): QuickFix {
  return fix(title, [{ range, newText }], isPreferred);
}

export function inserting(title: string, offset: number, newText: string, isPreferred = false): QuickFix {
  return replacing(title, { start: offset, end: offset }, newText, isPreferred);
}

/** The name of a block, or of the region that it changes. */
export function nameOf(block: Block) {
  return block.kind === "change" ? block.region : block.name;
}

/** A name as words: `old-town_gate` is "old town gate". */
export function words(name: string): string {
  return name.replace(/[-_]+/g, " ").trim();
}
