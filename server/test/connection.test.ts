/** The server behind a connection: what it says that it can do, and documents that come, change and go. */

import { readFileSync } from "node:fs";
import { DidChangeWatchedFilesNotification, FileChangeType } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { MAIN } from "./kit/fixture.ts";
import { startTestClient } from "./kit/test-client.ts";

const PIER = `
  import { ink } from "./styles.ragl"
  scene pier { canvas: 512 x 512 seed: 1 prompt: "a pier" use: ink }
  --- styles.ragl
  style ink { prompt: "in ink" }
`;
const STYLES = "file:///work/styles.ragl";

test("says what it can do and who it is", async () => {
  const client = await startTestClient(PIER);
  expect(client.initialized.serverInfo?.name).toBe("ragl");
  expect(client.initialized.capabilities).toMatchObject({
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: 2 },
    workspace: { workspaceFolders: { supported: true } },
  });
  await client.dispose();
});

test("sends the diagnostics of each version of a document, and takes them back when it is closed", async () => {
  const client = await startTestClient(PIER);
  const first = client.nextDiagnostics(MAIN);
  await client.open(MAIN);
  expect((await first).diagnostics).toEqual([]);

  const second = client.nextDiagnostics(MAIN, 2);
  const range = { start: { line: 1, character: 6 }, end: { line: 1, character: 10 } };
  await client.change(MAIN, 2, [{ range, text: "quay { promt: 1 }\nscene pier" }]);
  const found = (await second).diagnostics;
  expect(found.map(({ code }) => code)).toContain("unknown-property");
  const unknown = found.find(({ code }) => code === "unknown-property")!;
  expect(unknown).toMatchObject({ source: "ragl", severity: 1 });
  const [file, line] = unknown.codeDescription!.href.split("#L");
  expect(file).toMatch(/docs\/diagnostics\.md$/);
  const explained = readFileSync(new URL(file!), "utf8").split("\n")[Number(line) - 1];
  expect(explained).toBe("### unknown-property");

  const third = client.nextDiagnostics(MAIN);
  await client.close(MAIN);
  expect((await third).diagnostics).toEqual([]);
  await client.dispose();
});

test("follows imports: in open documents, and on disk when the editor reports a change", async () => {
  const client = await startTestClient(PIER, {
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  const clean = client.nextDiagnostics(MAIN);
  await client.open(MAIN);
  expect((await clean).diagnostics).toEqual([]);
  expect(client.registrations.map(({ method }) => method)).toContain("workspace/didChangeWatchedFiles");

  const afterDiskChange = client.nextDiagnostics(MAIN);
  client.fileSystem.write(STYLES, "");
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: STYLES, type: FileChangeType.Changed }],
  });
  expect((await afterDiskChange).diagnostics.map(({ code }) => code)).toContain("import-unknown-name");

  const afterOpening = client.nextDiagnostics(MAIN);
  await client.open(STYLES, 'style ink { prompt: "in ink" }');
  expect((await afterOpening).diagnostics).toEqual([]);
  await client.dispose();
});
