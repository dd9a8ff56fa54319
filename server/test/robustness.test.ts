/** The server under what no editor should send it: any bytes, enormous documents, floods of edits. */

import { afterEach, expect, test } from "vitest";
import { ErrorCodes, type ResponseError } from "vscode-languageserver-protocol/node";
import { MAIN } from "./kit/fixture.ts";
import { startTestClient, type TestClient } from "./kit/test-client.ts";

let client: TestClient;
afterEach(() => client.dispose());

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES = [
  "scene a {",
  "region b {",
  "row {",
  "grid 2 x 2 {",
  "variant v {",
  "repaint b {",
  "style s {",
  "}",
  "{",
  'prompt: "',
  '"',
  '"""',
  "${",
  "$",
  "\\",
  "at: ",
  "use: ",
  "s, ",
  "70%",
  "1024 x",
  "1/0",
  "seed: 99999999999999999999",
  "import { s } from ",
  '"./main.ragl"',
  "let s = s",
  "// ",
  "/*",
  "///",
  ":",
  "=",
  "\r\n",
  "\n",
  "\r",
  "\t",
  "\u0000",
  "\ufeff",
  "🏴‍☠️",
  "𝔸",
  "\ud800",
  "\u2028",
  "é",
  "canvas: 8192 x 8192",
  "size: -1% 0",
  "weight: 0",
  'mask: "../../../etc/passwd"',
];

function nonsense(next: () => number, length: number): string {
  return Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)]).join(
    next() < 0.5 ? " " : "",
  );
}

/** Requests about a document, with parameters for any place in it. */
function requestsAt(uri: string, line: number, character: number): [method: string, params: object][] {
  const textDocument = { uri };
  const position = { line, character };
  const range = { start: { line: 0, character: 0 }, end: position };
  const at = { textDocument, position };
  const options = { tabSize: 2, insertSpaces: true };
  return [
    ["textDocument/diagnostic", { textDocument }],
    ["textDocument/completion", at],
    ["textDocument/signatureHelp", at],
    ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
    [
      "textDocument/codeAction",
      { textDocument, range, context: { diagnostics: [], only: ["source.fixAll"] } },
    ],
    ["textDocument/formatting", { textDocument, options }],
    ["textDocument/rangeFormatting", { textDocument, range, options }],
    ["textDocument/onTypeFormatting", { ...at, ch: "}", options }],
    ["textDocument/hover", at],
    ["textDocument/definition", at],
    ["textDocument/references", { ...at, context: { includeDeclaration: true } }],
    ["textDocument/documentHighlight", at],
    ["textDocument/prepareRename", at],
    ["textDocument/documentSymbol", { textDocument }],
    ["textDocument/foldingRange", { textDocument }],
    ["textDocument/selectionRange", { textDocument, positions: [position] }],
    ["textDocument/semanticTokens/full", { textDocument }],
    ["textDocument/inlayHint", { textDocument, range }],
    ["textDocument/documentLink", { textDocument }],
    ["textDocument/codeLens", { textDocument }],
  ];
}

test("any text at all, asked about at any place", async () => {
  client = await startTestClient("", { capabilities: { textDocument: { diagnostic: {} } } });
  const next = random(20);
  const failures: string[] = [];
  for (let round = 0; round < 60; round++) {
    const text = nonsense(next, 1 + Math.floor(next() * 60));
    if (round === 0) await client.open(MAIN, text);
    else await client.change(MAIN, round + 1, [{ text }]);
    const requests = requestsAt(MAIN, Math.floor(next() * 6), Math.floor(next() * 80));
    await Promise.all(
      requests.map(async ([method, params]) => {
        try {
          await client.connection.sendRequest(method, params);
        } catch (error) {
          const { code, message } = error as ResponseError<void>;
          // Any other code is an answer, such as that nothing can be renamed here.
          if (code === ErrorCodes.InternalError)
            failures.push(`${method}: ${message}: ${JSON.stringify(text)}`);
        }
      }),
    );
  }
  expect(failures).toEqual([]);
});

test("bytes of any kind in a document of ten megabytes: told that it is too large, and other files still answered", async () => {
  client = await startTestClient("", { capabilities: { textDocument: { diagnostic: {} } } });
  const next = random(10);
  const chunk = Array.from({ length: 10_000 }, () => String.fromCharCode(Math.floor(next() * 256))).join("");
  const large = "file:///work/large.ragl";
  await client.open(large, chunk.repeat(1_000));
  await client.open(MAIN, 'scene a { canvas: 512 x 512 seed: 1 promt: "a" }');
  const report = await client.connection.sendRequest<{ items: { code: string }[] }>(
    "textDocument/diagnostic",
    {
      textDocument: { uri: large },
    },
  );
  expect(report.items.length).toBeLessThanOrEqual(1_000);
  for (let edit = 0; edit < 100; edit++) {
    const at = { line: 0, character: edit };
    await client.change(large, edit + 2, [{ range: { start: at, end: at }, text: "x" }]);
  }
  const started = performance.now();
  const small = await client.connection.sendRequest<{ items: { code: string }[] }>(
    "textDocument/diagnostic",
    {
      textDocument: { uri: MAIN },
    },
  );
  expect(small.items.map(({ code }) => code)).toContain("unknown-property");
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("a flood of edits: only the newest text is worked on, and it is the one that counts", async () => {
  client = await startTestClient("");
  const regions = Array.from({ length: 300 }, (_, index) => `region r${index} { prompt: "r" }`).join("\n");
  const text = `scene a {\ncanvas: 512 x 512\nseed: 1\nprompt: ""\nrow {\n${regions}\n}\n}\n`;
  let published = 0;
  client.connection.onNotification("textDocument/publishDiagnostics", () => void published++);
  await client.open(MAIN, text);
  const edits = 500;
  for (let edit = 0; edit < edits; edit++) {
    const at = { line: 3, character: 9 + edit };
    void client.change(MAIN, edit + 2, [{ range: { start: at, end: at }, text: "x" }]);
  }
  const symbols = await client.connection.sendRequest<unknown[] | null>("textDocument/documentSymbol", {
    textDocument: { uri: MAIN },
  });
  expect(symbols).not.toBeNull();
  await expect.poll(() => published, { timeout: 60_000 }).toBeGreaterThan(0);
  const lens = await client.connection.sendRequest<{ contents: unknown } | null>("textDocument/hover", {
    textDocument: { uri: MAIN },
    position: { line: 3, character: 2 },
  });
  expect(lens).not.toBeNull();
  expect(published).toBeLessThan(edits / 5);
});
