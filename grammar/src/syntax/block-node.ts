/** Makes the tree node of a declaration with a block, and the context in which its block is read. */

import type { IToken, TokenType } from "chevrotain";
import { type BlockContext, newContext } from "./block-context.ts";
import { rangeOf } from "./reporter.ts";
import { Column, Grid, Repaint, Row, Scene, Style, Variant } from "./tokens.ts";
import type {
  Area,
  Container,
  GridDimensions,
  Name,
  Property,
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
  switch (header.type) {
    case Style:
      return openStyle(header, home, parent);
    case Scene:
      return openScene(header, home, parent);
    case Variant:
      return openVariant(header, home, parent);
    case Row:
    case Column:
    case Grid:
      return openContainer(header, home, parent);
    default:
      return home?.kind === "variant" || header.type === Repaint
        ? openChange(header, home, parent)
        : openRegion(header, home, parent);
  }
}

function openStyle(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { doc, name } = header;
  const keyword = rangeOf(header.keyword);
  const context = newContext("style", header.keyword, name, parent);
  const properties: Property[] = (context.properties = []);
  const node: StyleDeclaration = {
    kind: "style",
    range: keyword,
    keyword,
    doc,
    name,
    body: null,
    properties,
  };
  home?.declarations?.push(node);
  return { node, context };
}

function openScene(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { doc, name } = header;
  const keyword = rangeOf(header.keyword);
  const context = newContext("scene", header.keyword, name, parent);
  const properties: Property[] = (context.properties = []);
  const children: Area[] = (context.areas = []);
  const variants: VariantDeclaration[] = (context.variants = []);
  const node: SceneDeclaration = {
    kind: "scene",
    range: keyword,
    keyword,
    doc,
    name,
    body: null,
    properties,
    children,
    variants,
  };
  home?.declarations?.push(node);
  return { node, context };
}

function openVariant(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { doc, name } = header;
  const keyword = rangeOf(header.keyword);
  const context = newContext("variant", header.keyword, name, parent);
  const properties: Property[] = (context.properties = []);
  const changes: RegionChange[] = (context.changes = []);
  const node: VariantDeclaration = {
    kind: "variant",
    range: keyword,
    keyword,
    doc,
    name,
    body: null,
    properties,
    changes,
  };
  home?.variants?.push(node);
  return { node, context };
}

function openContainer(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { type, doc, name, dimensions } = header;
  const keyword = rangeOf(header.keyword);
  const context = newContext("container", header.keyword, name, parent);
  const properties: Property[] = (context.properties = []);
  const children: Area[] = (context.areas = []);
  const node: Container = {
    kind: "container",
    range: keyword,
    keyword,
    doc,
    layout: type === Row ? "row" : type === Column ? "column" : "grid",
    name,
    dimensions,
    body: null,
    properties,
    children,
  };
  home?.areas?.push(node);
  return { node, context };
}

function openRegion(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { doc, name } = header;
  const keyword = rangeOf(header.keyword);
  const context = newContext("region", header.keyword, name, parent);
  const properties: Property[] = (context.properties = []);
  const node: RegionDeclaration = {
    kind: "region",
    range: keyword,
    keyword,
    doc,
    name,
    body: null,
    properties,
  };
  home?.areas?.push(node);
  return { node, context };
}

function openChange(header: Header, home: BlockContext | null, parent: BlockContext): OpenedBlock {
  const { type, doc, name: region } = header;
  const keyword = rangeOf(header.keyword);
  const context = newContext("change", header.keyword, region, parent);
  const properties: Property[] = (context.properties = []);
  const mode = type === Repaint ? "repaint" : "region";
  const node: RegionChange = {
    kind: "change",
    range: keyword,
    mode,
    keyword,
    doc,
    region,
    body: null,
    properties,
  };
  home?.changes?.push(node);
  return { node, context };
}
