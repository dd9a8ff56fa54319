import {
  DidChangeTextDocumentNotification,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type SemanticTokens,
  type SemanticTokensDelta,
} from "vscode-languageserver-protocol/node";
import { describe, expect, test } from "vitest";
import { LEGEND } from "../../src/semantic-tokens/legend.ts";
import { putSemanticTokens, wholeOf } from "../../src/semantic-tokens/semantic-tokens.ts";
import { MAIN } from "../kit/fixture.ts";
import { startTestClient } from "../kit/test-client.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** `text type.modifier` of each token, in the order in which they are sent. */
function tokens(fixture: string, withSyntax = false): string[] {
  const { document } = testWorkspace(fixture);
  const lines = document.textDocument.getText().split(/\r\n|\r|\n/);
  const shown: string[] = [];
  putSemanticTokens(document, wholeOf(document), { withSyntax }, (line, character, length, type, bits) => {
    const modifiers = LEGEND.tokenModifiers.filter((_, index) => bits & (1 << index));
    const name = [LEGEND.tokenTypes[type], ...modifiers].join(".");
    shown.push(`${lines[line]!.slice(character, character + length)} ${name}`);
  });
  return shown;
}

describe("names", () => {
  test("are shown by what they stand for, through imports too", () => {
    const fixture = `
      import { ink as line, dusk } from "./styles.ragl"
      let boat = "🎨🎨 \${dusk}"
      scene s {
        use: line
        row pair { region left { prompt: boat shape: ellipse prmpt: 1 } }
        variant v { repaint left { seed: nothing } }
      }
      --- styles.ragl
      style ink { }
      let dusk = "at dusk"
    `;
    expect(tokens(fixture)).toEqual([
      "ink type",
      "line type.declaration",
      "dusk variable.declaration.readonly",
      "boat variable.declaration.readonly",
      "dusk variable.readonly",
      "s class.declaration",
      "use property",
      "line type",
      "pair namespace.declaration",
      "left function.declaration",
      "prompt property",
      "boat variable.readonly",
      "shape property",
      "ellipse enumMember",
      "v method.declaration",
      "left function",
      "seed property",
    ]);
  });

  test("that nothing defines are left to the editor's own grammar", () => {
    expect(tokens('import { ink } from "./missing.ragl"\nscene { use: ink }')).toEqual(["use property"]);
  });
});

test("with syntax, for editors without a grammar: line by line, names in texts apart", () => {
  const fixture = [
    "/// Two",
    'import { a as b } from "./a.ragl"',
    "let c = 1/3",
    "scene s {",
    "\t// 🎨 note",
    "\tgrid 2 x 3 {",
    '\t\tregion r { prompt: """',
    "\t\t\ttwo ${c}s",
    '\t\t\tat""" at: 1% 2px }',
    "\t}",
    "}",
  ].join("\r\n");
  expect(tokens(fixture, true)).toEqual([
    "/// Two comment.documentation",
    "import keyword",
    "as keyword",
    "from keyword",
    '"./a.ragl" string',
    "let keyword",
    "c variable.declaration.readonly",
    "1/3 number",
    "scene keyword",
    "s class.declaration",
    "// 🎨 note comment",
    "grid keyword",
    "2 number",
    "3 number",
    "region keyword",
    "r function.declaration",
    "prompt property",
    '""" string',
    "\t\t\ttwo  string",
    "c variable.readonly",
    "s string",
    '\t\t\tat""" string',
    "at property",
    "1% number",
    "2px number",
  ]);
});

test.each(["", "scene", 'scene s { prompt: "${', "let = \n} region { use: , }", "\u0000🎨\ud83c"])(
  "a broken text has tokens too: %j",
  (text) => {
    expect(() => tokens(text, true)).not.toThrow();
  },
);

describe("over the connection", () => {
  const TEXT = 'let a = 1\nscene s { prompt: "${a}" seed: a }\nscene t { seed: 1 }\n';
  const textDocument = { uri: MAIN };

  test("a range holds the tokens of its lines, a delta leads to the same tokens as a whole answer", async () => {
    const client = await startTestClient(TEXT, {
      capabilities: {
        textDocument: {
          semanticTokens: {
            augmentsSyntaxTokens: true,
            requests: {},
            tokenTypes: [],
            tokenModifiers: [],
            formats: [],
          },
        },
      },
    });
    await client.open(MAIN);
    const { connection } = client;
    const whole = (): Promise<SemanticTokens | null> =>
      connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    const before = (await whole())!;
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    const ofRange = await connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
    expect(ofRange?.data).toEqual([
      2,
      6,
      1,
      LEGEND.tokenTypes.indexOf("class"),
      1,
      0,
      4,
      4,
      LEGEND.tokenTypes.indexOf("property"),
      0,
    ]);

    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: MAIN, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "let b = a\n" },
      ],
    });
    const delta = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: before.resultId!,
    });
    const after = applyDelta(before.data, delta as SemanticTokensDelta);
    expect((delta as SemanticTokensDelta).edits.length).toBe(1);
    expect(after).toEqual((await whole())!.data);

    const unknown = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: "never sent",
    });
    expect((unknown as SemanticTokens).data).toEqual(after);
    await client.dispose();
  });
});

function applyDelta(data: readonly number[], { edits }: SemanticTokensDelta): number[] {
  const result = [...data];
  for (const { start, deleteCount, data: inserted = [] } of edits.toReversed()) {
    result.splice(start, deleteCount, ...inserted);
  }
  return result;
}
