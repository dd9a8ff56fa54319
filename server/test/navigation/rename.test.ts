import { CancellationToken } from "vscode-languageserver";
import { describe, expect, test } from "vitest";
import { doRename, prepareRename } from "../../src/navigation/rename.ts";
import { applyWorkspaceEdit } from "../kit/edits.ts";
import { unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** The changed files after renaming what is at the cursor, in the form of a fixture; or why it is refused. */
async function rename(fixture: string, newName: string): Promise<string> {
  const { document, workspace, cursor, textOf } = testWorkspace(fixture);
  const result = await doRename(document, cursor.position, newName, workspace, CancellationToken.None);
  if ("refusal" in result) return result.refusal;
  const texts = applyWorkspaceEdit(result.versioned(), textOf);
  expect(applyWorkspaceEdit(result.unversioned(), textOf)).toEqual(texts);
  return [...texts]
    .map(([uri, text]) => `--- ${uri.slice("file:///work/".length)}\n${text}`)
    .toSorted()
    .join("");
}

async function expectRename(before: string, newName: string, after: string): Promise<void> {
  expect(await rename(before, newName)).toBe(unindent(after));
}

describe("renames", () => {
  test("a value in its file and wherever it is imported", async () => {
    await expectRename(
      `
        let du<|>sk = "at dusk"
        scene s { prompt: "🎨 \${dusk}" }
        --- pier.ragl
        import { dusk } from "./main.ragl"
        scene s { prompt: "\${ dusk }" negative: dusk }
        --- quay.ragl
        import { dusk as late } from "./main.ragl"
        scene s { prompt: late }
        --- sub/bay.ragl
        import { dusk as evening } from "../main.ragl"
        scene s { prompt: evening }
        --- other.ragl
        let dusk = 1
      `,
      "evening",
      `
        --- main.ragl
        let evening = "at dusk"
        scene s { prompt: "🎨 \${evening}" }
        --- pier.ragl
        import { evening } from "./main.ragl"
        scene s { prompt: "\${ evening }" negative: evening }
        --- quay.ragl
        import { evening as late } from "./main.ragl"
        scene s { prompt: late }
        --- sub/bay.ragl
        import { evening } from "../main.ragl"
        scene s { prompt: evening }
      `,
    );
  });

  test("an imported style from where it is used", async () => {
    await expectRename(
      `
        import { ink } from "./styles.ragl"
        scene s { use: in<|>k }
        --- styles.ragl
        style ink { }
        style bold { use: ink }
      `,
      "pen",
      `
        --- main.ragl
        import { pen } from "./styles.ragl"
        scene s { use: pen }
        --- styles.ragl
        style pen { }
        style bold { use: pen }
      `,
    );
  });

  test("another name that an import gives, here alone", async () => {
    const before = `
      import { ink as line } from "./styles.ragl"
      scene s { use: li<|>ne }
      --- styles.ragl
      style ink { }
    `;
    await expectRename(
      before,
      "pen",
      `
        --- main.ragl
        import { ink as pen } from "./styles.ragl"
        scene s { use: pen }
      `,
    );
    await expectRename(
      before,
      "ink",
      `
        --- main.ragl
        import { ink } from "./styles.ragl"
        scene s { use: ink }
      `,
    );
  });

  test("an import that leads nowhere, here alone", async () => {
    await expectRename(
      `
        import { ink } from "./missing.ragl"
        scene s { use: <|>ink }
      `,
      "pen",
      `
        --- main.ragl
        import { ink as pen } from "./missing.ragl"
        scene s { use: pen }
      `,
    );
  });

  test("a region with the variants' changes of it, in text with tabs and carriage returns", async () => {
    const scene = (cursor: string, name: string): string =>
      `scene s {\r\n\tregion ${cursor}${name} { }\r\n\tvariant v {\r\n\t\tregion ${name} { }\r\n\t}\r\n` +
      `\tvariant w { repaint ${name} { } }\r\n}\r\nscene t { region boat { } }\r\n`;
    expect(await rename(scene("<|>", "boat"), "schiff")).toBe(`--- main.ragl\n${scene("", "schiff")}`);
  });

  test("a variant, a container, a scene", async () => {
    const text = "scene s { row r { region a { } } variant v { } }";
    expect(await rename(text.replace("v {", "v<|> {"), "w")).toBe(
      `--- main.ragl\n${text.replace("v {", "w {")}`,
    );
    expect(await rename(text.replace("r {", "<|>r {"), "q")).toBe(
      `--- main.ragl\n${text.replace("r {", "q {")}`,
    );
    expect(await rename(text.replace("s {", "<|>s {"), "t")).toBe(
      `--- main.ragl\n${text.replace("s {", "t {")}`,
    );
  });

  test("names of any script, in broken text", async () => {
    expect(await rename('let b<|> = 1\nscene s { prompt: "${b} ', "лодка")).toBe(
      '--- main.ragl\nlet лодка = 1\nscene s { prompt: "${лодка} ',
    );
  });

  test("to the same name: nothing changes", async () => {
    expect(await rename("let <|>a = 1", "a")).toBe("");
  });
});

describe("refuses", () => {
  test.each([
    ["let <|>a = 1", "row", "'row' is a word of the language and cannot be a name. Choose another one."],
    [
      "let <|>a = 1",
      "2a",
      "'2a' is not a name. A name begins with a letter or '_' and goes on with letters, digits, '_' and '-'.",
    ],
    [
      "let <|>a = 1",
      "",
      "'' is not a name. A name begins with a letter or '_' and goes on with letters, digits, '_' and '-'.",
    ],
    [
      "let <|>a = 1",
      "ellipse",
      "'ellipse' is a word that properties take, which this name would hide. Choose another one.",
    ],
    ["let <|>a = 1", "x", "'x' is read as the times sign between two values. Choose another name."],
    ["let <|>a = 1\nstyle b { }", "b", "'b' is already a style in main.ragl. Choose another name."],
    [
      'let <|>a = 1\n--- my pier.ragl\nimport { a } from "./main.ragl"\nscene b { prompt: a }',
      "b",
      "'b' is already a scene in my pier.ragl. Choose another name.",
    ],
    [
      "scene s { region <|>a { } row b { } }",
      "b",
      "'b' is already a container in the scene 's'. Choose another name.",
    ],
    [
      "scene s { variant <|>a { } variant b { } }",
      "b",
      "'b' is already a variant in the scene 's'. Choose another name.",
    ],
    ["scene s { se<|>ed: 1 }", "b", "'seed' is a property of the language and cannot be renamed."],
    ["sce<|>ne s { }", "b", "'scene' is a word of the language and cannot be renamed."],
    [
      "scene s { } <|> ",
      "b",
      "There is no name here that can be renamed. Values, styles, scenes, variants, regions and named containers can.",
    ],
  ])("%s to %s", async (text, newName, reason) => {
    expect(await rename(text, newName)).toBe(reason);
  });
});

test("regions may be called what values may not", async () => {
  expect(await rename("scene s { region <|>a { } }", "ellipse")).toContain("region ellipse { }");
});

test("what is offered for renaming is the name at the cursor", () => {
  const { document, cursor, ranges } = testWorkspace('let a = 1\nlet b = "🎨 ${<|a<|>|>}"');
  expect(prepareRename(document, cursor.position)).toEqual({ range: ranges[0]?.range, placeholder: "a" });
});
