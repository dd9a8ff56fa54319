import { expect, test } from "vitest";
import { findFoldingRanges } from "../../src/folding/folding-ranges.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** `first-last kind` of each fold, lines from 1. */
function folds(text: string): string[] {
  return findFoldingRanges(testWorkspace(text).document).map(
    ({ startLine, endLine, kind }) =>
      `${startLine + 1}-${endLine + 1}${kind === undefined ? "" : ` ${kind}`}`,
  );
}

test("blocks, imports, comments and long texts fold; what is on one line does not", () => {
  expect(
    folds(`
      import { a } from "./a.ragl"
      import { b } from "./b.ragl"

      // What follows
      // is a scene.
      /// Documented
      /// twice.
      scene s {
        prompt: """
          a long
          text
          """
        /* a
           note */
        row { region left { } }
        region right {
          prompt: "p"
        }
      }
      let places =
        1%,
        2%
    `),
  ).toEqual(["1-2 imports", "4-5 comment", "6-7 comment", "8-18", "9-12", "13-14 comment", "16-17", "21-22"]);
});

test("a block without its brace folds to its end", () => {
  expect(folds("scene s {\n  region r {\n    prompt: 1\n")).toEqual(["1-3", "2-3"]);
});

test("lines may end in any of the three ways", () => {
  expect(folds("scene s {\r\n  seed: 1\r\n}\r\n")).toEqual(["1-2"]);
  expect(folds("// a\r// b\rscene s {\r}")).toEqual(["1-2 comment"]);
});
