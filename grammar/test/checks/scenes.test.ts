import { describe, expect, test } from "vitest";
import { sceneSeed } from "../../src/plan/seeds.ts";
import { afterFix, annotate, messages, unindent } from "../support/workspace.ts";

function expectMarks(fixture: string): void {
  expect(annotate(fixture)).toBe(unindent(fixture));
}

describe("what a scene lacks", () => {
  test("prompts", () => {
    expectMarks(`
      scene nothing { canvas: 64 x 64 seed: 1 }
            ^^^^^^^ empty-scene
      scene parts { canvas: 64 x 64 seed: 1 row { region a { prompt: "a" } region b { } } }
            ^^^^^ missing-scene-prompt
                                                                                  ^ missing-prompt
      scene blank { canvas: 64 x 64 seed: 1 prompt: "p" region a { prompt: "  " } }
                                                                           ^^^^ missing-prompt
    `);
  });

  test("what was written but is in error is not missing as well", () => {
    expectMarks(`
      scene s {
        canvas: 64
                ^^ wrong-count
        seed: "1"
              ^^^ wrong-type
        prompt: boat
                ^^^^ unknown-name
        region a { use: inc }
                        ^^^ unknown-style
      }
    `);
  });

  test("a canvas: the default is drawn, and the fix writes it", () => {
    expectMarks(`
      scene s { seed: 1 prompt: "p" }
            ^ missing-canvas
    `);
    expect(afterFix('scene s {\n  seed: 1\n  prompt: "p"\n}', "missing-canvas")).toBe(
      'scene s {\n  canvas: 512 x 512\n  seed: 1\n  prompt: "p"\n}',
    );
    expect(afterFix('scene s { seed: 1 prompt: "p" }', "missing-canvas")).toBe(
      'scene s { canvas: 512 x 512 seed: 1 prompt: "p" }',
    );
  });

  test("a seed: the fix pins the one that it has", () => {
    const seed = sceneSeed("s");
    expect(messages('scene s { canvas: 64 x 64 prompt: "p" }')).toEqual([
      `seed-not-pinned: The scene 's' pins no seed: renaming it would change the picture. Its seed is now ${seed}.`,
    ]);
    expect(afterFix('scene s {\n\tcanvas: 64 x 64   // small\n\tprompt: "p"\n}', "seed-not-pinned")).toBe(
      `scene s {\n\tcanvas: 64 x 64   // small\n\tseed: ${seed}\n\tprompt: "p"\n}`,
    );
    expect(afterFix('scene s {\r\n  canvas: 64 x 64\r\n  prompt: "p"\r\n}', "seed-not-pinned")).toBe(
      `scene s {\r\n  canvas: 64 x 64\r\n  seed: ${seed}\r\n  prompt: "p"\r\n}`,
    );
    expect(afterFix('scene s { canvas: 64 x 64 prompt: "p" }', "seed-not-pinned")).toBe(
      `scene s { canvas: 64 x 64 seed: ${seed} prompt: "p" }`,
    );
    expect(
      afterFix('style fast { canvas: 64 x 64 } scene s { use: fast prompt: "p" }', "seed-not-pinned"),
    ).toBe(`style fast { canvas: 64 x 64 } scene s { seed: ${seed} use: fast prompt: "p" }`);
  });

  test("content of containers, variants and changes", () => {
    expectMarks(`
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        region a { prompt: "a" }
        row { gap: 2% }
        ^^^ empty-block
        variant v { }
        ^^^^^^^ empty-block
        variant w { region a { } }
                    ^^^^^^ empty-block
      }
    `);
  });
});

describe("repaints", () => {
  test("keep the rest: what else the variant changes is in the way", () => {
    expectMarks(`
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        row { region a { prompt: "a" } region b { prompt: "b" } }
        variant fine { prompt: "q" repaint a { prompt: "c" } repaint b { seed: 2 } }
        variant odd {
          seed: 2
          ^^^^ repaint-conflict
          repaint a { prompt: "c" }
          region b { prompt: "d" }
          ^^^^^^ repaint-conflict
        }
      }
    `);
  });
});
