/** Answers requests for semantic tokens: of whole documents, of ranges, and of what changed since the last answer. */

import { SemanticTokensBuilder, type ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "../server-context.ts";
import { refreshWhenChangedElsewhere } from "../workspace/changed-elsewhere.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { LEGEND } from "./legend.ts";
import { putSemanticTokens, wholeOf } from "./semantic-tokens.ts";

/** Documents whose last answer is kept; of others the next answer is whole. */
const MOST_KEPT = 50;

export const capabilities: Partial<ServerCapabilities> = {
  semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
};

export function registerSemanticTokens({ connection, workspace, clientCapabilities }: ServerContext): void {
  const client = clientCapabilities.textDocument?.semanticTokens;
  const options = { withSyntax: client?.augmentsSyntaxTokens !== true };
  const builders = new Map<string, SemanticTokensBuilder>();
  const { semanticTokens } = connection.languages;

  const builderOf = (uri: string): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.delete(uri);
    builders.set(uri, builder);
    for (const oldest of builders.keys()) if (builders.size > MOST_KEPT) builders.delete(oldest);
    return builder;
  };
  const putAll = (document: SceneDocument, builder: SemanticTokensBuilder): void =>
    putSemanticTokens(document, wholeOf(document), options, (...token) => builder.push(...token));

  semanticTokens.on(({ textDocument: { uri } }) => {
    const document = workspace.get(uri);
    if (document === null) return { data: [] };
    // The first result of a builder has no predecessor whose place it could take by mistake.
    builders.delete(uri);
    const builder = builderOf(uri);
    putAll(document, builder);
    return builder.build();
  });
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) => {
    const document = workspace.get(uri);
    if (document === null) return { data: [] };
    const builder = builderOf(uri);
    builder.previousResult(previousResultId);
    putAll(document, builder);
    return builder.buildEdits();
  });
  semanticTokens.onRange(({ textDocument: { uri }, range }) => {
    const document = workspace.get(uri);
    if (document === null) return { data: [] };
    const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const builder = new SemanticTokensBuilder();
    putSemanticTokens(document, within, options, (...token) => builder.push(...token));
    return builder.build();
  });
  if (clientCapabilities.workspace?.semanticTokens?.refreshSupport === true) {
    refreshWhenChangedElsewhere(workspace, () => semanticTokens.refresh());
  }
}
