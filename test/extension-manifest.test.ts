/** The extension's manifest against what it speaks of: texts, files, settings and commands. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import texts from "../package.nls.json" with { type: "json" };
import { readSettings } from "../server/src/settings.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Every text in a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

function sources(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");
}

describe("texts", () => {
  const used = strings(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);

  it("exist for every key", () => expect(used.filter((key) => !(key in texts))).toEqual([]));

  it("are all used", () => expect(Object.keys(texts).filter((key) => !used.includes(key))).toEqual([]));

  it("leave nothing for people to read in the manifest itself", () => {
    const { commands, walkthroughs } = manifest.contributes;
    for (const { title } of commands) expect(title).toMatch(/^%.+%$/);
    for (const text of walkthroughs.flatMap(({ title, description }) => [title, description])) {
      expect(text).toMatch(/^%.+%$/);
    }
  });

  it("mention only commands that there are", () => {
    const known = manifest.contributes.commands.map(({ command }) => command);
    const mentioned = strings(texts).flatMap((text) =>
      [...text.matchAll(/\(command:(ragl\.\w+)/g)].map(([, command]) => command),
    );
    expect(mentioned.filter((command) => !known.includes(command!))).toEqual([]);
  });
});

it("names only files that there are", () => {
  const built = /^\.\/client\/dist\//;
  const paths = strings(manifest).filter((text) => /^(?:\.\/|media\/)/.test(text) && !built.test(text));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

describe("settings", () => {
  const { properties } = manifest.contributes.configuration;
  const defaults = readSettings(null);

  it.each([
    ["ragl.render", defaults.render],
    ["ragl.outputFolder", defaults.outputFolder],
    ["ragl.allowOutputOutsideWorkspace", defaults.allowOutputOutsideWorkspace],
    ["ragl.engine.provider", defaults.engine.provider],
    ["ragl.engine.threads", defaults.engine.threads],
    ["ragl.engine.modelFolders", defaults.engine.modelFolders],
  ] as const)("%s has the server's default", (name, value) => {
    expect(properties[name].default).toEqual(value);
    expect(properties[name].markdownDescription).toMatch(/^%.+%$/);
  });
});

describe("commands", () => {
  const ids = manifest.contributes.commands.map(({ command }) => command);
  const code = sources("client/src") + sources("server/src/rendering");

  it.each(ids)("%s is registered", (id) => expect(code).toContain(`"${id}"`));

  it("of menus and keys are all contributed", () => {
    const { menus, keybindings } = manifest.contributes;
    const used = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    expect(used.filter((command) => !ids.includes(command))).toEqual([]);
  });
});
