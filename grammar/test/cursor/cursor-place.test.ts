import { expect, test } from "vitest";
import { cursorAt } from "../../src/cursor/cursor-place.ts";

/** The place of the `|` in a text, and the keywords of the blocks around it. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const { blocks, place, word } = cursorAt(text, offset);
  return {
    blocks: blocks.map(({ keyword }) => keyword).join(" "),
    ...place,
    word: text.slice(word.start, word.end),
  };
}

test("members of blocks, the word that is begun included", () => {
  expect(at("sc|")).toEqual({ blocks: "", kind: "member", word: "sc" });
  expect(at("scene a { | }")).toEqual({ blocks: "scene", kind: "member", word: "" });
  expect(at("scene a { row { region b { pro| } } }")).toMatchObject({
    blocks: "scene row region",
    kind: "member",
    word: "pro",
  });
  expect(at("scene a {\n seed: 1\n |\n}")).toMatchObject({ blocks: "scene", kind: "member" });
  expect(at('scene a { pro|: "x" }')).toMatchObject({ kind: "member", word: "pro" });
  expect(at("scene a { region|")).toMatchObject({ kind: "member", word: "region" });
});

test("blocks that have lost their brace end where something begins that cannot stand in them", () => {
  expect(at("scene a {\n region b {\n  seed: 1\n region c { |")).toMatchObject({ blocks: "scene region" });
  expect(at("scene a {\n region b {\n  seed: 1\nscene c { |")).toMatchObject({ blocks: "scene" });
  expect(at("scene a {\nlet b = |")).toMatchObject({ blocks: "", kind: "value" });
});

test("values: what stands before the cursor, and what the cursor follows", () => {
  const owner = { kind: "property", name: "at" };
  expect(at("style a { at: | }")).toMatchObject({ kind: "value", owner, items: [], after: "joint" });
  expect(at("style a { at: 10% | }")).toMatchObject({ owner, items: [{ text: "10%" }], after: "item" });
  expect(at("style a { at: 10% 5| }")).toMatchObject({ items: [{ text: "10%" }], word: "5" });
  expect(at("scene a { canvas: 1024 x | }")).toMatchObject({ items: [{ text: "1024" }], after: "times" });
  expect(at("scene a { canvas: 1024x5| }")).toMatchObject({
    items: [{ text: "1024" }],
    after: "times",
    word: "5",
  });
  expect(at("style a { use: ink,\n  | }")).toMatchObject({ after: "comma", items: [{ text: "ink" }] });
  expect(at("style a {\n seed:\n |\n}")).toMatchObject({ kind: "member" });
  expect(at("let a = |")).toMatchObject({ kind: "value", owner: { kind: "let" } });
});

test("strings and what is filled into them", () => {
  expect(at('style a { prompt: "a b|oat" }')).toMatchObject({
    kind: "text",
    owner: { kind: "property", name: "prompt" },
    isClosed: true,
  });
  expect(at('style a { prompt: "a b|\n}')).toMatchObject({ kind: "text", isClosed: false });
  expect(at('style a { prompt: "a $|" }')).toMatchObject({ kind: "interpolation", word: "$" });
  expect(at('style a { prompt: "a ${bo|at}" }')).toMatchObject({ kind: "interpolation", word: "${boat}" });
  expect(at('style a { prompt: "a ${|" }')).toMatchObject({ kind: "interpolation", word: "${" });
  expect(at('style a { prompt: "\\$|" }')).toMatchObject({ kind: "text" });
  expect(at('style a { prompt: """\n  a ${b|\n  """ }')).toMatchObject({
    kind: "interpolation",
    word: "${b",
  });
  expect(at('style a { prompt: "a"| }')).toMatchObject({ kind: "value", after: "item" });
});

test("imports", () => {
  expect(at("import { | }")).toMatchObject({ kind: "import-name", taken: [] });
  expect(at("import { a, b as c, d| }")).toMatchObject({ kind: "import-name", taken: ["a", "b"], word: "d" });
  expect(at("import { a | }")).toMatchObject({ kind: "import-word", expected: "as" });
  expect(at("import { a } |")).toMatchObject({ kind: "import-word", expected: "from" });
  expect(at("import { a } from |")).toMatchObject({ kind: "import-path", content: null });
  expect(at('import { a } from "./|"')).toMatchObject({
    kind: "import-path",
    content: { start: 19, end: 21 },
  });
});

test("names: of regions in variants, of nothing where something new is named", () => {
  expect(at("scene a { variant b { repaint | } }")).toMatchObject({ kind: "region-name" });
  expect(at("scene a { variant b { region l| } }")).toMatchObject({ kind: "region-name", word: "l" });
  expect(at("scene a { region | }")).toMatchObject({ kind: "nothing" });
  expect(at("scene a { grid | }")).toMatchObject({ kind: "dimensions" });
  expect(at("scene a { // |\n }")).toMatchObject({ kind: "nothing" });
  expect(at("scene a { variant b { repaint c { | } } }")).toMatchObject({ blocks: "scene variant repaint" });
});
