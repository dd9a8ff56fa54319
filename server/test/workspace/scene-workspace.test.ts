import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { diskFileSystem } from "../../src/workspace/file-system.ts";
import { MAIN } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const STYLES = "file:///work/styles.ragl";
const DEEP = "file:///work/deep.ragl";
const FIXTURE = `
  import { ink } from "./styles.ragl"
  scene pier { canvas: 512 x 512 seed: 1 prompt: "a pier" use: ink }
  --- styles.ragl
  import { tone } from "./deep.ragl"
  style ink { prompt: "in \${tone} ink" }
  --- deep.ragl
  let tone = "black"
`;

/** The prompt of the first scene. */
function promptOf({ document }: ReturnType<typeof testWorkspace>): string {
  return [...document.analysis.pictures.values()][0]!.picture.prompt;
}

test("a document is the same object with the same analysis until something that it sees changes", () => {
  const test = testWorkspace(FIXTURE);
  const { document } = test;
  expect(promptOf(test)).toBe("a pier, in black ink");
  expect(test.document).toBe(document);
  test.fileSystem.write(DEEP, 'let tone = "red"');
  expect(promptOf(test)).toBe("a pier, in red ink");
  expect(test.document).not.toBe(document);
  // What was handed out before still says what it said.
  expect([...document.analysis.pictures.values()][0]!.picture.prompt).toBe("a pier, in black ink");
});

test("an open document counts before the file on disk, until it is closed", () => {
  const test = testWorkspace(FIXTURE);
  test.edit('let tone = "green"', DEEP);
  expect(promptOf(test)).toBe("a pier, in green ink");
  test.workspace.close(DEEP);
  expect(promptOf(test)).toBe("a pier, in black ink");
});

test("dependents are found through other files, and in circles", () => {
  const { workspace, document } = testWorkspace(
    `${FIXTURE}  --- circle.ragl\n  import { pier } from "./circle.ragl"\n`,
  );
  expect(document.analysis.diagnostics).toEqual([]);
  expect(workspace.dependents(DEEP).toSorted()).toEqual([MAIN, STYLES]);
  expect(workspace.dependents(MAIN)).toEqual([]);
});

test("a change is told of the file and of all that depend on it", () => {
  const { workspace, document, edit } = testWorkspace(FIXTURE);
  void document.analysis;
  const told: string[][] = [];
  workspace.onDidChange((uris) => told.push([...uris].sort()));
  edit('let tone = "blue"', DEEP);
  expect(told).toEqual([[DEEP, MAIN, STYLES].sort()]);
});

test("one file by whatever spelling of its URI", () => {
  const { workspace } = testWorkspace(FIXTURE);
  expect(workspace.get("file:///work/%6Dain.ragl")?.uri).toBe(MAIN);
  expect(workspace.get("file:///work/missing.ragl")).toBeNull();
});

test("untitled documents have diagnostics and names", () => {
  const { document } = testWorkspace('let boat = "a boat"\nscene a { prompt: "${baot}" }', {
    main: "untitled:Untitled-1",
  });
  expect(document.uri).toBe("untitled:Untitled-1");
  expect(document.analysis.diagnostics.map(({ rule }) => rule)).toContain("unknown-name");
});

test("models become known in time, and then all is told again", async () => {
  const test = testWorkspace('scene a { canvas: 500 x 500 seed: 1 prompt: "a boat" model: "toybox" }');
  const rules = (): string[] => test.document.analysis.diagnostics.map(({ rule }) => rule);
  expect(rules()).toEqual([]);
  const told: string[] = [];
  test.workspace.onDidChange((uris) => told.push(...uris));
  await test.modelsKnown();
  expect(told).toContain(MAIN);
  expect(rules()).toContain("canvas-not-on-grid");
});

test("files on disk: a byte-order mark is no text, what is no file is not read", () => {
  const folder = mkdtempSync(join(tmpdir(), "ragl-files-"));
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  try {
    writeFileSync(join(folder, "marked.ragl"), "\ufeffscene a { }\r\n");
    expect(diskFileSystem.read(uri("marked.ragl"))).toBe("scene a { }\r\n");
    expect(diskFileSystem.read(uri("missing.ragl"))).toBeNull();
    expect(diskFileSystem.read(pathToFileURL(folder).href)).toBeNull();
    expect(diskFileSystem.read("https://example.com/a.ragl")).toBeNull();
    expect(diskFileSystem.list(pathToFileURL(folder).href)).toEqual([
      { name: "marked.ragl", isFolder: false },
    ]);
    const before = diskFileSystem.stamp(uri("marked.ragl"));
    writeFileSync(join(folder, "marked.ragl"), "scene a { seed: 1 }");
    expect(diskFileSystem.stamp(uri("marked.ragl"))).not.toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("scene files are found in all folders, hidden and produced ones left out", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ragl-folders-"));
  try {
    for (const name of ["a", "a/b", "node_modules", ".hidden"])
      mkdirSync(join(folder, name), { recursive: true });
    for (const name of [
      "one.ragl",
      "a/b/two.ragl",
      "node_modules/no.ragl",
      ".hidden/no.ragl",
      "a/other.txt",
    ]) {
      writeFileSync(join(folder, name), "");
    }
    const folders = [folder, join(folder, "a", "b")].map((path) => pathToFileURL(path).href);
    const found = await diskFileSystem.findSceneFiles(folders.slice(0, 1));
    expect(found.map((uri) => uri.slice(folders[0]!.length)).toSorted()).toEqual([
      "/a/b/two.ragl",
      "/one.ragl",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
