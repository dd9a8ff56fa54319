import { CancellationToken } from "vscode-languageserver";
import { expect, test } from "vitest";
import { editsForRenamedFiles } from "../../src/navigation/file-renames.ts";
import { applyWorkspaceEdit } from "../kit/edits.ts";
import { FOLDER, unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const WORKSPACE = `
  import { ink } from "./lib/styles.ragl"
  scene s { use: ink region r { mask: "./masks/sail.png" } }
  --- lib/styles.ragl
  import { dusk } from "./values.ragl"
  style ink { prompt: dusk model: "../models/small" }
  --- lib/values.ragl
  let dusk = "at dusk"
  --- scenes/pier.ragl
  import { ink } from "../lib/styles.ragl"
  import { dusk } from "../lib/values.ragl"
`;

/** The changed files, by the names that they have before; paths are relative to the workspace folder. */
async function afterRenaming(renames: Record<string, string>, fixture = WORKSPACE): Promise<string> {
  const { workspace, textOf } = testWorkspace(fixture);
  const files = Object.entries(renames).map(([from, to]) => ({
    oldUri: `${FOLDER}/${from}`,
    newUri: `${FOLDER}/${to}`,
  }));
  const edits = await editsForRenamedFiles(files, workspace, CancellationToken.None);
  return [...applyWorkspaceEdit(edits.versioned(), textOf)]
    .map(([uri, text]) => `--- ${uri.slice(FOLDER.length + 1)}\n${text}`)
    .toSorted()
    .join("");
}

test("importers of a renamed file name it anew", async () => {
  expect(await afterRenaming({ "lib/styles.ragl": "lib/looks%20%22new%22.ragl" })).toBe(
    unindent(`
      --- main.ragl
      import { ink } from "./lib/looks \\"new\\".ragl"
      scene s { use: ink region r { mask: "./masks/sail.png" } }
      --- scenes/pier.ragl
      import { ink } from "../lib/looks \\"new\\".ragl"
      import { dusk } from "../lib/values.ragl"
    `),
  );
});

test("a file that moves finds what it names", async () => {
  expect(await afterRenaming({ "main.ragl": "scenes/old/main.ragl" })).toBe(
    unindent(`
      --- main.ragl
      import { ink } from "../../lib/styles.ragl"
      scene s { use: ink region r { mask: "../../masks/sail.png" } }
    `),
  );
});

test("a folder moves with all that is in it; paths within it stay", async () => {
  expect(await afterRenaming({ lib: "shared/lib" })).toBe(
    unindent(`
      --- lib/styles.ragl
      import { dusk } from "./values.ragl"
      style ink { prompt: dusk model: "../../models/small" }
      --- main.ragl
      import { ink } from "./shared/lib/styles.ragl"
      scene s { use: ink region r { mask: "./masks/sail.png" } }
      --- scenes/pier.ragl
      import { ink } from "../shared/lib/styles.ragl"
      import { dusk } from "../shared/lib/values.ragl"
    `),
  );
});

test("masks and models may move too, several at once", async () => {
  expect(await afterRenaming({ "masks/sail.png": "masks/jib.png", "models/small/": "small/" })).toBe(
    unindent(`
      --- lib/styles.ragl
      import { dusk } from "./values.ragl"
      style ink { prompt: dusk model: "../small" }
      --- main.ragl
      import { ink } from "./lib/styles.ragl"
      scene s { use: ink region r { mask: "./masks/jib.png" } }
    `),
  );
});

test("names that only begin alike do not move", async () => {
  expect(await afterRenaming({ li: "other", "lib/styles": "x" })).toBe("");
});

test("a file whose import leads nowhere, or goes by a roundabout way, is left alone", async () => {
  const fixture = 'import { a } from "./sub/../lib//a.ragl"\nimport { b } from "b.ragl"\n';
  expect(await afterRenaming({ "other.ragl": "new.ragl" }, fixture)).toBe("");
});
