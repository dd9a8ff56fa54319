import { expect, test } from "vitest";
import { nodesAt, parseFile } from "../../src/index.ts";

/** The kinds of the nodes at `|`. */
function kindsAt(marked: string): string[] {
  const offset = marked.indexOf("|");
  const { tree } = parseFile("file:///a.ragl", marked.replace("|", ""));
  return nodesAt(tree, offset).map((node) => node.kind ?? "specifier");
}

test.each([
  ['import { a| } from "./b.ragl"', "file import specifier"],
  ['import { a } from "./b|.ragl"', "file import string"],
  ["let small = 20% |30%", "file let tuple number"],
  ["style s { use: a, b| }", "file style property list name"],
  ['scene s { row { region r { prompt: "|" } } }', "file scene container region property string"],
  ["scene s { variant v { repaint r { seed:| 1 } } }", "file scene variant change property"],
  ["scene s { region r {} | }", "file scene"],
  ["| scene s {}", "file"],
  ["scene s { region { at: 1%|", "file scene region property number"],
])("%s", (text, kinds) => {
  expect(kindsAt(text).join(" ")).toBe(kinds);
});
