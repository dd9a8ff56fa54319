/** Features that read a text must have an answer for every text: cut off anywhere, shuffled, of any characters. */

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Position } from "vscode-languageserver";
import { CancellationToken } from "vscode-languageserver";
import { expect, test } from "vitest";
import { findCodeLenses } from "../src/code-lenses/code-lenses.ts";
import { findDocumentLinks } from "../src/document-links/document-links.ts";
import { findFoldingRanges } from "../src/folding/folding-ranges.ts";
import { doHover } from "../src/hover/do-hover.ts";
import { findInlayHints } from "../src/inlay-hints/inlay-hints.ts";
import { findDefinition } from "../src/navigation/find-definition.ts";
import { findHighlights } from "../src/navigation/find-highlights.ts";
import { doRename, prepareRename } from "../src/navigation/rename.ts";
import { findSelectionRanges } from "../src/selection-ranges/selection-ranges.ts";
import { putSemanticTokens, wholeOf } from "../src/semantic-tokens/semantic-tokens.ts";
import { findDocumentSymbols } from "../src/symbols/document-symbols.ts";
import type { SceneDocument, Workspace } from "../src/workspace/workspace.ts";
import { testWorkspace } from "./kit/test-workspace.ts";

const EXAMPLES = new URL("../../examples/", import.meta.url);
const TEXTS = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith(".ragl"))
  .map((name) => readFileSync(new URL(name, EXAMPLES), "utf8"));

/** Asks everything once of the document as a whole, and at a position. */
async function askEverything(
  document: SceneDocument,
  workspace: Workspace,
  position: Position,
): Promise<void> {
  const whole = document.rangeOf(wholeOf(document));
  findDocumentSymbols(document);
  findFoldingRanges(document);
  findCodeLenses(document, { canRender: true });
  findDocumentLinks(document, workspace);
  findInlayHints(document, whole);
  expectTokensInOrder(document);
  expect(findSelectionRanges(document, [position])).toHaveLength(1);
  doHover(document, position, workspace);
  findDefinition(document, position, workspace);
  findHighlights(document, position);
  const place = prepareRename(document, position);
  const renamed = await doRename(document, position, "anew", workspace, CancellationToken.None);
  // What is offered for renaming can be renamed, unless the new name is taken.
  if ("refusal" in place) expect(renamed).toHaveProperty("refusal");
}

function expectTokensInOrder(document: SceneDocument): void {
  let last = { line: 0, end: 0 };
  const lengths = document.textDocument
    .getText()
    .split(/\r\n|\r|\n/)
    .map((line) => line.length);
  putSemanticTokens(document, wholeOf(document), { withSyntax: true }, (line, character, length) => {
    expect(line > last.line || (line === last.line && character >= last.end)).toBe(true);
    expect(character + length).toBeLessThanOrEqual(lengths[line]!);
    last = { line, end: character + length };
  });
}

const texts = fc.oneof(
  // An example that is cut off, or has a part taken out or put elsewhere.
  fc
    .tuple(fc.constantFrom(...TEXTS), fc.nat(), fc.nat(), fc.nat(), fc.constantFrom("\n", "\r\n"))
    .map(([text, a, b, c, eol]) => {
      const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
      const rest = text.slice(0, start) + text.slice(end);
      const at = c % (rest.length + 1);
      const shuffled = rest.slice(0, at) + text.slice(start, end).slice(0, 200) + rest.slice(at);
      return shuffled.replaceAll("\n", eol);
    }),
  fc
    .array(
      fc.constantFrom(
        "scene ",
        "region ",
        "let ",
        "import ",
        "a ",
        "{",
        "}",
        '"',
        '"""',
        "${",
        ":",
        "🎨",
        "\ud83c",
        "\n",
        "\t",
        "1%",
        ",",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

test("every feature has an answer for every text", async () => {
  const { workspace, edit } = testWorkspace("");
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), async (text, offset) => {
      const document = edit(text);
      const position = document.textDocument.positionAt(offset % (text.length + 1));
      await askEverything(document, workspace, position);
    }),
    { numRuns: 150 },
  );
});
