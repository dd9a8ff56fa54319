/** The block that the parser is in: what may stand in it, and where what it holds is collected. */

import type { IToken, TokenType } from "chevrotain";
import { Column, Grid, Region, Repaint, Row, Scene, Style, Variant } from "./tokens.ts";
import type { Area, Declaration, Name, Property, RegionChange, VariantDeclaration } from "./tree.ts";

export type BlockKind = "file" | "style" | "scene" | "container" | "region" | "variant" | "change";

/** A block being read. The lists are those of its tree node; null where its kind has no such list. */
export interface BlockContext {
  readonly kind: BlockKind;
  /** The keyword that begins the block; null for the file. */
  readonly keyword: IToken | null;
  readonly name: Name | null;
  readonly parent: BlockContext | null;
  readonly depth: number;
  declarations: Declaration[] | null;
  properties: Property[] | null;
  areas: Area[] | null;
  variants: VariantDeclaration[] | null;
  changes: RegionChange[] | null;
  /** The `{` or deep block token that opens it; null while there is none. */
  opener: IToken | null;
  /** Without a `{`, whether what follows is taken to be the block all the same. */
  assumed: boolean;
}

/** A block as messages name it: `region 'left'`. */
export function describe(keyword: IToken, name: Name | null): string {
  return name === null ? `'${keyword.image}'` : `${keyword.image} '${name.text}'`;
}

/** What can stand in a block. */
export type Member = "declaration" | "property" | "region" | "layout" | "variant" | "repaint";

const AREA_PLACE = "into a scene, a row, a column or a grid";

const HOMES: Readonly<Record<Member, { kinds: readonly BlockKind[]; place: string }>> = {
  declaration: { kinds: ["file"], place: "out of all blocks" },
  property: {
    kinds: ["style", "scene", "container", "region", "variant", "change"],
    place: "into a scene, a region or a style",
  },
  region: { kinds: ["scene", "container", "variant"], place: AREA_PLACE },
  layout: { kinds: ["scene", "container"], place: AREA_PLACE },
  variant: { kinds: ["scene"], place: "into a scene" },
  repaint: { kinds: ["variant"], place: "into a variant" },
};

/** Where a member belongs, as a message says it. */
export const homePlace = (member: Member): string => HOMES[member].place;

/** Whether a member may stand in a block of this kind. */
export const accepts = (kind: BlockKind, member: Member): boolean => HOMES[member].kinds.includes(kind);

/** The nearest block, from `context` outwards, in which a member may stand; null where there is none. */
export function homeOf(member: Member, context: BlockContext): BlockContext | null {
  for (let at: BlockContext | null = context; at; at = at.parent) if (accepts(at.kind, member)) return at;
  return null;
}

const MEMBERS: ReadonlyMap<TokenType, Member> = new Map([
  [Region, "region"],
  [Row, "layout"],
  [Column, "layout"],
  [Grid, "layout"],
  [Variant, "variant"],
  [Repaint, "repaint"],
]);

/** Which member a keyword begins. */
export const memberOf = (keyword: TokenType): Member => MEMBERS.get(keyword) ?? "declaration";

const KEYWORDS_IN: Readonly<Record<BlockKind, readonly TokenType[]>> = {
  file: [Scene, Style],
  style: [Region],
  scene: [Region, Row, Column, Grid, Variant],
  container: [Region, Row, Column, Grid],
  region: [Region],
  variant: [Region, Repaint],
  change: [Region],
};

/** The keywords that begin a block here, the likeliest first. */
export const keywordsIn = (kind: BlockKind): readonly TokenType[] => KEYWORDS_IN[kind];

/** A context without lists: its maker adds those that it has. */
export function newContext(
  kind: BlockKind,
  keyword: IToken | null,
  name: Name | null,
  parent: BlockContext | null,
): BlockContext {
  return {
    kind,
    keyword,
    name,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    declarations: null,
    properties: null,
    areas: null,
    variants: null,
    changes: null,
    opener: null,
    assumed: false,
  };
}
