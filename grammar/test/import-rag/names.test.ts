import { describe, expect, test } from "vitest";
import { NameMaker } from "../../src/import-rag/names.ts";

describe("names from prompts", () => {
  test.each([
    ["A small red mug on a wooden table", "small-red-mug"],
    ["On the left, a grocer's stall", "grocer-stall"],
    ["Café crème", "cafe-creme"],
    ["the one on the left", "the-one-on"],
    ["8 balls", "balls"],
    ["一只猫", "一只猫"],
    ["नीली नाव", "नीली-नाव"],
    ["12 + 3", "region"],
    ["", "region"],
  ])("%j becomes %j", (prompt, name) => {
    expect(new NameMaker([]).name(prompt, "region")).toBe(name);
  });

  test("equal prompts get numbered names", () => {
    const names = new NameMaker([]);
    expect([1, 2, 3].map(() => names.name("a mug", "region"))).toEqual(["mug", "mug-2", "mug-3"]);
  });

  test("reserved names are not given", () => {
    expect(new NameMaker(["row"]).name("a row", "region")).toBe("row-2");
  });

  test("one long word is cut", () => {
    expect(new NameMaker([]).name("x".repeat(500), "region")).toHaveLength(32);
  });
});
