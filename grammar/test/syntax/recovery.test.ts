import { describe, expect, it } from "vitest";
import { afterFix, analyseWorkspace, annotate, unindent } from "../support/workspace.ts";

/** A fixture's carets and rule ids are what the broken file is told, and nothing else is. */
function expectMarks(fixture: string): void {
  expect(annotate(fixture)).toBe(unindent(fixture));
}

/** Names of the scene's regions that were read although something around them is broken. */
function regionsIn(fixture: string): string[] {
  const { definitions } = analyseWorkspace(fixture);
  return definitions.filter(({ kind }) => kind === "region").map(({ name }) => name.text);
}

describe("a broken property", () => {
  it("without its colon, its value or both is one error, and the rest is read", () => {
    expectMarks(`
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        steps
        ^^^^^ missing-value
        guidance 3
        ^^^^^^^^ missing-colon
        row {
          region a { prompt "x" bind: }
                     ^^^^^^ missing-colon
                                ^^^^^ missing-value
          region b { prompt = "y" }
                            ^ missing-colon
        }
      }
    `);
  });

  it("may have its value on the next line", () => {
    expectMarks(`
      scene s {
        canvas: 64 x 64
        seed:
          1
        prompt:
          "p"
      }
    `);
  });

  it("followed by a comma or a semicolon loses it", () => {
    const scene = `
      scene s {
        canvas: 64 x 64, seed: 1;
                       ^ unexpected-text
                                ^ unexpected-character
        prompt: "p"
      }
    `;
    expectMarks(scene);
    expect(afterFix(scene, "unexpected-text")).toContain("canvas: 64 x 64 seed: 1;");
    expect(afterFix(scene, "unexpected-character")).toContain("seed: 1\n");
  });
});

describe("quotation marks", () => {
  it("of another kind are read as the string that was meant, and mended", () => {
    const scene = `
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: “a "white" lighthouse, at dusk”
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-quotes
        negative: 'blurry'
                  ^^^^^^^^ wrong-quotes
      }
    `;
    expectMarks(scene);
    expect(afterFix(scene, "wrong-quotes")).toContain('prompt: "a \\"white\\" lighthouse, at dusk"');
  });

  it("that are not closed end with their line", () => {
    expectMarks(`
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p
                ^^ unterminated-string
        negative: 'n
                  ^ unexpected-character
                   ^ unknown-name
      }
    `);
  });
});

describe("a broken block", () => {
  it("that is not closed ends where the next of its kind begins", () => {
    const scene = `
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        row {
          region a {
                   ^ missing-brace
            prompt: "x"
          region b { prompt: "y" }
        }
      }
    `;
    expectMarks(scene);
    expect(regionsIn(scene)).toEqual(["a", "b"]);
  });

  it("that is not opened is read as if it were", () => {
    const scene = `
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        region a prompt: "x" }
        ^^^^^^^^ missing-brace
      }
    `;
    expectMarks(scene);
    expect(regionsIn(scene)).toEqual(["a"]);
  });

  it("that ends the scene too early does not take the rest out of it", () => {
    const scene = `
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        row { region a { prompt: "x" } } }
        region b { at: 0% 0% size: 50% 50% prompt: "y" }
        ^^^^^^ misplaced-declaration
      }
    `;
    expectMarks(scene);
    expect(regionsIn(scene)).toEqual(["a", "b"]);
  });

  it("that the end of the file cuts off keeps what it holds", () => {
    const scene = `
      scene s {
              ^ missing-brace
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        region a { prompt: "x"
                 ^ missing-brace
    `;
    expectMarks(scene);
    expect(regionsIn(scene)).toEqual(["a"]);
  });

  it("with a misspelt, quoted, reserved or missing name is one error", () => {
    expectMarks(`
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "p"
        regoin a { prompt: "x" }
        ^^^^^^ unknown-declaration
        row {
          region { prompt: "x" }
          ^^^^^^ missing-name
          region "b" { prompt: "x" }
                 ^^^ missing-name
          region row { prompt: "x" }
                 ^^^ reserved-word
        }
      }
    `);
  });
});
