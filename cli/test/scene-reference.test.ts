import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseSceneReference } from "../src/scene-reference.ts";

const folder = mkdtempSync(join(tmpdir(), "ragl-reference-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("scene references", () => {
  test.each([
    ["a.ragl", { file: "a.ragl", scene: null, variant: null }],
    ["a.ragl#harbour", { file: "a.ragl", scene: "harbour", variant: null }],
    ["a.ragl#harbour@storm", { file: "a.ragl", scene: "harbour", variant: "storm" }],
    ["me@home/a.ragl", { file: "me@home/a.ragl", scene: null, variant: null }],
    ["a#b/c.ragl#d", { file: "a#b/c.ragl", scene: "d", variant: null }],
    ["-", { file: "-", scene: null, variant: null }],
  ])("%s", (text, expected) => {
    expect(parseSceneReference(text)).toEqual(expected);
  });

  test("a file whose own name holds a # is found first", () => {
    const path = join(folder, "draft #2.ragl");
    writeFileSync(path, "");
    expect(parseSceneReference(path)).toEqual({ file: path, scene: null, variant: null });
  });

  test.each(["#harbour", "a.ragl#", "a.ragl#@storm", "a.ragl#harbour@", "a.ragl#a@b@c"])(
    "%s is refused",
    (text) => {
      expect(() => parseSceneReference(text)).toThrow("does not name a picture");
    },
  );
});
