/** Renaming changes no meaning: whatever is renamed in the examples, they compile to the same plans. */

import { readdirSync, readFileSync } from "node:fs";
import { compileScene, type Analysis, type ScenePlan } from "@ragl/grammar";
import { CancellationToken } from "vscode-languageserver";
import { expect, test } from "vitest";
import { doRename } from "../../src/navigation/rename.ts";
import { applyWorkspaceEdit } from "../kit/edits.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const EXAMPLES = new URL("../../../examples/", import.meta.url);
const NAMES = readdirSync(EXAMPLES).filter((name) => name.endsWith(".ragl"));
const NEW_NAME = "renamed";

function workspaceOf(main: string): ReturnType<typeof testWorkspace> {
  const files = [main, ...NAMES.filter((name) => name !== main)].map((name, index) => {
    const text = readFileSync(new URL(name, EXAMPLES), "utf8");
    return index === 0 ? text : `--- ${name}\n${text}`;
  });
  return testWorkspace(files.join(""), { main: `file:///work/${main}` });
}

/** The plans of every picture, less what names give to them: names themselves, and the seeds derived from them. */
function meaning({ scenes, ...analysis }: Analysis): unknown[] {
  return scenes.flatMap(({ name: scene, variants }) =>
    [null, ...variants].map((variant) => {
      const { plan } = compileScene({ scenes, ...analysis }, { scene, variant });
      return plan && withoutNames(plan);
    }),
  );
}

function withoutNames({
  scene: _scene,
  variant: _variant,
  seed: _seed,
  regions,
  repaint,
  ...plan
}: ScenePlan): unknown {
  const bare = regions.map(({ name: _name, seed: _own, source: _source, ...region }) => region);
  return { ...plan, regions: bare, repainted: repaint.length };
}

test.each(NAMES)("%s", async (main) => {
  const { document, workspace, textOf, edit } = workspaceOf(main);
  const before = meaning(document.analysis);
  expect(before).not.toContain(null);
  const original = new Map(NAMES.map((name) => [name, textOf(`file:///work/${name}`)]));
  for (const { name } of document.analysis.definitions) {
    const position = document.rangeOf(name.range).start;
    const result = await doRename(document, position, NEW_NAME, workspace, CancellationToken.None);
    if ("refusal" in result) throw new Error(`'${name.text}': ${result.refusal}`);
    const changed = applyWorkspaceEdit(result.versioned(), textOf);
    expect(changed.size).toBeGreaterThan(0);
    for (const [uri, text] of changed) edit(text, uri);
    expect(meaning(workspace.get(document.uri)!.analysis)).toEqual(before);
    for (const uri of changed.keys()) edit(original.get(uri.slice("file:///work/".length))!, uri);
  }
});
