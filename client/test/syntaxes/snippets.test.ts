import { analyse, format, parseFile } from "@ragl/grammar";
import { describe, expect, it } from "vitest";
import { readSceneTemplates } from "../../src/commands/scene-templates.ts";
import { fileURLToPath } from "node:url";

const templates = await readSceneTemplates(
  fileURLToPath(new URL("../../../syntaxes/snippets.json", import.meta.url)),
);

/** What a person gets who accepts every proposal of a snippet. */
function accepted(snippet: string): string {
  const proposals = new Map(
    [...snippet.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, stop, text]) => [stop, text]),
  );
  return snippet
    .replaceAll(/\$\{(\d+):([^}]*)\}/g, "$2")
    .replaceAll(/\$(\d+)/g, (_, stop: string) => proposals.get(stop) ?? "");
}

describe("the templates of new scenes", () => {
  it("are several", () => expect(templates.length).toBeGreaterThanOrEqual(4));

  it.each(templates)("$name has nothing to be found fault with", ({ snippet }) => {
    const text = accepted(snippet);
    const { diagnostics, scenes } = analyse(parseFile("file:///new.ragl", text), { load: () => null });
    expect(diagnostics).toEqual([]);
    expect(scenes).toHaveLength(1);
  });

  it.each(templates)("$name is in the formatter's style", ({ snippet }) => {
    const text = accepted(snippet);
    expect(format(text)).toMatchObject({ text });
  });
});
