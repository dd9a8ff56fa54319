import { describe, expect, test } from "vitest";
import { LineIndex } from "../src/line-index.ts";

describe("LineIndex", () => {
  test("counts lines after \\n, \\r\\n and \\r", () => {
    const lines = new LineIndex("a\nb\r\nc\rd");
    expect([0, 2, 5, 7].map((offset) => lines.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });

  test("a line's range excludes its break", () => {
    expect(new LineIndex("ab\r\ncd").lineRange(1)).toEqual({ start: 0, end: 2 });
    expect(new LineIndex("ab\r\ncd").lineRange(2)).toEqual({ start: 4, end: 6 });
  });

  test("offsets outside count as the nearest place", () => {
    expect(new LineIndex("ab").position(99)).toEqual({ line: 1, column: 3 });
    expect(new LineIndex("").position(-1)).toEqual({ line: 1, column: 1 });
  });
});
