import type { SelectionRange } from "vscode-languageserver";
import { expect, test } from "vitest";
import { findSelectionRanges } from "../../src/selection-ranges/selection-ranges.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** The texts that "expand selection" goes through at the cursor. */
function steps(fixture: string): string[] {
  const { document, cursor } = testWorkspace(fixture);
  const texts: string[] = [];
  let step: SelectionRange | undefined = findSelectionRanges(document, [cursor.position])[0];
  for (; step !== undefined; step = step.parent) texts.push(document.textDocument.getText(step.range));
  return texts;
}

test("from a word in a text to the file", () => {
  expect(steps('let a = 1\nscene s { row { region r { prompt: "two old bo<|>ats" } } }')).toEqual([
    "boats",
    "two old boats",
    '"two old boats"',
    'prompt: "two old boats"',
    '{ prompt: "two old boats" }',
    'region r { prompt: "two old boats" }',
    '{ region r { prompt: "two old boats" } }',
    'row { region r { prompt: "two old boats" } }',
    '{ row { region r { prompt: "two old boats" } } }',
    'scene s { row { region r { prompt: "two old boats" } } }',
    'let a = 1\nscene s { row { region r { prompt: "two old boats" } } }',
  ]);
});

test("from a number to its tuple and its property", () => {
  expect(steps("style s { at: 1% 2<|>0% seed: 1 }").slice(0, 4)).toEqual([
    "20%",
    "1% 20%",
    "at: 1% 20%",
    "at: 1% 20% seed: 1",
  ]);
});

test("from a value in a text to the whole text", () => {
  expect(steps('let b = "🎨 ${bo<|>at}, red"').slice(0, 4)).toEqual([
    "boat",
    "${boat}",
    "🎨 ${boat}, red",
    '"🎨 ${boat}, red"',
  ]);
});

test("from a word in a comment to the comment, and out to the block around it", () => {
  expect(steps("scene s {\r\n\t// se<|>en from afar\r\n}").slice(0, 3)).toEqual([
    "seen",
    "// seen from afar",
    "{\r\n\t// seen from afar\r\n}",
  ]);
});

test("an imported name, its specifier, its import", () => {
  expect(steps('import { dusk as eve<|>ning } from "./a.ragl"')).toEqual([
    "evening",
    "dusk as evening",
    'import { dusk as evening } from "./a.ragl"',
  ]);
});

test.each(["<|>", "scene s {<|>", 'scene s { prompt: "<|>', "}<|>{", "region <|>"])(
  "a broken text has ranges too: %s",
  (text) => {
    expect(steps(text).length).toBeGreaterThan(0);
  },
);
