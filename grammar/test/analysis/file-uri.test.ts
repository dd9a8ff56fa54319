import { describe, expect, test } from "vitest";
import { canonicalUri, relativePath, resolvePath } from "../../src/analysis/file-uri.ts";

describe("paths relative to a file", () => {
  test.each([
    ["file:///a/b/main.ragl", "./x.ragl", "file:///a/b/x.ragl"],
    ["file:///a/b/main.ragl", "../x y/ü.ragl", "file:///a/x%20y/%C3%BC.ragl"],
    ["file:///a/main.ragl", "../../../x.ragl", "file:///x.ragl"],
    ["vscode-vfs://github/o/r/main.ragl", "./s#1.ragl", "vscode-vfs://github/o/r/s%231.ragl"],
    ["C:/a/main.ragl", "../x.ragl", "C:/x.ragl"],
    ["a/main.ragl", "./b/./c.ragl", "a/b/c.ragl"],
    ["main.ragl", "../x.ragl", "../x.ragl"],
    ["untitled:Untitled-1", "./x.ragl", "untitled:x.ragl"],
    ["file:///a/main.ragl", "./100%.ragl", "file:///a/100%25.ragl"],
    ["file:///a/main.ragl", "./\ud800.ragl", "file:///a/%EF%BF%BD.ragl"],
  ])("%s with %s is %s", (uri, path, expected) => {
    expect(resolvePath(uri, path)).toBe(expected);
  });

  test.each([
    ["file:///a/b/main.ragl", "file:///a/b/x.png", "./x.png"],
    ["file:///a/b/main.ragl", "file:///a/styles/my%20masks/x.png", "../styles/my masks/x.png"],
    ["main.ragl", "lib/x.png", "./lib/x.png"],
    ["a/b/main.ragl", "a/x.png", "../x.png"],
  ])("from %s to %s leads %s", (from, to, expected) => {
    expect(relativePath(from, to)).toBe(expected);
    expect(resolvePath(from, expected)).toBe(to);
  });

  test("one place has one canonical URI", () => {
    expect(canonicalUri("file:///a%5Bb%5D/%7ec.ragl")).toBe(canonicalUri("file:///a[b]/~c.ragl"));
  });
});
