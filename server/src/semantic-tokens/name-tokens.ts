/** Tokens of what only the analysis knows: what a name stands for, which words are properties and their values. */

import {
  blocksOf,
  findProperty,
  type Definition,
  type Property,
  type Range as OffsetRange,
  type Value,
} from "@ragl/grammar";
import { SemanticTokenModifiers, SemanticTokenTypes } from "vscode-languageserver";
import { finalDefinition } from "../navigation/mentions.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { NAME_TYPES, type TokenModifier, type TokenType } from "./legend.ts";

/** A stretch of text; it may span lines. */
export interface Token {
  readonly range: OffsetRange;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

const NONE: readonly TokenModifier[] = [];
const DECLARATION: readonly TokenModifier[] = [SemanticTokenModifiers.declaration];
const VALUE: readonly TokenModifier[] = [SemanticTokenModifiers.readonly];
const VALUE_DECLARATION: readonly TokenModifier[] = [...DECLARATION, ...VALUE];

/** In no order. Names that nothing defines, and properties that there are not, have no token. */
export function nameTokens(document: SceneDocument, within: OffsetRange): Token[] {
  const { definitions, references } = document.analysis;
  const tokens: Token[] = [];
  for (const definition of definitions) {
    if (touches(definition.name.range, within)) addName(definition, definition.name.range, true);
  }
  for (const { name, definition } of references) {
    if (definition !== null && touches(name.range, within)) addName(definition, name.range, false);
  }
  for (const { properties, range } of blocksOf(document.parsed.tree)) {
    if (!touches(range, within)) continue;
    for (const property of properties) if (touches(property.range, within)) addProperty(property);
  }
  return tokens;

  function addName(definition: Definition, range: OffsetRange, isDeclaration: boolean): void {
    const { kind } = finalDefinition(definition, document.analysis);
    if (kind === "import") return;
    const isValue = kind === "let";
    const modifiers = isDeclaration ? (isValue ? VALUE_DECLARATION : DECLARATION) : isValue ? VALUE : NONE;
    tokens.push({ range, type: NAME_TYPES[kind], modifiers });
  }

  function addProperty({ name, value }: Property): void {
    const spec = findProperty(name.text);
    if (spec === undefined) return;
    tokens.push({ range: name.range, type: SemanticTokenTypes.property, modifiers: NONE });
    if (value !== null && spec.type.kind === "keyword") addWords(value, spec.type.words);
  }

  function addWords(value: Value, words: readonly string[]): void {
    if (value.kind === "name" && words.includes(value.name.text)) {
      tokens.push({ range: value.range, type: SemanticTokenTypes.enumMember, modifiers: NONE });
    }
  }
}

function touches(range: OffsetRange, within: OffsetRange): boolean {
  return range.start <= within.end && within.start <= range.end;
}
