import { DidChangeConfigurationNotification } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { readInitializationOptions } from "../src/initialization-options.ts";
import { readSettings } from "../src/settings.ts";
import { MAIN } from "./kit/fixture.ts";
import { startTestClient } from "./kit/test-client.ts";

const DEFAULTS = {
  render: "onSave",
  outputFolder: "renders",
  allowOutputOutsideWorkspace: false,
  engine: { provider: "auto", threads: 0, modelFolders: [] },
};

test("what makes no sense counts as left out, and the rest still counts", () => {
  expect(readSettings(null)).toEqual(DEFAULTS);
  expect(readSettings("nonsense")).toEqual(DEFAULTS);
  expect(
    readSettings({ render: "sometimes", outputFolder: 5, engine: { threads: -1, provider: "cpu" } }),
  ).toEqual({
    ...DEFAULTS,
    engine: { provider: "cpu", threads: 0, modelFolders: [] },
  });
});

test("an editor that says nothing of trust is trusted, one that says no is not", () => {
  expect(readInitializationOptions(undefined).isTrusted).toBe(true);
  expect(readInitializationOptions({ isTrusted: false }).isTrusted).toBe(false);
  expect(readInitializationOptions({ isTrusted: "no" }).isTrusted).toBe(true);
});

test("settings that are sent change which models there are", async () => {
  const client = await startTestClient(
    'scene a { canvas: 512 x 512 seed: 1 prompt: "a boat" model: "./missing" }',
  );
  const found = client.nextDiagnostics(MAIN);
  await client.open(MAIN);
  await found;
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { ragl: { engine: { modelFolders: ["/somewhere"] } } },
  });
  const later = await client.nextDiagnostics(MAIN);
  expect(later.diagnostics.map(({ code }) => code)).toContain("model-not-installed");
  await client.dispose();
});
