/** Adding, deleting, copying, freeing and stacking regions: whole texts before and after. */

import { describe, expect, it } from "vitest";
import { cellOf, edit, percent, unindent } from "./edited.ts";

const HARBOUR = unindent(`
  scene harbour {
    canvas: 100 x 100
    seed: 1
    prompt: "a harbour"

    row {
      // The red one.
      region left {
        weight: 2 // wide
        prompt: "a red boat"
      }
      /// The blue one.
      region right { prompt: "a blue boat" seed: 77 } // small
    }

    region moon {
      at: 70% 5%
      size: 20% 20%
      prompt: "a moon"
    }

    region star {
      at: 75% 10%
      size: 10% 10%
      prompt: "a star"
    }

    variant storm { prompt: "a storm" }
    variant buoy { repaint right { prompt: "a buoy" } }
    variant tilted {
      region right { prompt: "a tilted boat" }
      region left { prompt: "a tilted red boat" }
    }
  }
`);

describe("adding", () => {
  const cell = percent(10, 20, 100 / 3, 40);

  it("a region behind the last one, as the others are laid out", () => {
    const { text, region, summary } = edit(HARBOUR, { kind: "add", cell });
    expect(text).toBe(
      HARBOUR.replace(
        '    prompt: "a star"\n  }\n',
        '    prompt: "a star"\n  }\n\n  region area {\n    at: 10% 20%\n    size: 1/3 40%\n    prompt: "what is to be seen here"\n  }\n',
      ),
    );
    expect(region).toBe("area");
    expect(summary).toBe("at: 10% 20%  size: 1/3 40%");
  });

  it("with a name that is free, above all layers, with tabs and CRLF", () => {
    const before =
      'scene s {\r\n\tcanvas: 100 x 100\r\n\tseed: 1\r\n\tprompt: "p"\r\n\tregion area { layer: 3 prompt: "a" } // back\r\n}\r\n';
    expect(edit(before, { kind: "add", cell }).text).toBe(
      before.replace(
        "// back\r\n",
        '// back\r\n\r\n\tregion area-2 {\r\n\t\tat: 10% 20%\r\n\t\tsize: 1/3 40%\r\n\t\tlayer: 3\r\n\t\tprompt: "what is to be seen here"\r\n\t}\r\n',
      ),
    );
  });

  it.each([
    [
      'scene s { canvas: 100 x 100 seed: 1 prompt: "p" }',
      'prompt: "p" region area { at: 10% 20% size: 1/3 40% prompt: "what is to be seen here" } }',
    ],
    [
      'scene s {\n  canvas: 100 x 100\n  prompt: "p"\n}',
      'prompt: "p"\n\n  region area {\n    at: 10% 20%\n    size: 1/3 40%\n    prompt: "what is to be seen here"\n  }\n}',
    ],
    [
      "scene s {\n}\n",
      'scene s {\n  region area {\n    at: 10% 20%\n    size: 1/3 40%\n    prompt: "what is to be seen here"\n  }\n}\n',
    ],
  ])("to a scene without regions: %s", (before, end) => {
    const text = edit(before, { kind: "add", cell: percent(10, 20, 100 / 3, 40) }).text;
    expect(text.endsWith(end)).toBe(true);
  });
});

describe("deleting", () => {
  it("with its comments, and what variants say of it", () => {
    const { text } = edit(HARBOUR, { kind: "delete", region: "right" });
    expect(text).toBe(
      HARBOUR.replace(
        '    /// The blue one.\n    region right { prompt: "a blue boat" seed: 77 } // small\n',
        "",
      )
        .replace('  variant buoy { repaint right { prompt: "a buoy" } }\n', "")
        .replace('    region right { prompt: "a tilted boat" }\n', ""),
    );
  });

  it("with one of the blank lines around it", () => {
    const moon = '  region moon {\n    at: 70% 5%\n    size: 20% 20%\n    prompt: "a moon"\n  }\n\n';
    expect(edit(HARBOUR, { kind: "delete", region: "moon" }).text).toBe(HARBOUR.replace(moon, ""));
  });

  it("with the container that nothing is left in", () => {
    const before =
      'scene s { canvas: 100 x 100 seed: 1 prompt: "p" column { row { region a { prompt: "a" } } } }';
    expect(edit(before, { kind: "delete", region: "a" }).text).toBe(
      'scene s { canvas: 100 x 100 seed: 1 prompt: "p" }',
    );
  });
});

describe("freeing", () => {
  it("writes the cell down and drops the weight", () => {
    const { text } = edit(HARBOUR, { kind: "free", region: "left" });
    expect(text).toBe(HARBOUR.replace("      weight: 2 // wide\n", "      at: 0 0\n      size: 2/3 100%\n"));
    expect(cellOf(text, "left")).toEqual([0, 0, 66.667, 100]);
  });

  it("a region that is free", () => {
    expect(() => edit(HARBOUR, { kind: "free", region: "moon" })).toThrow("'moon' is free already");
  });
});

describe("copying", () => {
  it("beside the region, on top, with all but its place", () => {
    const { text, region } = edit(HARBOUR, { kind: "duplicate", region: "right" });
    expect(region).toBe("right-2");
    expect(text).toBe(
      HARBOUR.replace(
        '    prompt: "a star"\n  }\n',
        '    prompt: "a star"\n  }\n\n  region right-2 { at: 1/3 0 size: 1/3 100% prompt: "a blue boat" seed: 77 }\n',
      ),
    );
  });

  it("where there is no room, a little aside; nested indentation, triple strings and boxes come along", () => {
    const before = unindent(`
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        column {
          pad: 10%
          row {
            region all {
              box: 0 0 50% 50%
              prompt: """
                a wide
                  picture
                """
            }
          }
        }
      }
    `);
    const { text, region } = edit(before, { kind: "duplicate", region: "all" });
    expect(text).toBe(
      before.replace(
        /\}\n$/,
        "\n" +
          '  region all-2 {\n    at: 15% 15%\n    size: 80% 80%\n    box: 15% 15% 40% 40%\n    prompt: """\n      a wide\n        picture\n      """\n  }\n}\n',
      ),
    );
    expect(edit(text, { kind: "duplicate", region: region! }).region).toBe("all-3");
  });
});

describe("stacking", () => {
  it("a free region changes places with its sibling", () => {
    const moon = '  region moon {\n    at: 70% 5%\n    size: 20% 20%\n    prompt: "a moon"\n  }\n';
    const star = '  region star {\n    at: 75% 10%\n    size: 10% 10%\n    prompt: "a star"\n  }\n';
    const swapped = HARBOUR.replace(`${moon}\n${star}`, `${star}\n${moon}`);
    expect(edit(HARBOUR, { kind: "raise", region: "moon" }).text).toBe(swapped);
    expect(edit(swapped, { kind: "lower", region: "moon" }).text).toBe(HARBOUR);
    expect(edit(HARBOUR, { kind: "lower", region: "star" }).text).toBe(swapped);
  });

  it("behind what a container holds, too", () => {
    const { text } = edit(HARBOUR, { kind: "lower", region: "moon" });
    expect(text.indexOf("region moon")).toBeLessThan(text.indexOf("row {"));
  });

  it("a region in a flow gets a layer", () => {
    const { text } = edit(HARBOUR, { kind: "raise", region: "right" });
    expect(text).toBe(
      HARBOUR.replace('region right { prompt: "a blue', 'region right { layer: 1 prompt: "a blue'),
    );
  });

  it("layers that are written change", () => {
    const scene = (layer: string): string =>
      `scene s { canvas: 100 x 100 seed: 1 prompt: "p" region a { layer: ${layer} prompt: "a" } region b { layer: 2 prompt: "b" } region c { prompt: "c" } }`;
    expect(edit(scene("-1"), { kind: "raise", region: "a" }).text).toBe(scene("1"));
    expect(edit(scene("1"), { kind: "raise", region: "a" }).text).toBe(scene("3"));
    expect(edit(scene("3"), { kind: "lower", region: "a" }).text).toBe(scene("2"));
  });

  it("what is in front or at the back already", () => {
    expect(() => edit(HARBOUR, { kind: "raise", region: "star" })).toThrow("No region lies over 'star'");
    expect(() => edit(HARBOUR, { kind: "lower", region: "left" })).toThrow("No region lies under 'left'");
  });
});

describe("seeds", () => {
  it("of the scene, of a variant, and where none is written", () => {
    const seed = { kind: "seed", seed: 42 } as const;
    expect(edit(HARBOUR, seed).text).toBe(HARBOUR.replace("seed: 1\n", "seed: 42\n"));
    expect(edit(HARBOUR, seed, "storm").text).toBe(
      HARBOUR.replace("variant storm { ", "variant storm { seed: 42 "),
    );
    expect(edit(HARBOUR.replace("  seed: 1\n", ""), seed).text).toBe(
      HARBOUR.replace("seed: 1\n", "seed: 42\n"),
    );
    expect(() => edit(HARBOUR, seed, "buoy")).toThrow("That would be an error");
  });
});
