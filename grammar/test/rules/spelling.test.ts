import { describe, expect, test } from "vitest";
import { createSpeller, didYouMean } from "../../src/rules/spelling.ts";

describe("suggestions", () => {
  const spell = createSpeller();

  test("are the nearest names, at most a third of the letters away", () => {
    expect(spell("promt", ["negative", "pront", "prompt"])).toEqual(["prompt", "pront"]);
    expect(spell("xyz", ["prompt"])).toEqual([]);
    expect(spell("Boat", ["boat"])).toEqual(["boat"]);
    expect(spell("boat", ["boat"])).toEqual([]);
  });

  test("read as a question", () => {
    expect(didYouMean([])).toBe("");
    expect(didYouMean(["a"])).toBe(" Did you mean 'a'?");
    expect(didYouMean(["a", "b", "c"])).toBe(" Did you mean 'a', 'b' or 'c'?");
  });

  test("stop where they would cost too much", () => {
    const bounded = createSpeller();
    let asked = 0;
    function* many(): Generator<string> {
      for (; asked < 10_000_000; asked++) yield `name${asked}`;
    }
    bounded("nome1", many());
    expect(asked).toBeLessThan(1_000_000);
    expect(bounded("nome1", ["name1"])).toEqual([]);
  });
});
