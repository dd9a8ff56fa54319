import { describe, expect, test } from "vitest";
import { analyse, parseFile } from "../../src/index.ts";
import type { ParsedFile } from "../../src/index.ts";
import { afterFix, analyseWorkspace, annotate, messages, unindent } from "../support/workspace.ts";

function expectMarks(fixture: string): void {
  expect(annotate(fixture)).toBe(unindent(fixture));
}

describe("imports", () => {
  test("values and styles come from other files, under their own or another name", () => {
    expectMarks(`
      import { boat, ink as line } from "./lib/styles.ragl"
      scene s { canvas: 64 x 64 seed: 1 prompt: "\${boat}" use: line }
      --- lib/styles.ragl
      import { red } from "../colours.ragl"
      let boat = "a \${red} boat"
      style ink { prompt: "in ink" }
      --- colours.ragl
      let red = "red"
    `);
  });

  test("files and names that are missing are marked", () => {
    expectMarks(`
      import { a } from "./missing.ragl"
                        ^^^^^^^^^^^^^^^^ import-not-found
      import { b } from "styles.ragl"
                        ^^^^^^^^^^^^^ import-not-relative
      import { inc } from "./styles.ragl"
               ^^^ import-unknown-name
      scene s { canvas: 64 x 64 seed: 1 prompt: "x" use: a, b, inc }
                                                         ^ unknown-style
                                                            ^ unknown-style
                                                               ^^^ unknown-style
      --- styles.ragl
      style ink { prompt: "in ink" }
    `);
    expect(afterFix(`import { ink } from "styles.ragl"`, "import-not-relative")).toBe(
      `import { ink } from "./styles.ragl"`,
    );
  });

  test("what is only imported there cannot be imported from there", () => {
    expect(
      messages(`
        import { red } from "./a.ragl"
        scene s { canvas: 64 x 64 seed: 1 prompt: red }
        --- a.ragl
        import { red } from "./b.ragl"
        --- b.ragl
        let red = "red"
      `)[0],
    ).toBe(
      "import-unknown-name: './a.ragl' defines no 'red'. Only names that the file itself defines can be imported from it.",
    );
  });

  test("unused names are removed with their commas, or with the whole line", () => {
    const library = '--- l.ragl\nlet a = "1"\nlet b = "2"\nlet c = "3"\n';
    const use = (names: string): string => `scene s { canvas: 64 x 64 seed: 1 prompt: "${names}" }\n`;
    const after = (names: string): string =>
      afterFix(`import { a, b, c } from "./l.ragl"\n${use(names)}${library}`, "unused-import");
    expect(after("${b}${c}")).toBe(`import { b, c } from "./l.ragl"\n${use("${b}${c}")}`);
    expect(after("${a}${c}")).toBe(`import { a, c } from "./l.ragl"\n${use("${a}${c}")}`);
    expect(after("${a}${b}")).toBe(`import { a, b } from "./l.ragl"\n${use("${a}${b}")}`);
    expect(after("x")).toBe(use("x"));
  });

  test("circles are warned about in each file that is part of one", () => {
    expectMarks(`
      import { a } from "./a.ragl"
                        ^^^^^^^^^^ cyclic-import
      import { c } from "./c.ragl"
      let own = "\${a}\${c}"
      --- a.ragl
      import { b } from "./b.ragl"
      let a = "a"
      --- b.ragl
      import { own } from "./main.ragl"
      let b = "b"
      --- c.ragl
      let c = "c"
    `);
  });

  test("values may not lead in a circle through files", () => {
    expect(
      messages(`
        import { a } from "./a.ragl"
        let own = "\${a}"
        --- a.ragl
        import { own } from "./main.ragl"
        let a = "\${own}"
      `),
    ).toEqual([
      "cyclic-import: './a.ragl' imports this file in turn. Move what both need into a third file.",
      "broken-import: 'a' cannot be used, since file:///work/a.ragl has an error: The value leads back to itself: own → a → own. Give one of them a value of its own.",
    ]);
  });

  test("errors in another file are told where they matter", () => {
    expectMarks(`
      import { ink } from "./styles.ragl"
      import { x } from "./broken.ragl"
                        ^^^^^^^^^^^^^^^ broken-import
      scene s { canvas: 64 x 64 seed: 1 prompt: "\${x}" use: ink }
                                                            ^^^ broken-import
      --- styles.ragl
      style ink { prompt: "in ink" refine: 2 }
      --- broken.ragl
      let x = "x"
      style {
    `);
  });

  test("each file is loaded once, by its canonical URI", () => {
    const loaded: string[] = [];
    const file = parseFile(
      "file:///w/m%20n/a.ragl",
      'import { a } from "./b c.ragl"\nimport { d } from "../m n/b c.ragl"',
    );
    const load = (uri: string): ParsedFile => {
      loaded.push(uri);
      return parseFile(uri, 'let a = "a"\nlet d = "d"');
    };
    analyse(file, { load });
    expect(loaded).toEqual(["file:///w/m%20n/b%20c.ragl"]);
  });

  test("a name defined in main counts before an import of the same name", () => {
    expect(
      analyseWorkspace('import { a } from "./l.ragl"\nlet a = "2"\n--- l.ragl\nlet a = "1"').diagnostics.map(
        (d) => d.rule,
      ),
    ).toEqual(["unused-import", "duplicate-name"]);
  });
});
