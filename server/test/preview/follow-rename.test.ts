import { expect, it } from "vitest";
import { followRename } from "../../src/preview/follow-rename.ts";

it.each([
  ["stays while it is there", ["a", "b"], ["c", "a"], "a", "a"],
  ["takes the new name in its place", ["a", "b"], ["a", "c"], "b", "c"],
  ["is gone when one is missing", ["a", "b"], ["a"], "b", null],
  ["is gone when another was put in its place", ["a", "b"], ["b", "c"], "a", null],
  ["is not known from before", [], ["a"], "b", null],
])("%s", (_, before, now, name, expected) => {
  expect(followRename(before, now, name)).toBe(expected);
});
