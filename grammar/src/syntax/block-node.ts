/** Makes the tree node of a declaration with a block, and the context in which its block is read. */

import type { IToken, TokenType } from "chevrotain";
import type { BlockContext } from "./block-context.ts";
import { endOf } from "./lexer.ts";
import { Column, Grid, Region, Repaint, Row, Scene, Style, Variant } from "./tokens.ts";
import type {
  Container,
  GridDimensions,
  Name,
  Property,
  Range,
  RegionChange,
  RegionDeclaration,
  SceneDeclaration,
  StyleDeclaration,
  VariantDeclaration,
} from "./tree.ts";

export type BlockNode =
  StyleDeclaration | SceneDeclaration | Container | RegionDeclaration | VariantDeclaration | RegionChange;

/** A node whose ranges are still growing. */
export type Draft<Node> = { -readonly [Key in keyof Node]: Node[Key] };

/** What stands before the block. */
export interface Header {
  readonly keyword: IToken;
  /** The keyword that is meant, which a misspelt one is not. */
  readonly type: TokenType;
  readonly name: Name | null;
  readonly dimensions: GridDimensions | null;
  readonly doc: string | null;
}

export interface OpenedBlock {
  readonly node: Draft<BlockNode>;
  readonly context: BlockContext;
}

/**
 * Makes the node, puts it into its home's list (nowhere if there is no home), and makes its context.
 *
 * @param parent The block that it stands in, which for a misplaced one is not its home.
 */
export function openBlock(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { keyword, name, doc } = header;
  const keywordRange: Range = { start: keyword.startOffset, end: endOf(keyword) };
  const properties: Property[] = [];
  const common = { range: keywordRange, keyword: keywordRange, doc, body: null, properties };
  const context = (lists: Partial<BlockContext> & Pick<BlockContext, "kind">): BlockContext => ({
    keyword,
    name,
    parent,
    depth: parent.depth + 1,
    declarations: null,
    properties,
    areas: null,
    variants: null,
    changes: null,
    opener: null,
    assumed: false,
    ...lists,
  });

  switch (header.type) {
    case Style: {
      const node: StyleDeclaration = { kind: "style", name, ...common };
      home?.declarations?.push(node);
      return { node, context: context({ kind: "style" }) };
    }
    case Scene: {
      const node = { kind: "scene" as const, name, ...common, children: [], variants: [] };
      home?.declarations?.push(node);
      return { node, context: context({ kind: "scene", areas: node.children, variants: node.variants }) };
    }
    case Variant: {
      const node = { kind: "variant" as const, name, ...common, changes: [] };
      home?.variants?.push(node);
      return { node, context: context({ kind: "variant", changes: node.changes }) };
    }
    case Row:
    case Column:
    case Grid: {
      const layout = header.type === Row ? "row" : header.type === Column ? "column" : "grid";
      const node = {
        kind: "container" as const,
        layout: layout as Container["layout"],
        name,
        dimensions: header.dimensions,
        ...common,
        children: [],
      };
      home?.areas?.push(node);
      return { node, context: context({ kind: "container", areas: node.children }) };
    }
    case Region:
      if (home?.kind !== "variant") {
        const node: RegionDeclaration = { kind: "region", name, ...common };
        home?.areas?.push(node);
        return { node, context: context({ kind: "region" }) };
      }
  }
  const node: RegionChange = {
    kind: "change",
    mode: header.type === Repaint ? "repaint" : "region",
    region: name,
    ...common,
  };
  home?.changes?.push(node);
  return { node, context: context({ kind: "change" }) };
}
