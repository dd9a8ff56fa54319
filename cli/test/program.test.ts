import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ragl } from "./ragl-command.ts";

const COMMANDS = ["render", "check", "fmt", "plan", "show", "import", "schema"];

describe("ragl", () => {
  test("alone prints its help", async () => {
    const { status, stdout, stderr } = await ragl([]);
    expect([status, stderr]).toEqual([0, ""]);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  test("--version prints the version of its package", async () => {
    const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as object;
    expect(await ragl(["--version"])).toMatchObject({
      status: 0,
      stdout: `${(manifest as { version: string }).version}\n`,
    });
  });

  test.each([...COMMANDS, "import rag"])("%s --help has examples and lines that fit", async (command) => {
    const { status, stdout } = await ragl([...command.split(" "), "--help"]);
    expect(status).toBe(0);
    if (command !== "import") expect(stdout).toContain("Examples:");
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
  });

  test.each([
    [["rendr"], "(Did you mean render?)"],
    [["render", "a.ragl", "--step", "3"], "(Did you mean --steps?)"],
    [["render"], "missing required argument 'scene'"],
    [["render", "a.ragl", "--steps", "0"], "It must be a whole number from 1 to 1000."],
    [["render", "a.ragl", "--seed", "1e3"], "It must be a whole number"],
    [["render", "a.ragl", "--provider", "abacus"], "Allowed choices are auto, cpu"],
    [["import", "rga"], "(Did you mean rag?)"],
    [["check"], "missing required argument 'file'"],
    [["render", "a.ragl#"], "does not name a picture"],
  ])("%j is a wrong command line", async (args, message) => {
    const { status, stdout, stderr } = await ragl(args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
