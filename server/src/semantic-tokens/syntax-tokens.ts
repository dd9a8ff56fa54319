/** Tokens that the syntax alone tells: keywords, texts, numbers, comments. For editors without a grammar of their own. */

import {
  blocksOf,
  type Declaration,
  type ImportDeclaration,
  type Range as OffsetRange,
  type SourceFile,
  type Value,
} from "@ragl/grammar";
import { SemanticTokenModifiers, SemanticTokenTypes } from "vscode-languageserver";
import type { Token } from "./name-tokens.ts";
import type { TokenModifier, TokenType } from "./legend.ts";

const DOCUMENTATION: readonly TokenModifier[] = [SemanticTokenModifiers.documentation];

/** In no order. `${name}` in a text is left to the tokens of names. */
export function syntaxTokens(tree: SourceFile, text: string, within: OffsetRange): Token[] {
  const tokens: Token[] = [];
  for (const { kind, range } of tree.comments) {
    add(SemanticTokenTypes.comment, range, kind === "doc" ? DOCUMENTATION : []);
  }
  for (const declaration of tree.declarations) addDeclaration(declaration);
  for (const block of blocksOf(tree)) {
    if (!touches(block.range, within)) continue;
    add(SemanticTokenTypes.keyword, block.keyword);
    if (block.kind === "container" && block.dimensions !== null) {
      add(SemanticTokenTypes.number, block.dimensions.rows.range);
      add(SemanticTokenTypes.number, block.dimensions.columns.range);
    }
    for (const { value } of block.properties) if (value !== null) addValue(value);
  }
  return tokens;

  function add(type: TokenType, range: OffsetRange, modifiers: readonly TokenModifier[] = []): void {
    if (range.end > range.start && touches(range, within)) tokens.push({ range, type, modifiers });
  }

  function addDeclaration(node: Declaration): void {
    if (node.kind !== "import" && node.kind !== "let") return;
    const { start } = node.range;
    add(SemanticTokenTypes.keyword, { start, end: start + node.kind.length });
    if (node.kind === "let") {
      if (node.value !== null) addValue(node.value);
    } else {
      addJoiningWords(node);
      if (node.path !== null) addValue(node.path);
    }
  }

  /** `as` stands between two names, `from` between the names and the path. */
  function addJoiningWords({ specifiers, path }: ImportDeclaration): void {
    for (const { imported, local } of specifiers) {
      if (local.range.start > imported.range.end) addWord("as", imported.range.end, local.range.start);
    }
    const names = specifiers.at(-1);
    if (path !== null && names !== undefined) addWord("from", names.range.end, path.range.start);
  }

  function addWord(word: string, from: number, to: number): void {
    const index = text.slice(from, to).search(new RegExp(`\\b${word}\\b`));
    if (index >= 0) {
      const start = from + index;
      add(SemanticTokenTypes.keyword, { start, end: start + word.length });
    }
  }

  function addValue(value: Value): void {
    switch (value.kind) {
      case "number":
      case "fraction":
        add(SemanticTokenTypes.number, value.range);
        break;
      case "string": {
        let { start } = value.range;
        for (const part of value.parts) {
          if (part.kind !== "interpolation") continue;
          add(SemanticTokenTypes.string, { start, end: part.range.start });
          start = part.range.end;
        }
        add(SemanticTokenTypes.string, { start, end: value.range.end });
        break;
      }
      case "tuple":
      case "list":
        value.items.forEach(addValue);
        break;
      case "name":
        break;
    }
  }
}

function touches(range: OffsetRange, within: OffsetRange): boolean {
  return range.start <= within.end && within.start <= range.end;
}
