import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPictureLinks } from "../../src/document-links/picture-links.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const SCENES = "scene harbour { variant storm { } variant night { } }\nscene pier { }\nscene { }";
const settings = { outputFolder: "pictures", allowOutputOutsideWorkspace: false };
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ragl-links-"));
  await mkdir(join(folder, "pictures", "sub"), { recursive: true });
  await writeFile(join(folder, "pictures", "sub", "harbour.png"), "");
  await writeFile(join(folder, "pictures", "sub", "harbour@storm.png"), "");
});
afterAll(() => rm(folder, { recursive: true }));

async function links(outputFolder = "pictures"): Promise<string[]> {
  const main = pathToFileURL(join(folder, "sub", "main.ragl")).href;
  const { document } = testWorkspace(SCENES, { main });
  const found = await findPictureLinks(document, {
    settings: { ...settings, outputFolder },
    workspaceFolders: [pathToFileURL(folder).href],
  });
  return found.map(
    ({ range, target }) =>
      `${document.textDocument.getText(range)} -> ${target?.slice(pathToFileURL(folder).href.length)}`,
  );
}

test("names of scenes and variants lead to the pictures that have been rendered", async () => {
  expect(await links()).toEqual([
    "harbour -> /pictures/sub/harbour.png",
    "storm -> /pictures/sub/harbour@storm.png",
  ]);
});

test("where no picture may be written, none is looked for", async () => {
  expect(await links("../elsewhere")).toEqual([]);
});

test("a text that lies on no disk has no pictures to link to", async () => {
  const { document } = testWorkspace(SCENES, { main: "untitled:Untitled-1" });
  expect(await findPictureLinks(document, { settings, workspaceFolders: [] })).toEqual([]);
});
