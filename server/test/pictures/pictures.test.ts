/** Reading pictures and parameters over the protocol. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STACKED } from "../../../grammar/test/import-rag/entries.ts";
import { IMPORT_RAG_PARAMETERS, PICTURE_HISTORY, SCENE_OF_PICTURE } from "../../src/protocol.ts";
import { startTestClient, type TestClient } from "../kit/test-client.ts";

let client: TestClient;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ragl-pictures-"));
  client = await startTestClient('scene pier { canvas: 512 x 512 seed: 1 prompt: "a pier" }', {
    folders: [pathToFileURL(folder).href],
    capabilities: { textDocument: { diagnostic: {} } },
  });
});
afterAll(async () => {
  await client.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe("the scene of a picture", () => {
  it.each([
    ["a file that is no picture", "notes.png", "picture-invalid"],
    ["a file that is not there", "nowhere.png", "picture-unreadable"],
  ])("%s", async (_, name, code) => {
    await writeFile(join(folder, "notes.png"), "not a picture");
    const uri = pathToFileURL(join(folder, name)).href;
    await expect(client.connection.sendRequest(SCENE_OF_PICTURE, { uri })).rejects.toMatchObject({
      data: { code, fix: expect.stringMatching(/\S/) },
    });
  });

  it("something that is not on disk", async () => {
    const asked = client.connection.sendRequest(SCENE_OF_PICTURE, { uri: "untitled:Untitled-1" });
    await expect(asked).rejects.toMatchObject({ data: { code: "params-invalid" } });
  });
});

describe("the pictures of a target", () => {
  it.each([
    ["of a scene that was never rendered", "pier.ragl", "pier"],
    ["of a file without scenes", "styles.ragl", null],
    ["of a file that is not there", "nowhere.ragl", null],
  ])("none %s", async (_, name, scene) => {
    const target = { uri: pathToFileURL(join(folder, name)).href, scene, variant: null };
    expect(await client.connection.sendRequest(PICTURE_HISTORY, target)).toEqual([]);
  });
});

it("parameters of the RAG code become scene text", async () => {
  const params = { json: JSON.stringify(STACKED), model: "toybox" };
  const { text, problems } = await client.connection.sendRequest(IMPORT_RAG_PARAMETERS, params);
  expect(text).toContain('model: "toybox"');
  for (const problem of problems) expect(problem).toMatch(/\.$/);
});
