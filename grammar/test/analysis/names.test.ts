import { describe, expect, test } from "vitest";
import { afterFix, annotate, messages, unindent } from "../support/workspace.ts";

function expectMarks(fixture: string): void {
  expect(annotate(fixture)).toBe(unindent(fixture));
}

const SCENE = `scene s { canvas: 64 x 64 seed: 1 prompt: text }`;

describe("names", () => {
  test("what nothing defines is marked where it is used", () => {
    expectMarks(`
      let boat = "a boat"
      style ink { prompt: "in ink, \${paper}" }
                                     ^^^^^ unknown-name
      scene harbour {
        canvas: 64 x 64
        seed: 1
        use: ink, inc
                  ^^^ unknown-style
        prompt: "\${boat} \${bout}"
                           ^^^^ unknown-name
        region left { prompt: "x" shape: elipse }
                                         ^^^^^^ unknown-name
        variant storm { region lift { prompt: "y" } }
                               ^^^^ unknown-region
      }
    `);
  });

  test("suggests the nearest name and changes to it", () => {
    expect(messages(`let sunset = "s"\n${SCENE.replace("text", '"${sunsett}"')}`)).toContain(
      "unknown-name: Nothing is called 'sunsett'. Did you mean 'sunset'?",
    );
    expect(afterFix(`let sunset = "s"\n${SCENE.replace("text", '"${sunsett}"')}`, "unknown-name")).toBe(
      `let sunset = "s"\n${SCENE.replace("text", '"${sunset}"')}`,
    );
  });

  test("a bare word where text is wanted is put in quotes", () => {
    expect(afterFix(SCENE.replace("text", "storm"), "unknown-name")).toBe(SCENE.replace("text", '"storm"'));
  });

  test("what is defined twice is marked the second time", () => {
    expectMarks(`
      let a = "1"
      style a { prompt: "2" }
            ^ duplicate-name
      scene s {
        canvas: 64 x 64
        seed: 1
        prompt: "\${a}"
        row { region left { prompt: "x" } region left { prompt: "y" } }
                                                 ^^^^ duplicate-name
        variant v { prompt: "p" }
        variant v { prompt: "q" }
                ^ duplicate-name
      }
    `);
  });

  test("values that lead back to themselves are marked once in each circle", () => {
    expectMarks(`
      let a = "\${b}"
      let b = "\${c}"
      let c = "\${a}"
                 ^ cyclic-value
      let d = "\${a}"
      let e = e
              ^ cyclic-value
      ${SCENE.replace("text", '"${d} ${e}"')}
    `);
    expect(messages('let a = "${b}"\nlet b = "${a}"')).toEqual([
      "cyclic-value: The value leads back to itself: a → b → a. Give one of them a value of its own.",
    ]);
  });

  test("styles that use themselves are marked", () => {
    expectMarks(`
      style a { use: b }
                ^^^^^^ cyclic-style
      style b { use: c, a }
      style c { prompt: "c" }
      style d { use: d }
                ^^^^^^ cyclic-style
    `);
  });

  test("a value named like a keyword is warned about", () => {
    expectMarks(`
      let ellipse = "an ellipse"
          ^^^^^^^ hides-keyword
      let round = ellipse
      let oval = elipse
                 ^^^^^^ unknown-name
    `);
  });

  test("what a file with scenes does not use is a hint; a library's is not", () => {
    expectMarks(`
      let used = "u"
      let unused = "v"
          ^^^^^^ unused-let
      style plain { prompt: "w" }
            ^^^^^ unused-style
      ${SCENE.replace("text", '"${used}"')}
    `);
    expectMarks(`
      let unused = "v"
      style plain { prompt: "w" }
    `);
  });

  test("a name of the wrong kind says what it is", () => {
    expect(messages(`style ink { prompt: "i" }\n${SCENE.replace("text", '"${ink}"')}`)).toEqual([
      "wrong-kind: 'ink' is a style; a value is wanted here.",
    ]);
    expect(messages(`${SCENE.replace("text", '"x" use: s')}`)).toEqual([
      "wrong-kind: 's' is a scene; a style is wanted here.",
    ]);
  });

  test("long chains of values resolve without recursion", () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => `let v${i} = "\${v${i + 1}}"`).join("\n");
    expect(messages(`${chain}\nlet v5000 = "end"\n${SCENE.replace("text", '"${v0}"')}`)).toEqual([]);
  });

  test("a text that multiplies is stopped, not built", () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `let v${i} = "\${v${i + 1}}\${v${i + 1}}"`).join(
      "\n",
    );
    expect(messages(`${doubling}\nlet v60 = "bang"`)).toEqual([
      "text-too-long: The text comes to more than 100000 characters. No model reads so much: shorten it.",
    ]);
  });
});
