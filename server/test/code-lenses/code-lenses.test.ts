import { expect, test } from "vitest";
import { findCodeLenses } from "../../src/code-lenses/code-lenses.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** `line title scene@variant` of each lens. */
function lenses(text: string, canRender = true): string[] {
  return findCodeLenses(testWorkspace(text).document, { canRender }).map(({ range, command }) => {
    const { uri, scene, variant } = command!.arguments![0];
    expect(uri).toBe("file:///work/main.ragl");
    expect(command!.command).toBe(`ragl.${command!.title.toLowerCase()}`);
    return `${range.start.line} ${command!.title} ${scene}${variant === null ? "" : `@${variant}`}`;
  });
}

const HARBOUR = `
  scene harbour {
    region left { prompt: "a boat" }
    variant storm { prompt: "a storm" }
    variant buoy { repaint left { prompt: "a buoy" } }
  }
  scene empty { }
`;

test("scenes and variants can be rendered and previewed; variants that repaint only previewed", () => {
  expect(lenses(HARBOUR)).toEqual([
    "0 Render harbour",
    "0 Preview harbour",
    "2 Render harbour@storm",
    "2 Preview harbour@storm",
    "3 Preview harbour@buoy",
    "5 Render empty",
    "5 Preview empty",
  ]);
});

test("nothing is offered that is turned off", () => {
  expect(lenses("scene s { }", false)).toEqual(["0 Preview s"]);
});

test("pictures without a name, or with another's, have no lenses", () => {
  expect(lenses("scene { }\nscene s { variant { } }\nscene s { }")).toEqual(["1 Render s", "1 Preview s"]);
});
