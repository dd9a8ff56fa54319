import { expect, test } from "vitest";
import { KEYWORDS, RESERVED_WORDS, parse } from "../../src/index.ts";

test("every reserved word that begins something is explained", () => {
  const joining = ["from", "as"];
  expect(KEYWORDS.map(({ word }) => word).toSorted()).toEqual(
    RESERVED_WORDS.filter((word) => !joining.includes(word)).toSorted(),
  );
});

/** What the word's example has to stand in. */
const SURROUNDINGS: Readonly<Record<string, (example: string) => string>> = {
  region: (example) => `scene s { ${example} }`,
  row: (example) => `scene s { ${example} }`,
  column: (example) => `scene s { ${example} }`,
  grid: (example) => `scene s { ${example} }`,
  variant: (example) => `scene s { ${example} }`,
  repaint: (example) => `scene s { variant v { ${example} } }`,
};

test.each(KEYWORDS)("the example of '$word' reads as it should", ({ word, example }) => {
  const text = SURROUNDINGS[word]?.(example) ?? example;
  expect(parse(text).diagnostics).toEqual([]);
});
