import { expect, it } from "vitest";
import { pictureStem } from "../../src/images/picture-name.ts";

it.each([
  ["harbour", null, "harbour"],
  ["harbour", "storm", "harbour@storm"],
  ["港", "嵐", "港@嵐"],
  ["a/../b:c", null, "a_.._b_c"],
])("%s, variant %s", (scene, variant, stem) => {
  expect(pictureStem({ scene, variant })).toBe(stem);
});

it("long names are cut between characters, and stay different", () => {
  const first = pictureStem({ scene: "𐐀".repeat(100), variant: "one" });
  const second = pictureStem({ scene: "𐐀".repeat(100), variant: "two" });
  expect(first).toMatch(/^(𐐀){37}-[0-9a-f]{8}$/u);
  expect(Buffer.byteLength(first)).toBeLessThanOrEqual(160);
  expect(second).not.toBe(first);
});
