import { expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { MAX_CHARACTERS } from "../../src/syntax/token-patterns.ts";

test("a file that is too large is read as far as files are, and says so", () => {
  const line = 'let boat = "a boat"\n';
  const text = line.repeat(Math.ceil((1.5 * MAX_CHARACTERS) / line.length));
  const { file, diagnostics } = parse(text);
  expect(file.declarations.length).toBeGreaterThan(0);
  expect(file.declarations.at(-1)!.range.end).toBeLessThan(MAX_CHARACTERS + 2 * line.length);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["file-too-large"]);
});

test("a text of a million characters without a single line break is read to its end", () => {
  const { diagnostics } = parse(`let boat = "${"a".repeat(1_000_000)}"`);
  expect(diagnostics).toEqual([]);
});
