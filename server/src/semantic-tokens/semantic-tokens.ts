/** Semantic tokens of a scene file. */

import type { Range as OffsetRange } from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";
import { putTokens, type PutToken } from "./encode.ts";
import { nameTokens } from "./name-tokens.ts";
import { syntaxTokens } from "./syntax-tokens.ts";

export interface TokenOptions {
  /**
   * Whether keywords, texts, numbers and comments are among them: for editors that colour by these tokens alone. An
   * editor that has a grammar of its own shows more of them by it, such as escapes within texts.
   */
  readonly withSyntax: boolean;
}

/** @param within only tokens that touch this range */
export function putSemanticTokens(
  document: SceneDocument,
  within: OffsetRange,
  { withSyntax }: TokenOptions,
  put: PutToken,
): void {
  const { tree, text } = document.parsed;
  const names = nameTokens(document, within);
  const tokens = withSyntax ? [...names, ...syntaxTokens(tree, text, within)] : names;
  putTokens(tokens, document.textDocument, put);
}

/** The range of a whole document. */
export function wholeOf({ parsed: { text } }: SceneDocument): OffsetRange {
  return { start: 0, end: text.length };
}
