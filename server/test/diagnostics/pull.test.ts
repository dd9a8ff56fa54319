/** Diagnostics on request, for one document and for the whole workspace. */

import {
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  type DocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import { afterEach, expect, test } from "vitest";
import { MAIN } from "../kit/fixture.ts";
import { startTestClient, type TestClient } from "../kit/test-client.ts";

const STYLES = "file:///work/styles.ragl";
const FIXTURE = `
  import { ink } from "./styles.ragl"
  scene pier { canvas: 512 x 512 seed: 1 prompt: "a pier" use: ink }
  --- styles.ragl
  style ink { promt: "in ink" }
`;
const CAPABILITIES = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

let client: TestClient;
afterEach(() => client.dispose());

function pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  const previous = previousResultId === undefined ? {} : { previousResultId };
  return client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    ...previous,
  });
}

function codes(report: DocumentDiagnosticReport): unknown[] {
  return report.kind === "full" ? report.items.map(({ code }) => code) : ["unchanged"];
}

test("a document's diagnostics, and that they are still the same", async () => {
  client = await startTestClient(FIXTURE, { capabilities: CAPABILITIES });
  await client.open(STYLES);
  const first = await pull(STYLES);
  expect(codes(first)).toEqual(["unknown-property"]);
  expect((await pull(STYLES, first.resultId ?? "")).kind).toBe("unchanged");
  await client.change(STYLES, 2, [{ text: 'style ink { prompt: "in ink" }' }]);
  expect(codes(await pull(STYLES, first.resultId ?? ""))).toEqual([]);
});

test("nothing is sent to an editor that asks, but that it should ask again", async () => {
  client = await startTestClient(FIXTURE, { capabilities: CAPABILITIES });
  let published = 0;
  client.connection.onNotification("textDocument/publishDiagnostics", () => void published++);
  const asked = new Promise<void>((resolve) => {
    client.connection.onRequest(DiagnosticRefreshRequest.type, () => resolve());
  });
  await client.open(MAIN);
  const before = await pull(MAIN);
  expect(codes(before)).toContain("broken-import");
  client.fileSystem.write(STYLES, 'style ink { prompt: "in ink" }');
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: STYLES, type: FileChangeType.Changed }],
  });
  await asked;
  expect(codes(await pull(MAIN, before.resultId ?? ""))).toEqual([]);
  expect(published).toBe(0);
});

test("the whole workspace: open files with their version, others without, gone ones cleared", async () => {
  client = await startTestClient(FIXTURE, { capabilities: CAPABILITIES });
  await client.open(MAIN);
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [{ uri: "file:///work/gone.ragl", value: "old" }],
  });
  const byUri = new Map(items.map((item) => [item.uri, item]));
  expect([...byUri.keys()].sort()).toEqual(["file:///work/gone.ragl", MAIN, STYLES]);
  expect(byUri.get(MAIN)?.version).toBe(1);
  expect(byUri.get(STYLES)).toMatchObject({ version: null, kind: "full" });
  expect(byUri.get("file:///work/gone.ragl")).toMatchObject({ kind: "full", items: [] });

  const again = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" })),
  });
  expect(again.items.find(({ uri }) => uri === MAIN)?.kind).toBe("unchanged");
});

test("what is said elsewhere, and what is of no use, are marked", async () => {
  client = await startTestClient(
    'scene a { canvas: 512 x 512 seed: 1 prompt: "a" prompt: "b" region b { prompt: "b" weight: 2 } }',
    { capabilities: CAPABILITIES },
  );
  await client.open(MAIN);
  const report = await pull(MAIN);
  const items = report.kind === "full" ? report.items : [];
  expect(items.find(({ code }) => code === "duplicate-property")?.relatedInformation).toMatchObject([
    { location: { uri: MAIN }, message: "It is given here first." },
  ]);
  expect(items.find(({ code }) => code === "property-without-effect")?.tags).toEqual([1]);
});
