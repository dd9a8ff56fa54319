import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { usualCacheFolder, usualModelFolders } from "../../src/models/usual-places.ts";

afterEach(() => vi.unstubAllEnvs());

it("the models that come with RAGL are the last to be searched, and are there", () => {
  vi.stubEnv("RAGL_MODELS", ["/a", "/b"].join(delimiter));
  const folders = usualModelFolders(["/mine"]);
  expect(folders.slice(0, 3)).toEqual(["/mine", "/a", "/b"]);
  expect(existsSync(join(folders.at(-1)!, "toybox", "model_index.json"))).toBe(true);
});

it("the cache can be moved", () => {
  vi.stubEnv("RAGL_CACHE", "/elsewhere");
  expect(usualCacheFolder()).toBe("/elsewhere");
  vi.stubEnv("RAGL_CACHE", "");
  expect(usualCacheFolder()).toMatch(/ragl/);
});
