import { describe, expect, test } from "vitest";
import { visible, visibleLines } from "../src/terminal-text.ts";

describe("text for a terminal", () => {
  test("control characters and direction marks become visible", () => {
    expect(visible("a\u001b[31m\u0007\u007f\u009b\u202e\u200b")).toBe("a␛[31m␇␡<U+009B><U+202E><U+200B>");
  });

  test("ordinary text of any script stays", () => {
    const text = "café 猫 👩‍🚀 שלום";
    expect(visible(text)).toBe(text);
  });

  test("line breaks and tabs stay in text of several lines", () => {
    expect(visibleLines("a\n\tb\u001b")).toBe("a\n\tb␛");
  });
});
