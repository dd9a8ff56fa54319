import pc from "picocolors";
import { describe, expect, test } from "vitest";
import { sourceExcerpt } from "../../src/reporters/source-excerpt.ts";
import { sourceText } from "../../src/reporters/source-text.ts";
import { displayWidth } from "../../src/terminal-text.ts";

const plain = pc.createColors(false);

/** The excerpt for the part of `text` between `«` and `»`. */
function excerpt(marked: string): string {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const source = sourceText("a.ragl", marked.replace(/[«»]/g, ""));
  return sourceExcerpt(source, { start, end }, plain, (text) => text).join("\n");
}

describe("source excerpts", () => {
  test("put carets under the whole range", () => {
    expect(excerpt("scene a {\n  «promt»: 1\n}")).toBe(["  |", "2 |   promt: 1", "  |   ^^^^^"].join("\n"));
  });

  test("draw tabs before and inside the range", () => {
    expect(excerpt("\tx:«\ty»")).toBe(["  |", "1 |     x:  y", "  |       ^^^"].join("\n"));
  });

  test.each(["猫", "👩‍🚀", "é", "e\u0301", "🇳🇴"])("count the columns of %s", (wide) => {
    const lines = excerpt(`"${wide}" «bad»`).split("\n");
    expect(displayWidth(lines[2]!.slice(0, lines[2]!.indexOf("^")))).toBe(
      displayWidth(lines[1]!.slice(0, lines[1]!.indexOf("bad"))),
    );
    expect(excerpt(`«${wide}»`).split("\n")[2]).toBe(`  | ${"^".repeat(displayWidth(wide))}`);
  });

  test("mark every line of a range, without the indentation", () => {
    expect(excerpt("a «{\n    b\n\n  }» c")).toBe(
      ["  |", "1 | a {", "  |   ^", "2 |     b", "  |     ^", "3 |", "4 |   } c", "  |   ^"].join("\n"),
    );
  });

  test("leave out the middle of long ranges", () => {
    const body = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join("\n");
    const shown = excerpt(`«${body}»`);
    expect(shown.match(/line \d+/g)).toEqual(["line 1", "line 2", "line 11", "line 12"]);
    expect(shown).toContain("…");
  });

  test("cut long lines around the mark", () => {
    const shown = excerpt(`${"x".repeat(5_000_000)}«bad»${"y".repeat(5_000_000)}`).split("\n");
    expect(shown[1]!.length).toBeLessThan(200);
    const column = shown[2]!.indexOf("^^^");
    expect(shown[1]!.slice(column, column + 3)).toBe("bad");
  });

  test("mark the end of the file", () => {
    expect(excerpt("scene a {«»")).toBe(["  |", "1 | scene a {", "  |          ^"].join("\n"));
    expect(excerpt("«»")).toBe(["  |", "1 |", "  | ^"].join("\n"));
  });

  test("show control characters instead of sending them to the terminal", () => {
    expect(excerpt("a «\u001b[2J» \u202e b")).toContain("1 | a ␛[2J <U+202E> b");
  });
});
