import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { ragl, Workspace } from "../ragl-command.ts";

const GOOD = `scene boats {
  canvas: 512 x 512
  seed: 1
  prompt: "two boats on the sea"

  row {
    region left {
      prompt: "a red boat"
    }
    region right {
      prompt: "a blue boat"
    }
  }
}
`;

const workspace = new Workspace({
  "good.ragl": GOOD,
  "bad.ragl": GOOD.replace('prompt: "a red', 'promt: "a red'),
  "imports.ragl": `import { calm } from "./styles.ragl"\n\n${GOOD.replace("seed: 1", "seed: 1\n  use: calm")}`,
  "styles.ragl": 'style calm {\n  prompt: "on the sea at dusk"\n}\n',
  "model.ragl": GOOD.replace("seed: 1", 'seed: 1\n  model: "toyboks"'),
  "random.ragl": randomBytes(4096),
  "latin1.ragl": Buffer.from(`scene a { prompt: "sj\xf8" }`, "latin1"),
  "escape.ragl": 'scene a {\n  \u001b[2Jprompt: "x"\n}\n',
});
mkdirSync(workspace.path("folder.ragl"));
afterAll(() => workspace.remove());

const check = (...args: string[]) => ragl(["check", ...args], { cwd: workspace.folder });

describe("ragl check", () => {
  test("a good scene", async () => {
    expect(await check("good.ragl")).toEqual({
      status: 0,
      stdout: "1 file checked: no problems.\n",
      stderr: "",
    });
  });

  test("a misspelt property, with the source marked and the fix named", async () => {
    const { status, stdout, stderr } = await check("good.ragl", "bad.ragl");
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("--> bad.ragl:8:7\n");
    expect(stdout).toContain('8 |       promt: "a red boat"\n  |       ^^^^^\n');
    expect(stdout).toContain("fix: Change to 'prompt'");
    expect(stdout).toMatch(/see docs\/diagnostics\.md#[a-z-]+/);
    expect(stdout).toMatch(/2 files checked: \d+ errors?/);
  });

  test("--json places the same finding", async () => {
    const { status, stdout } = await check("--json", "bad.ragl");
    const report = JSON.parse(stdout) as {
      files: { path: string; error: unknown; diagnostics: Record<string, unknown>[] }[];
      summary: { files: number; errors: number };
    };
    expect(status).toBe(1);
    expect(report.summary.files).toBe(1);
    expect(report.files[0]).toMatchObject({ path: "bad.ragl", error: null });
    expect(report.files[0]!.diagnostics).toContainEqual(
      expect.objectContaining({
        rule: "unknown-property",
        severity: "error",
        range: {
          start: { offset: GOOD.indexOf('prompt: "a red'), line: 8, column: 7 },
          end: { offset: GOOD.indexOf('prompt: "a red') + 5, line: 8, column: 12 },
        },
        documentation: "docs/diagnostics.md#unknown-property",
      }),
    );
  });

  test("styles come from other files", async () => {
    expect(await check("imports.ragl")).toMatchObject({
      status: 0,
      stdout: "1 file checked: no problems.\n",
    });
  });

  test("a model that is not there, with the one that is", async () => {
    const { stdout } = await check("model.ragl");
    expect(stdout).toContain("toyboks");
    expect(stdout).toContain("toybox");
  });

  test("standard input", async () => {
    expect(await ragl(["check", "-"], { input: GOOD })).toMatchObject({ status: 0 });
    const { status, stdout } = await ragl(["check", "-"], { input: "scene {" });
    expect(status).toBe(1);
    expect(stdout).toContain("--> <stdin>:1:");
  });

  test.each([
    ["random.ragl", "is not text in UTF-8"],
    ["latin1.ragl", "is not text in UTF-8"],
    ["folder.ragl", "it is a folder"],
    ["missing.ragl", "there is no such file"],
  ])("%s cannot be read, and the others are still checked", async (path, reason) => {
    const { status, stdout, stderr } = await check(path, "good.ragl");
    expect(status).toBe(1);
    expect(stderr).toContain(`error: '${path}'`);
    expect(stderr).toContain(reason);
    expect(stdout).toContain("1 file checked: no problems; 1 could not be read.");
    const json = await check("--json", path);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      files: [{ path, diagnostics: [] }],
      summary: { errors: 1 },
    });
  });

  test("what a file holds cannot act on the terminal", async () => {
    const { status, stdout } = await check("escape.ragl");
    expect(status).toBe(1);
    expect(stdout).not.toContain("\u001b");
  });
});
