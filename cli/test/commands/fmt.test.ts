import { lstatSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ragl, Workspace } from "../ragl-command.ts";

const MESSY = '// kept\nscene   a{canvas:128x128\n prompt : "a red ball"   // kept too\n}\n';
const BROKEN = "scene a {\n  prompt: \n}}\n";

const workspace = new Workspace();
afterAll(() => workspace.remove());
beforeEach(() => {
  writeFileSync(workspace.path("messy.ragl"), MESSY);
  writeFileSync(workspace.path("broken.ragl"), BROKEN);
});

const fmt = (...args: string[]) => ragl(["fmt", ...args], { cwd: workspace.folder });
const text = (name: string) => readFileSync(workspace.path(name), "utf8");

describe("ragl fmt", () => {
  test("rewrites a file once, and keeps its comments", async () => {
    expect(await fmt("messy.ragl")).toEqual({ status: 0, stdout: "messy.ragl\n", stderr: "" });
    const formatted = text("messy.ragl");
    expect(formatted).toContain("// kept\n");
    expect(formatted).toContain("// kept too");
    const then = new Date(2001, 1, 1);
    utimesSync(workspace.path("messy.ragl"), then, then);
    expect(await fmt("messy.ragl")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(statSync(workspace.path("messy.ragl")).mtime).toEqual(then);
  });

  test("--check lists what would change, and changes nothing", async () => {
    const { status, stdout, stderr } = await fmt("--check", "messy.ragl");
    expect([status, stdout]).toEqual([1, "messy.ragl\n"]);
    expect(stderr).toContain("1 file");
    expect(text("messy.ragl")).toBe(MESSY);
    await fmt("messy.ragl");
    expect((await fmt("--check", "messy.ragl")).status).toBe(0);
  });

  test("standard input and --stdout are printed", async () => {
    const fromInput = await ragl(["fmt", "-"], { input: MESSY });
    expect(fromInput.status).toBe(0);
    expect((await fmt("--stdout", "messy.ragl")).stdout).toBe(fromInput.stdout);
    expect(text("messy.ragl")).toBe(MESSY);
    await fmt("messy.ragl");
    expect(text("messy.ragl")).toBe(fromInput.stdout);
  });

  test("a file with syntax errors stays as it is, and others are still formatted", async () => {
    const { status, stdout, stderr } = await fmt("broken.ragl", "messy.ragl");
    expect([status, stdout]).toEqual([1, "messy.ragl\n"]);
    expect(stderr).toContain("'broken.ragl' has syntax errors and was left as it is.");
    expect(text("broken.ragl")).toBe(BROKEN);
  });

  test("a link stays a link, and permissions stay", async () => {
    writeFileSync(workspace.path("target.ragl"), MESSY, { mode: 0o600 });
    symlinkSync("target.ragl", workspace.path("link.ragl"));
    expect((await fmt("link.ragl")).status).toBe(0);
    expect(lstatSync(workspace.path("link.ragl")).isSymbolicLink()).toBe(true);
    expect(text("target.ragl")).not.toBe(MESSY);
    expect(statSync(workspace.path("target.ragl")).mode & 0o777).toBe(0o600);
  });
});
