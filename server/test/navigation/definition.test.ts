import { expect, test } from "vitest";
import { findDefinition } from "../../src/navigation/find-definition.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** `file:line:column text` of what the cursor leads to, with the start of the whole declaration. */
function definition(fixture: string): string | null {
  const { document, workspace, cursor, textOf } = testWorkspace(fixture);
  const link = findDefinition(document, cursor.position, workspace);
  if (link === null) return null;
  const { start } = link.targetSelectionRange;
  const lines = textOf(link.targetUri).split(/\r?\n/);
  const file = link.targetUri.slice("file:///work/".length);
  return `${file}:${start.line}:${start.character} ${lines[start.line]!.slice(link.targetRange.start.character)}`;
}

const STYLES = `--- sub/my styles.ragl
// 🎨
style ink { prompt: "in ink" }
let dusk = "at dusk"
`;

test.each([
  ["a value in a text", 'let boat = "b"\nlet two = "🎨🎨 ${bo<|>at}s"', 'main.ragl:0:4 let boat = "b"'],
  [
    "a region in a variant",
    "scene s { region a { } variant v { repaint <|>a { } } }",
    "main.ragl:0:17 region a { } variant v { repaint a { } } }",
  ],
  ["a name where it is defined", "let <|>a = 1", "main.ragl:0:4 let a = 1"],
  ["nothing", "scene s { seed<|>: 1 }", null],
  ["an unknown name", "scene s { use: <|>ink }", null],
  ["a name in broken text", "let a = 1\nscene s { prompt: a<|>", "main.ragl:0:4 let a = 1"],
])("%s", (_, text, expected) => {
  expect(definition(text)).toBe(expected);
});

test("an import is followed to the other file, under whatever name, from its use as from the import", () => {
  const there = 'sub/my%20styles.ragl:1:6 style ink { prompt: "in ink" }';
  const importing = (text: string): string => `import { ink as line } from "./sub/my styles.ragl"\n${text}\n`;
  expect(definition(importing("scene s { use: line<|> }") + STYLES)).toBe(there);
  expect(definition(importing("").replace("ink", "in<|>k") + STYLES)).toBe(there);
  expect(definition(importing("").replace("line", "<|>line") + STYLES)).toBe(there);
});

test("the path of an import leads to the start of its file", () => {
  expect(definition(`import { ink } from "./sub/my <|>styles.ragl"\n${STYLES}`)).toBe(
    "sub/my%20styles.ragl:0:0 // 🎨",
  );
});

test("an import that leads nowhere is all there is", () => {
  expect(definition('import { ink } from "./nowhere.ragl"\nscene s { use: <|>ink }')).toBe(
    'main.ragl:0:9 ink } from "./nowhere.ragl"',
  );
  expect(definition('import { ink } from "./no<|>where.ragl"')).toBeNull();
});
