/** The token types that the server tells apart; all are the protocol's own, so that every theme colours them. */

import type { DefinitionKind } from "@ragl/grammar";
import { SemanticTokenModifiers, SemanticTokenTypes, type SemanticTokensLegend } from "vscode-languageserver";

const TYPES = [
  SemanticTokenTypes.keyword,
  SemanticTokenTypes.property,
  SemanticTokenTypes.variable,
  SemanticTokenTypes.type,
  SemanticTokenTypes.class,
  SemanticTokenTypes.namespace,
  SemanticTokenTypes.function,
  SemanticTokenTypes.method,
  SemanticTokenTypes.enumMember,
  SemanticTokenTypes.string,
  SemanticTokenTypes.number,
  SemanticTokenTypes.comment,
] as const;

const MODIFIERS = [
  SemanticTokenModifiers.declaration,
  SemanticTokenModifiers.readonly,
  SemanticTokenModifiers.documentation,
] as const;

export type TokenType = (typeof TYPES)[number];
export type TokenModifier = (typeof MODIFIERS)[number];

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

const TYPE_INDICES: ReadonlyMap<TokenType, number> = new Map(TYPES.map((type, index) => [type, index]));

export function typeIndex(type: TokenType): number {
  return TYPE_INDICES.get(type)!;
}

/** Modifiers as the bits of one number, the first of the legend lowest. */
export function modifierBits(modifiers: readonly TokenModifier[]): number {
  let bits = 0;
  for (const modifier of modifiers) bits |= 1 << MODIFIERS.indexOf(modifier);
  return bits;
}

/** How names are shown. Regions are what a scene is made of, variants what it can become. */
export const NAME_TYPES: Readonly<Record<Exclude<DefinitionKind, "import">, TokenType>> = {
  let: SemanticTokenTypes.variable,
  style: SemanticTokenTypes.type,
  scene: SemanticTokenTypes.class,
  container: SemanticTokenTypes.namespace,
  region: SemanticTokenTypes.function,
  variant: SemanticTokenTypes.method,
};
