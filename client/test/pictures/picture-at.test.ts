import type { DescribedPicture } from "@ragl/server/protocol";
import { describe, expect, it } from "vitest";
import { isPictureTarget, pictureAt } from "../../src/pictures/picture-at.ts";

const picture = (scene: string, variant: string | null, first: number, last: number): DescribedPicture => ({
  target: { uri: "file:///work/harbour.ragl", scene, variant },
  range: { start: { line: first, character: 2 }, end: { line: last, character: 3 } },
  documentation: "",
});

const harbour = picture("harbour", null, 2, 20);
const storm = picture("harbour", "storm", 10, 12);
const pier = picture("pier", null, 22, 30);
const pictures = [harbour, storm, pier];

describe("the picture at a position", () => {
  it.each([
    ["inside a scene", { line: 5, character: 0 }, harbour],
    ["inside a variant", { line: 11, character: 40 }, storm],
    ["after a variant, in its scene", { line: 12, character: 4 }, harbour],
    ["at a scene's first letter", { line: 2, character: 2 }, harbour],
    ["behind a scene's last brace", { line: 20, character: 3 }, harbour],
    ["before all scenes", { line: 2, character: 1 }, null],
    ["between scenes", { line: 21, character: 0 }, null],
  ])("%s", (_where, position, expected) => {
    expect(pictureAt(pictures, position)).toBe(expected);
  });
});

describe("an argument of a command", () => {
  it.each([
    [{ uri: "file:///work/harbour.ragl", scene: null, variant: null }, true],
    [{ uri: "file:///work/harbour.ragl", scene: "harbour", variant: "storm" }, true],
    [{ uri: "file:///work/harbour.ragl" }, false],
    [{ scheme: "file", path: "/work/harbour.ragl" }, false],
    ["file:///work/harbour.ragl", false],
    [null, false],
    [undefined, false],
  ])("%j", (argument, expected) => {
    expect(isPictureTarget(argument)).toBe(expected);
  });
});
