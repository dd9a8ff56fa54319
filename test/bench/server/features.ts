/** Time that single features of the server take for a scene, once its analysis is there, as it is after each edit. */

import { SemanticTokensBuilder } from "vscode-languageserver";
import { findCodeLenses } from "../../../server/src/code-lenses/code-lenses.ts";
import { findDocumentLinks } from "../../../server/src/document-links/document-links.ts";
import { findFoldingRanges } from "../../../server/src/folding/folding-ranges.ts";
import { doHover } from "../../../server/src/hover/do-hover.ts";
import { findInlayHints } from "../../../server/src/inlay-hints/inlay-hints.ts";
import { findHighlights } from "../../../server/src/navigation/find-highlights.ts";
import { putSemanticTokens, wholeOf } from "../../../server/src/semantic-tokens/semantic-tokens.ts";
import { findDocumentSymbols } from "../../../server/src/symbols/document-symbols.ts";
import type { SceneDocument } from "../../../server/src/workspace/workspace.ts";
import { testWorkspace } from "../../../server/test/kit/test-workspace.ts";
import { sceneText, TYPING_MARK } from "./scenes.ts";

const RUNS = 40;
/** Lines that an editor shows at a time. */
const SCREEN_LINES = 60;

export interface FeatureTime {
  readonly feature: string;
  readonly regions: number;
  /** Milliseconds of processor time, sorted. */
  readonly samples: readonly number[];
}

export async function measureFeatures(regions: number): Promise<FeatureTime[]> {
  const text = sceneText(regions);
  const { document, edit, modelsKnown, workspace } = testWorkspace(text);
  await modelsKnown();
  const cursor = document.textDocument.positionAt(text.indexOf(TYPING_MARK));
  const screen = {
    start: { line: Math.max(0, cursor.line - SCREEN_LINES / 2), character: 0 },
    end: { line: cursor.line + SCREEN_LINES / 2, character: 0 },
  };
  const tokens = (of: SceneDocument, within: { start: number; end: number }, withSyntax: boolean): void => {
    const builder = new SemanticTokensBuilder();
    putSemanticTokens(of, within, { withSyntax }, (...token) => builder.push(...token));
    builder.build();
  };
  const features: readonly (readonly [string, (of: SceneDocument) => unknown])[] = [
    ["outline", findDocumentSymbols],
    ["semantic tokens", (of) => tokens(of, wholeOf(of), false)],
    ["semantic tokens with syntax", (of) => tokens(of, wholeOf(of), true)],
    [
      "semantic tokens of a screen",
      (of) => tokens(of, { start: of.offsetAt(screen.start), end: of.offsetAt(screen.end) }, false),
    ],
    ["inlay hints of a screen", (of) => findInlayHints(of, screen)],
    ["inlay hints of the file", (of) => findInlayHints(of, of.rangeOf(wholeOf(of)))],
    ["folding", findFoldingRanges],
    ["code lenses", (of) => findCodeLenses(of, { canRender: true })],
    ["links", (of) => findDocumentLinks(of, workspace)],
    ["highlights", (of) => findHighlights(of, cursor)],
    ["hover", (of) => doHover(of, cursor, workspace)],
  ];
  return features.map(([feature, run]) => {
    const samples: number[] = [];
    for (let index = 0; index < RUNS; index++) {
      // A new version each time, with its analysis made, and nothing kept from the last.
      const version = edit(text + "\n".repeat(index % 3));
      void version.analysis;
      samples.push(processorTime(() => run(version)));
    }
    return { feature, regions, samples: samples.sort((a, b) => a - b) };
  });
}

/** Milliseconds; processor time does not count waiting for a core. */
function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
