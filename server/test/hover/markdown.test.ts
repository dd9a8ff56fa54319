import { expect, test } from "vitest";
import { code, docText, paragraphs, quotation, sourceBlock, table } from "../../src/hover/markdown.ts";
import { plainText } from "../../src/hover/plain-text.ts";

test("Markdown as text", () => {
  const markdown = paragraphs(
    `**region** ${code("left")}`,
    table(["", "pixels"], [["cell", "1 × 2"]]),
    quotation("two *old* boats"),
    docText("A & B"),
    sourceBlock('let a = "b"'),
  );
  expect(plainText(markdown)).toBe(
    'region left\n\npixels\ncell  1 × 2\n\n> two *old* boats\n\nA & B\n\nlet a = "b"',
  );
});

test("code holds backticks, source more of them", () => {
  expect(code("a`b")).toBe("``a`b``");
  expect(code("`a")).toBe("`` `a ``");
  expect(sourceBlock("```")).toBe("````ragl\n```\n````");
});

test("a long text is cut, but no character", () => {
  expect(quotation(`a${"🎨".repeat(2_000)}`)).toBe(`> a${"🎨".repeat(999)} …`);
});

test("long source is cut", () => {
  const lines = sourceBlock("a\n".repeat(40)).split("\n");
  expect(lines.length).toBe(14);
  expect(lines.at(-2)).toBe("// …");
});
