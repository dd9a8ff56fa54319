/** Dragging and resizing: the smallest change of the numbers, in their own units. */

import { describe, expect, it } from "vitest";
import type { FractionRect } from "@ragl/grammar/plan";
import { cellOf, edit, percent } from "./edited.ts";

const place = (cell: FractionRect, region = "moon") => ({ kind: "place", region, cell }) as const;
const scene = (moon: string, before = ""): string =>
  `${before}scene s {\n  canvas: 100 x 100\n  seed: 1\n  prompt: "p"\n  region moon {\n${moon}    prompt: "a moon"\n  }\n}\n`;

/** The lines of the region that differ from `prompt`. */
function moved(moon: string, cell: FractionRect, before = ""): string {
  const text = scene(moon, before);
  const after = edit(text, place(cell)).text;
  const [head, tail] = [
    `${before}scene s {\n  canvas: 100 x 100\n  seed: 1\n  prompt: "p"\n  region moon {\n`,
    `    prompt: "a moon"\n  }\n}\n`,
  ];
  expect(after.startsWith(head) && after.endsWith(tail)).toBe(true);
  return after.slice(head.length, after.length - tail.length);
}

describe("the author's units", () => {
  it.each([
    [
      "per cent",
      "    at: 70% 5%\n    size: 20% 20%\n",
      percent(68, 5, 20, 20),
      "    at: 68% 5%\n    size: 20% 20%\n",
    ],
    [
      "pixels",
      "    at: 70px 5px\n    size: 20px 20px\n",
      percent(68.4, 8, 20, 20),
      "    at: 68px 8px\n    size: 20px 20px\n",
    ],
    [
      "each its own",
      "    at: 1/4 5px\n    size: 20% 20px\n",
      percent(50, 10, 25, 30),
      "    at: 1/2 10px\n    size: 25% 30px\n",
    ],
    [
      "thirds",
      "    at: 1/3 0\n    size: 1/3 100%\n",
      percent(200 / 3, 0, 100 / 3, 100),
      "    at: 2/3 0\n    size: 1/3 100%\n",
    ],
    [
      "fractions that must become finer",
      "    at: 1/2 0\n    size: 1/4 100%\n",
      percent(25, 0, 25, 100),
      "    at: 1/4 0\n    size: 1/4 100%\n",
    ],
    [
      "to nothing and below",
      "    at: 1/4 5%\n    size: 20% 20%\n",
      percent(0, -3, 20, 20),
      "    at: 0 -3%\n    size: 20% 20%\n",
    ],
    [
      "nought gets a unit when it grows",
      "    at: 0 0\n    size: 20% 20%\n",
      percent(12.5, 0, 20, 20),
      "    at: 12.5% 0\n    size: 20% 20%\n",
    ],
  ])("%s", (_, moon, cell, expected) => {
    expect(moved(moon, cell)).toBe(expected);
  });

  it("rounds to half a pixel, no finer", () => {
    expect(moved("    at: 70% 5%\n    size: 20% 20%\n", percent(68.21234, 5.41234, 20, 20))).toBe(
      "    at: 68% 5%\n    size: 20% 20%\n",
    );
  });

  it("keeps what is exact in three decimals", () => {
    expect(moved("    at: 70% 5%\n    size: 20% 20%\n", percent(68.125, 5, 20, 20))).toBe(
      "    at: 68.125% 5%\n    size: 20% 20%\n",
    );
  });
});

describe("the smallest change", () => {
  it("keeps comments beside numbers, tabs and CRLF", () => {
    const moon = "\tat: 70% /* across */ 5% // top\r\n\tsize: 20% 20%\r\n";
    const text = `scene s {\r\n\tcanvas: 100 x 100 seed: 1 prompt: "p"\r\n\tregion moon { ${moon}\tprompt: "m" }\r\n}\r\n`;
    expect(edit(text, place(percent(68, 9, 20, 20))).text).toBe(
      text.replace("70%", "68%").replace("5% //", "9% //"),
    );
  });

  it("a drag of the right edge changes the width alone", () => {
    expect(moved("    at: 70% 5%\n    size: 20% 20%\n", percent(70, 5, 25, 20))).toBe(
      "    at: 70% 5%\n    size: 25% 20%\n",
    );
  });

  it("a drag of the left edge leaves the right edge where it is", () => {
    const after = moved("    at: 70.4% 5%\n    size: 20% 20%\n", percent(60.21234, 5, 30.18766, 20));
    expect(after).toBe("    at: 60% 5%\n    size: 30.4% 20%\n");
  });

  it("a drag to where it is changes nothing", () => {
    const { text, summary } = edit(
      scene("    at: 70% 5%\n    size: 20% 20%\n"),
      place(percent(70, 5, 20, 20)),
    );
    expect(text).toBe(scene("    at: 70% 5%\n    size: 20% 20%\n"));
    expect(summary).toBe("at: 70% 5%  size: 20% 20%");
  });

  it("adds a size where the region reached to the edge", () => {
    expect(moved("    at: 70% 5%\n", percent(60, 5, 30, 95))).toBe("    size: 30% 95%\n    at: 60% 5%\n");
  });

  it("moves the near edge alone where the region reaches to the far one", () => {
    expect(moved("    at: 70% 5%\n", percent(60, 5, 40, 95))).toBe("    at: 60% 5%\n");
  });

  it("adds a place where there was only a size, and both where there was neither", () => {
    expect(moved("    size: 20% 20%\n", percent(10, 0, 20, 20))).toBe("    at: 10% 0\n    size: 20% 20%\n");
    expect(moved("", percent(100 / 3, 0, 50, 50))).toBe("    at: 1/3 0\n    size: 50% 50%\n");
  });

  it("writes on one line where the block is on one", () => {
    const text = `scene s { canvas: 100 x 100 seed: 1 prompt: "p" region moon { prompt: "m" } }`;
    expect(edit(text, place(percent(10, 20, 50, 50))).text).toBe(
      `scene s { canvas: 100 x 100 seed: 1 prompt: "p" region moon { at: 10% 20% size: 50% 50% prompt: "m" } }`,
    );
  });
});

describe("the right place", () => {
  it("a name that others may use is replaced by numbers", () => {
    const before = "let corner = 70% 5px\nlet small = 20%\n";
    expect(moved("    at: corner\n    size: small 20%\n", percent(68, 5, 30, 20), before)).toBe(
      "    at: 68% 5px\n    size: 30% 20%\n",
    );
  });

  it("a style's place is left to the style: the region's own wins", () => {
    const before = `style corner { at: 70% 5% size: 20% 20% }\n`;
    expect(moved("    use: corner\n", percent(60, 5, 20, 20), before)).toBe(
      "    at: 60% 5%\n    use: corner\n",
    );
  });

  it("an imported style's, too, in its units", () => {
    const fixture = (use: string): string => `
      import { corner } from "./styles.ragl"
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        region moon {
          ${use}
          prompt: "m"
        }
      }
      --- styles.ragl
      style corner { at: 70px 5px size: 20px 20px }
    `;
    const { text } = edit(fixture("use: corner"), place(percent(60, 5, 20, 20)));
    expect(text).toContain("    at: 60px 5px\n    use: corner\n");
  });

  it("a name that another file defines is replaced by numbers here", () => {
    const fixture = `
      import { corner } from "./places.ragl"
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        region moon { at: corner size: 20% 20% prompt: "m" }
      }
      --- places.ragl
      let corner = 70px 1/4
    `;
    const { text } = edit(fixture, place(percent(60, 25, 20, 20)));
    expect(text).toContain("region moon { at: 60px 1/4 size: 20% 20%");
  });

  it("a variant that repaints the region: the scene's place", () => {
    const text = (x: number): string =>
      `scene s { canvas: 100 x 100 seed: 1 prompt: "p" region moon { at: ${x}% 5% size: 20% 20% prompt: "m" } variant new { repaint moon { seed: 3 } } }`;
    expect(edit(text(70), place(percent(60, 5, 20, 20)), "new").text).toBe(text(60));
  });

  const VARIANT = `
    scene s {
      canvas: 100 x 100
      seed: 1
      prompt: "p"
      region moon { at: 70% 5% size: 20% 20% prompt: "m" }
      variant high { region moon { at: 70% 1% } }
      variant red { region moon { prompt: "a red moon" } }
    }
  `;

  it("a variant that has a place of its own", () => {
    const { text } = edit(VARIANT, place(percent(60, 1, 20, 20)), "high");
    expect(text).toContain("variant high { region moon { at: 60% 1% } }");
    expect(text).toContain("region moon { at: 70% 5% size: 20% 20%");
  });

  it("a variant that has the scene's place: the scene's", () => {
    expect(edit(VARIANT, place(percent(60, 5, 20, 20)), "red").text).toContain(
      "region moon { at: 60% 5% size: 20% 20%",
    );
  });

  it("inside a container, relative to its inside", () => {
    const text = `
      scene s {
        canvas: 100 x 100
        seed: 1
        prompt: "p"
        row {
          pad: 10%
          region sea { prompt: "sea" }
          region moon { at: 50% 5% size: 25% 25% prompt: "m" }
        }
      }
    `;
    const { text: after } = edit(text, place(percent(30, 14, 20, 20)));
    expect(after).toContain('region moon { at: 25% 5% size: 25% 25% prompt: "m" }');
    expect(cellOf(after, "moon")).toEqual([30, 14, 20, 20]);
  });

  it("an explicit box moves along", () => {
    expect(
      moved("    at: 20% 20%\n    size: 20% 20%\n    box: 10% 30% 40% 10px\n", percent(30, 20, 40, 20)),
    ).toBe("    at: 30% 20%\n    size: 40% 20%\n    box: 10% 30% 80% 10px\n");
  });
});

describe("refusals", () => {
  it("a region in a container's flow", () => {
    const text = `scene s { canvas: 100 x 100 seed: 1 prompt: "p" row { region a { prompt: "a" } region b { prompt: "b" } } }`;
    expect(() => edit(text, place(percent(0, 0, 10, 10), "a"))).toThrow(
      "The row around it gives it its place: drag a divider beside it, or set it free.",
    );
  });

  it("off the canvas", () => {
    expect(() => moved("    at: 70% 5%\n    size: 20% 20%\n", percent(170, 5, 20, 20))).toThrow(
      /That would be an error: .*canvas/,
    );
  });

  it("a broken text", () => {
    expect(() => edit(`scene s { canvas: 100 x 100 prompt: }`, place(percent(0, 0, 10, 10)))).toThrow(
      /mend it first/,
    );
  });

  it("a region that is not there", () => {
    expect(() => edit(scene(""), place(percent(0, 0, 10, 10), "sun"))).toThrow(
      "There is no region 'sun' here any more.",
    );
  });
});
