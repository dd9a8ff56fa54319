/** Where pictures go, and where they must not. */

import { mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { outputPlaceOf } from "../../src/pictures/output-place.ts";

async function folder(): Promise<string> {
  const made = await realpath(await mkdtemp(join(tmpdir(), "ragl-place-")));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

const picture = { scene: "harbour", variant: null };

function placeOf(file: string, root: string | null, outputFolder = "renders", allowed = false) {
  return outputPlaceOf(pathToFileURL(file).href, picture, {
    settings: { outputFolder, allowOutputOutsideWorkspace: allowed },
    workspaceFolders: root === null ? [] : [pathToFileURL(root).href],
    temporaryFolder: "/nowhere",
  });
}

it("in the output folder of the workspace folder, below the scene's own folders", async () => {
  const root = await folder();
  expect(await placeOf(join(root, "harbour.ragl"), root)).toEqual({
    latest: join(root, "renders/harbour.png"),
    history: join(root, "renders/.history/harbour"),
    histories: join(root, "renders/.history"),
  });
  expect((await placeOf(join(root, "sea/deep/harbour.ragl"), root)).latest).toBe(
    join(root, "renders/sea/deep/harbour.png"),
  );
  expect((await placeOf(join(root, "harbour.ragl"), root, ".")).latest).toBe(join(root, "harbour.png"));
});

it("in the innermost of several workspace folders, and beside a file outside of all", async () => {
  const root = await folder();
  const place = await outputPlaceOf(
    pathToFileURL(join(root, "a/b/s.ragl")).href,
    { scene: "s", variant: "v" },
    {
      settings: { outputFolder: "out", allowOutputOutsideWorkspace: false },
      workspaceFolders: [root, join(root, "a"), join(root, "ab")].map((path) => pathToFileURL(path).href),
      temporaryFolder: "/nowhere",
    },
  );
  expect(place.latest).toBe(join(root, "a/out/b/s@v.png"));
  expect((await placeOf(join(root, "x/s.ragl"), null)).latest).toBe(join(root, "x/renders/harbour.png"));
  expect((await placeOf(join(root, "x/s.ragl"), join(root, "y"))).latest).toBe(
    join(root, "x/renders/harbour.png"),
  );
});

it("in the temporary folder for a text that is on no disk", async () => {
  const place = await outputPlaceOf("untitled:Untitled-1", picture, {
    settings: { outputFolder: "renders", allowOutputOutsideWorkspace: false },
    workspaceFolders: [],
    temporaryFolder: "/tmp/ragl-1",
  });
  expect(place.latest).toBe(join("/tmp/ragl-1", "harbour.png"));
});

it.each(["../out", "..", "/tmp/out", "a/../../out"])(
  "not outside the workspace: %s",
  async (outputFolder) => {
    const root = await folder();
    await expect(placeOf(join(root, "s.ragl"), root, outputFolder)).rejects.toMatchObject({
      code: "output-outside-workspace",
      fix: expect.stringContaining("ragl.allowOutputOutsideWorkspace"),
    });
    expect((await placeOf(join(root, "s.ragl"), root, outputFolder, true)).latest).toMatch(/harbour\.png$/);
  },
);

it("not through a link that leads outside, whether the folder behind it is there or not", async () => {
  const [root, other] = [await folder(), await folder()];
  await mkdir(join(root, "in"));
  await symlink(other, join(root, "in/link"));
  for (const outputFolder of ["in/link", "in/link/new/deep"]) {
    await expect(placeOf(join(root, "s.ragl"), root, outputFolder)).rejects.toMatchObject({
      code: "output-outside-workspace",
    });
  }
  expect((await placeOf(join(root, "s.ragl"), root, "..renders")).latest).toBe(
    join(root, "..renders/harbour.png"),
  );
});
