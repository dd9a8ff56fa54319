import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format, formatEdits, parse, type TextEdit } from "../../src/index.ts";
import { damagedSource, wellFormedSource } from "../support/source-writer.ts";
import { commentTexts, meaningOf } from "../support/tree-meaning.ts";

function formatted(text: string): string {
  const result = format(text);
  if (!("text" in result)) throw new Error(`Not formatted: ${JSON.stringify(result.diagnostics[0])}`);
  return result.text;
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let end = 0;
  for (const { range, newText } of edits) {
    expect(range.start).toBeGreaterThanOrEqual(end);
    result += text.slice(end, range.start) + newText;
    end = range.end;
  }
  return result + text.slice(end);
}

function checkFormatting(text: string): void {
  const after = formatted(text);
  const [{ file: before }, { file, diagnostics }] = [parse(text), parse(after)];
  expect(diagnostics).toEqual([]);
  expect(meaningOf(file)).toEqual(meaningOf(before));
  expect(commentTexts(file)).toEqual(commentTexts(before));
  expect(formatted(after)).toBe(after);
  expect(applyEdits(text, formatEdits(text))).toBe(after);
}

describe("format", () => {
  it("keeps meaning and comments, and changes nothing twice", () => {
    fc.assert(fc.property(wellFormedSource, checkFormatting), { numRuns: 400 });
  });

  it("formats what is well formed, and only that", () => {
    fc.assert(
      fc.property(damagedSource, (text) => {
        const { diagnostics } = parse(text);
        if (diagnostics.length === 0) checkFormatting(text);
        else expect(format(text)).toEqual({ diagnostics });
      }),
      { numRuns: 400 },
    );
  });
});
