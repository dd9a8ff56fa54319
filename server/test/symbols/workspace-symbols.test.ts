import { CancellationToken } from "vscode-languageserver";
import { expect, test } from "vitest";
import { findWorkspaceSymbols } from "../../src/symbols/workspace-symbols.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const WORKSPACE = `
  scene harbour { column side { region boat { } row { region lighthouse { } } } variant storm { region boat { } } }
  --- sub/styles.ragl
  let boats = "boats"
  style wet { }
`;

async function find(query: string): Promise<string[]> {
  const { workspace } = testWorkspace(WORKSPACE);
  const symbols = await findWorkspaceSymbols(query, workspace, CancellationToken.None);
  return symbols.map(({ name, containerName, location }) => {
    const { line, character } = location.range.start;
    return `${location.uri.slice("file:///work/".length)}:${line}:${character} ${containerName ?? ""}/${name}`;
  });
}

test("letters of the query are found in their order, in all files", async () => {
  expect(await find("BOT")).toEqual(["main.ragl:0:37 side/boat", "sub/styles.ragl:0:4 /boats"]);
});

test("an empty query finds everything that has a name", async () => {
  expect((await find("")).map((line) => line.split(" ")[1])).toEqual([
    "/harbour",
    "harbour/side",
    "side/boat",
    "side/lighthouse",
    "harbour/storm",
    "/boats",
    "/wet",
  ]);
});

test("stops when the request is cancelled", async () => {
  const { workspace } = testWorkspace(WORKSPACE);
  expect(await findWorkspaceSymbols("", workspace, CancellationToken.Cancelled)).toEqual([]);
});
