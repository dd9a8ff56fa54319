import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { MAX_ERRORS } from "../../src/syntax/reporter.ts";
import { damagedSource, noise, wellFormedSource } from "../support/source-writer.ts";
import { strayRanges } from "../support/tree-meaning.ts";

function checkSane(text: string): void {
  const { file, diagnostics } = parse(text);
  const whole = { start: 0, end: text.length };
  expect(strayRanges(file, whole)).toEqual([]);
  const places = diagnostics.map(({ range, fixes }) => [range, fixes?.map((fix) => fix.edits)]);
  expect(strayRanges(places, whole)).toEqual([]);
  expect(diagnostics.length).toBeLessThanOrEqual(MAX_ERRORS + 1);
  for (const { message } of diagnostics) expect(message).toMatch(/\S.*[.?]$/s);
  for (const comment of file.comments) {
    expect(text.slice(comment.range.start, comment.range.end)).toBe(comment.text);
  }
}

describe("parse", () => {
  it("finds no errors in well-formed files", () => {
    fc.assert(
      fc.property(wellFormedSource, (text) => {
        expect(parse(text).diagnostics).toEqual([]);
        checkSane(text);
      }),
      { numRuns: 300 },
    );
  });

  it("reads damaged files", () => {
    fc.assert(fc.property(damagedSource, checkSane), { numRuns: 1_000 });
  });

  it("reads noise", () => {
    fc.assert(fc.property(noise, checkSane), { numRuns: 1_000 });
  });
});
