import { describe, expect, test } from "vitest";
import type { Name } from "../../src/index.ts";
import { analyseWorkspace, unindent } from "../support/workspace.ts";

const WORKSPACE = `
  import { ink as line } from "./styles.ragl"
  let boat = "a boat"
  let fleet = "\${boat}, \${boat}"
  scene s {
    canvas: 64 x 64 seed: 1 prompt: fleet use: line
    row pair { region left { prompt: boat shape: ellipse } region right { prompt: "r" } }
    variant v { repaint left { prompt: "l" } }
  }
  --- styles.ragl
  style ink { prompt: "in ink" }
`;

/** `line:column name` of a name in the main file. */
function at(name: Name): string {
  const before = unindent(WORKSPACE).slice(0, name.range.start).split("\n");
  return `${before.length}:${before.at(-1)!.length + 1} ${name.text}`;
}

describe("definitions and references", () => {
  const { definitions, references } = analyseWorkspace(WORKSPACE);

  test("everything with a name is listed in source order", () => {
    expect(definitions.map(({ kind, name }) => `${kind} ${at(name)}`)).toEqual([
      "import 1:17 line",
      "let 2:5 boat",
      "let 3:5 fleet",
      "scene 4:7 s",
      "container 6:7 pair",
      "region 6:21 left",
      "region 6:65 right",
      "variant 7:11 v",
    ]);
  });

  test("every use of a name leads to its definition", () => {
    expect(
      references.map(
        ({ name, definition }) => `${at(name)} -> ${definition?.kind} ${definition?.uri.slice(13)}`,
      ),
    ).toEqual([
      "1:10 ink -> style styles.ragl",
      "3:16 boat -> let main.ragl",
      "3:25 boat -> let main.ragl",
      "5:35 fleet -> let main.ragl",
      "5:46 line -> import main.ragl",
      "6:36 boat -> let main.ragl",
      "7:23 left -> region main.ragl",
    ]);
  });
});
