import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ragl } from "./ragl-command.ts";

const folder = fileURLToPath(new URL("../../examples", import.meta.url));
const scenes = readdirSync(folder).filter((name) => name.endsWith(".ragl"));

describe("the examples", () => {
  test("have no errors, warnings or words that the bundled model does not know", async () => {
    expect(await ragl(["check", ...scenes], { cwd: folder })).toEqual({
      status: 0,
      stdout: `${scenes.length} files checked: no problems.\n`,
      stderr: "",
    });
  });

  test("are in the canonical style", async () => {
    expect(await ragl(["fmt", "--check", ...scenes], { cwd: folder })).toMatchObject({
      status: 0,
      stdout: "",
    });
  });
});
