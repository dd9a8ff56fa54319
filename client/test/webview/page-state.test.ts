import { describe, expect, test } from "vitest";
import type { PictureEntry } from "../../src/preview/webview-protocol.ts";
import { firstWords, percent, pixelSize, tokenSize } from "../../webview/src/geometry/place-text.ts";
import { againstNewest, keptComparison, lastTwo } from "../../webview/src/state/comparison.ts";
import { asSavedState } from "../../webview/src/state/saved-state.ts";

const picture = (uri: string): PictureEntry => ({
  uri,
  source: uri,
  seed: 1,
  width: 512,
  height: 512,
  seconds: 1,
  renderedAt: "",
  provider: "cpu",
  notices: [],
  changes: null,
});
const LIST = ["c", "b", "a"].map(picture);

describe("comparison", () => {
  test("of the last two, and of any with the newest", () => {
    expect(lastTwo(LIST)).toEqual({ before: "b", after: "c", at: 0.5 });
    expect(lastTwo(LIST.slice(0, 1))).toBeNull();
    expect(againstNewest(LIST, "a")).toEqual({ before: "a", after: "c", at: 0.5 });
    expect(againstNewest(LIST, "c")).toBeNull();
  });

  test("goes on to a new picture, and ends with one that is gone", () => {
    const next = [picture("d"), ...LIST];
    expect(keptComparison(lastTwo(LIST), LIST, next)).toEqual({ before: "c", after: "d", at: 0.5 });
    expect(keptComparison(againstNewest(LIST, "a"), LIST, next)).toMatchObject({ before: "a", after: "d" });
    expect(keptComparison(lastTwo(LIST), LIST, [LIST[0]!])).toBeNull();
    expect(keptComparison(null, LIST, next)).toBeNull();
  });
});

describe("what a page kept", () => {
  test("comes back field by field", () => {
    const saved = {
      target: { uri: "file:///a.ragl", scene: "a", variant: null },
      options: { boxes: false, picture: true, grid: true, opacity: 0.5 },
      transform: { scale: 2, x: 1, y: 2 },
      selected: "moon",
    };
    expect(asSavedState(saved)).toEqual(saved);
  });

  test.each([null, 3, "text", {}, { options: { opacity: 9 }, transform: { scale: "big" }, selected: 4 }])(
    "is made good where it is not of this kind: %j",
    (value) => {
      const { options, transform, target } = asSavedState(value);
      expect(options.opacity).toBe(1);
      expect(transform).toBeNull();
      expect(target).toBeNull();
    },
  );
});

describe("places in words", () => {
  test("percentages, pixels and tokens", () => {
    const cell = { x: 0, y: 0, width: 1 / 3, height: 0.25 };
    expect(percent(1 / 3)).toBe("33.3%");
    expect(percent(0.5)).toBe("50%");
    expect(pixelSize(cell, { width: 768, height: 512 })).toBe("256 × 128");
    expect(tokenSize(cell, { width: 768, height: 512 }, 32)).toBe("8 × 4");
  });

  test("a prompt is cut at a word", () => {
    expect(firstWords("a small  boat\non the sea", 40)).toBe("a small boat on the sea");
    expect(firstWords("a small boat, on the sea", 14)).toBe("a small boat…");
    expect(firstWords("Donaudampfschifffahrt", 10)).toBe("Donaudampf…");
  });
});
