/** The features that read a text, asked for over the connection, by clients that can do much and by ones that cannot. */

import {
  CodeLensRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  InlayHintRefreshRequest,
  MarkupKind,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
  type ClientCapabilities,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { FOLDER, MAIN } from "./kit/fixture.ts";
import { startTestClient, type TestClient } from "./kit/test-client.ts";

const STYLES = `${FOLDER}/styles.ragl`;
const PIER = `
  import { <|>ink } from "./styles.ragl"
  scene pier {
    canvas: 64 x 64
    prompt: "a pier"
    use: ink
  }
  --- styles.ragl
  style ink { prompt: "in ink" }
`;
const ABLE: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: [MarkupKind.Markdown, MarkupKind.PlainText] },
  },
};
const UNABLE: ClientCapabilities = {
  textDocument: { diagnostic: {}, hover: { contentFormat: [MarkupKind.PlainText] } },
};

const textDocument = { uri: MAIN };
const name = { start: { line: 0, character: 9 }, end: { line: 0, character: 12 } };
const definition = { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } };
const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

async function opened(capabilities: ClientCapabilities, settings = {}): Promise<TestClient> {
  const client = await startTestClient(PIER, { capabilities, settings });
  await client.open(MAIN);
  return client;
}

test("a client that can do much gets links, trees, Markdown and versioned edits", async () => {
  const client = await opened(ABLE);
  const { connection, fixture } = client;
  const { position } = fixture.cursors[0]!;

  expect(await connection.sendRequest(DefinitionRequest.type, { textDocument, position })).toEqual([
    {
      originSelectionRange: name,
      targetUri: STYLES,
      targetRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 30 } },
      targetSelectionRange: definition,
    },
  ]);
  const context = { includeDeclaration: true };
  const references = await connection.sendRequest(ReferencesRequest.type, {
    textDocument,
    position,
    context,
  });
  expect(references).toContainEqual({ uri: STYLES, range: definition });
  expect(
    await connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position }),
  ).toHaveLength(2);

  expect(await connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })).toEqual({
    range: name,
    placeholder: "ink",
  });
  const edit = await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: "pen" });
  expect(edit?.documentChanges).toEqual([
    { textDocument: { uri: STYLES, version: null }, edits: [{ range: definition, newText: "pen" }] },
    {
      textDocument: { uri: MAIN, version: 1 },
      edits: [
        { range: name, newText: "pen" },
        { range: { start: { line: 4, character: 7 }, end: { line: 4, character: 10 } }, newText: "pen" },
      ],
    },
  ]);

  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position });
  expect(hover?.contents).toEqual({
    kind: "markdown",
    value: '```ragl\nstyle ink { prompt: "in ink" }\n```\n\nFrom `./styles.ragl`',
  });
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  expect(symbols?.[0]).toMatchObject({ name: "pier", children: [] });
  await client.dispose();
});

test("a client that can do little gets the same in plainer forms", async () => {
  const client = await opened(UNABLE);
  const { connection, fixture } = client;
  const { position } = fixture.cursors[0]!;

  expect(await connection.sendRequest(DefinitionRequest.type, { textDocument, position })).toEqual({
    uri: STYLES,
    range: definition,
  });
  const edit = await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: "pen" });
  expect(Object.keys(edit?.changes ?? {})).toEqual([STYLES, MAIN]);
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position });
  expect(hover?.contents).toEqual({
    kind: "plaintext",
    value: 'style ink { prompt: "in ink" }\n\nFrom ./styles.ragl',
  });
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  expect(symbols?.[0]).toMatchObject({ name: "pier", location: { uri: MAIN } });
  await client.dispose();
});

test("a name that cannot be is refused with the reason", async () => {
  const client = await opened(ABLE);
  const { connection } = client;
  const position = { line: 0, character: 9 };
  await expect(
    connection.sendRequest(RenameRequest.type, { textDocument, position, newName: "row" }),
  ).rejects.toThrow("'row' is a word of the language and cannot be a name. Choose another one.");
  await expect(
    connection.sendRequest(PrepareRenameRequest.type, { textDocument, position: { line: 2, character: 4 } }),
  ).rejects.toThrow("'canvas' is a property of the language and cannot be renamed.");
  await client.dispose();
});

test("a file that is renamed takes its imports along", async () => {
  const client = await opened(ABLE);
  const files = [{ oldUri: STYLES, newUri: `${FOLDER}/lib/looks.ragl` }];
  const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, { files });
  expect(edit?.documentChanges).toEqual([
    {
      textDocument: { uri: MAIN, version: 1 },
      edits: [
        {
          range: { start: { line: 0, character: 20 }, end: { line: 0, character: 35 } },
          newText: '"./lib/looks.ragl"',
        },
      ],
    },
  ]);
  const none = [{ oldUri: `${FOLDER}/other.txt`, newUri: `${FOLDER}/new.txt` }];
  expect(await client.connection.sendRequest(WillRenameFilesRequest.type, { files: none })).toBeNull();
  await client.dispose();
});

test("what an editor shows around the text", async () => {
  const client = await opened(ABLE, { render: "off" });
  const { connection } = client;
  const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument });
  expect(lenses?.map(({ command }) => command)).toEqual([
    { title: "Preview", command: "ragl.preview", arguments: [{ uri: MAIN, scene: "pier", variant: null }] },
  ]);
  expect(await connection.sendRequest(DocumentLinkRequest.type, { textDocument })).toMatchObject([
    { target: STYLES },
  ]);
  expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toEqual([
    { startLine: 1, endLine: 4 },
  ]);
  const selections = await connection.sendRequest(SelectionRangeRequest.type, {
    textDocument,
    positions: [{ line: 0, character: 9 }],
  });
  expect(selections?.[0]?.range).toEqual(name);
  const found = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: "ik" });
  expect(found).toMatchObject([{ name: "ink", location: { uri: STYLES } }]);
  await client.dispose();
});

test("hints are asked for again when the model has become known", async () => {
  const client = await startTestClient(PIER, { capabilities: ABLE });
  const refreshed = new Promise<void>((resolve) => {
    client.connection.onRequest(InlayHintRefreshRequest.type, () => resolve());
  });
  await client.open(MAIN);
  const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole });
  expect(hints?.map(({ label }) => label)).toEqual([expect.stringMatching(/^seed \d+$/)]);
  await refreshed;
  await client.dispose();
});

test("a file that is not there has no answers", async () => {
  const client = await startTestClient("", { capabilities: ABLE });
  const missing = { uri: `${FOLDER}/missing.ragl` };
  const position = { line: 0, character: 0 };
  const { connection } = client;
  expect(await connection.sendRequest(HoverRequest.type, { textDocument: missing, position })).toBeNull();
  expect(
    await connection.sendRequest(DefinitionRequest.type, { textDocument: missing, position }),
  ).toBeNull();
  expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: missing })).toBeNull();
  expect(
    await connection.sendRequest(InlayHintRequest.type, { textDocument: missing, range: whole }),
  ).toBeNull();
  await client.dispose();
});
