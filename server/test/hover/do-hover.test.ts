import { describe, expect, test } from "vitest";
import { doHover } from "../../src/hover/do-hover.ts";
import { unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** What the hover at the cursor says, and of what. */
async function hover(fixture: string): Promise<{ of: string; says: string } | null> {
  const { document, workspace, cursor, modelsKnown } = testWorkspace(fixture);
  await modelsKnown();
  const found = doHover(workspace.get(document.uri)!, cursor.position, workspace);
  return found && { of: document.textDocument.getText(found.range), says: found.markdown };
}

const HARBOUR = `
  let boat = "a boat"

  /// The harbour at dusk.
  scene harbour {
    canvas: 768 x 512
    model: "toybox"
    steps: 20
    guidance: 3.5
    bind: 2
    refine: 1
    prompt: "a quiet harbour"

    column pair {
      pad: 10%
      /// Its lamp is **lit**.
      region lighthouse { prompt: "\${boat}, red" inset: 25% 0 }
      region right { seed: 7 bind: 0 refine: 0.5 prompt: "a blue boat" }
    }

    variant storm {
      prompt: "a storm"
      region right { prompt: "a blue boat" at: 50% 0 size: 25% 25% }
    }
  }
`;

/** The harbour with the cursor before the `nth` occurrence of `word`. */
function at(word: string, nth = 1): string {
  const parts = HARBOUR.split(word);
  return `${parts.slice(0, nth).join(word)}<|>${word}${parts.slice(nth).join(word)}`;
}

async function expectHover(fixture: string, of: string, says: string): Promise<void> {
  expect(await hover(fixture)).toEqual({ of, says: unindent(says).trimEnd() });
}

describe("of areas", () => {
  test("a region: its doc comment, cell and box in three units, and what the engine is told", async () => {
    await expectHover(
      at("lighthouse {"),
      "lighthouse",
      `
        **region** \`lighthouse\` in the scene \`harbour\`

        Its lamp is **lit**.

        |  | of the canvas | pixels | latent tokens |
        | --- | --- | --- | --- |
        | cell | 80% × 40% at 10% 10% | 614 × 205 at 77 51 | 20 × 6 at 2 2 |
        | box | 40% × 40% at 30% 10% | 307 × 205 at 230 51 | 10 × 6 at 7 2 |

        - **Seed** 632108406, derived from the scene's seed and the region's name
        - **Stack** 1 of 2, the last on top
        - **Binding** 2 of 20 steps
        - **Refinement** 1
        - **Prompt** 5 of 64 tokens
      `,
    );
  });

  test("a region that a variant changes: as it is there", async () => {
    await expectHover(
      at("right", 2),
      "right",
      `
        **region** \`right\` in the variant \`storm\`

        |  | of the canvas | pixels | latent tokens |
        | --- | --- | --- | --- |
        | cell and box | 20% × 20% at 50% 10% | 154 × 102 at 384 51 | 5 × 3 at 12 2 |

        - **Seed** 7
        - **Stack** 2 of 2, the last on top
        - **Binding** none
        - **Refinement** 0.5
        - **Prompt** 4 of 64 tokens
      `,
    );
  });

  test("a container, with what its keyword means", async () => {
    const found = await hover(at("column"));
    expect(found?.of).toBe("column");
    expect(found?.says).toMatch(
      unindent(`
        **column** \`pair\` of 2 children

        |  | of the canvas | pixels | latent tokens |
        | --- | --- | --- | --- |
        | area | 100% × 100% at 0% 0% | 768 × 512 at 0 0 | 24 × 16 at 0 0 |
        | less \`pad\` | 80% × 80% at 10% 10% | 614 × 410 at 77 51 | 20 × 12 at 2 2 |

        ---

        Splits its area
      `).trimEnd(),
    );
  });
});

describe("of pictures", () => {
  test("a scene", async () => {
    await expectHover(
      at("harbour {"),
      "harbour",
      `
        **scene** \`harbour\`

        The harbour at dusk.

        - **Canvas** 768 × 512 pixels, by the model \`toybox\`
        - **Seed** 3197113301, derived from the scene's name
        - **Steps** 20, guidance 3.5
        - **Regions** 2
        - **Prompt** 4 of 64 tokens

        Variants: \`storm\`
      `,
    );
  });

  test("a variant: what it changes", async () => {
    expect((await hover(at("storm")))?.says).toContain("Changes: `prompt`, the region `right`");
  });
});

describe("of names", () => {
  test("a value: as it is written, and what it comes to", async () => {
    await expectHover(
      `
        /// Both of them.
        let boats = "two \${kind}s"
        let kind = "red boat"
        scene s { prompt: "\${bo<|>ats}" }
      `,
      "boats",
      `
        \`\`\`ragl
        let boats = "two \${kind}s"
        \`\`\`

        Both of them.

        It comes to

        > two red boats
      `,
    );
  });

  test("a style of another file: its source, without its indentation, and where it is from", async () => {
    await expectHover(
      `
        import { ink as line } from "./sub/styles.ragl"
        scene s { use: <|>line }
        --- sub/styles.ragl
          /// In black.
          style ink {
            prompt: "in ink"
          }
      `,
      "line",
      `
        \`\`\`ragl
        style ink {
          prompt: "in ink"
        }
        \`\`\`

        In black.

        From \`./sub/styles.ragl\`
      `,
    );
  });

  test("the path of an import: what can be had from it", async () => {
    await expectHover(
      `
        import { ink } from "./styles<|>.ragl"
        --- styles.ragl
        /// In black.
        /// Or blue.
        style ink { }
        let dusk = 1
        scene s { }
      `,
      '"./styles.ragl"',
      `
        The file defines

        - style \`ink\`: In black.
        - value \`dusk\`
      `,
    );
  });

  test("an import that leads nowhere", async () => {
    expect((await hover('import { in<|>k } from "./no.ragl"'))?.says).toBe(
      "`ink` is imported from `./no.ragl`, which does not define it.",
    );
  });
});

describe("of properties", () => {
  test("what one means, what it comes to here, an example, what it takes", async () => {
    await expectHover(
      at("inset"),
      "inset: 25% 0",
      `
        How far the box that hard binding fills stays inside the region's cell. One value is for all sides, two are left and right, then top and bottom; four are left, top, right, bottom. A percentage is of the cell's side that it is measured along.

        Here **≈ 154px 0px**: left and right, top and bottom.

        \`\`\`ragl
        inset: 6%
        \`\`\`

        - **Takes** one length, two (left and right, top and bottom) or four (left, top, right, bottom)
        - **Without it** \`0\`
      `,
    );
  });

  test("a weight: what the row or column gives for it", async () => {
    const scene = (row: string): string =>
      `scene s { canvas: 300 x 100 ${row} { region a { weight<|>: 2 } region b { } } }`;
    expect((await hover(scene("row")))?.says).toContain("Here **200px**: the width that the row gives it.");
    expect((await hover(scene("column")))?.says).toContain(
      "Here **≈ 67px**: the height that the column gives it.",
    );
    expect((await hover(scene("grid 1 x 2")))?.says).not.toContain("Here");
    expect((await hover(scene("row").replace("2 }", "2 at: 0 0 }")))?.says).not.toContain("Here");
  });

  test("the canvas in tokens, the model's limits", async () => {
    expect((await hover(at("canvas")))?.says).toContain(
      "Here **24 × 16 tokens** of the model `toybox`, each 32 × 32 pixels.",
    );
    expect((await hover(at('"toybox"')))?.says).toContain("- draws sizes that are multiples of 32 pixels\n");
  });

  test("an unknown one has no meaning", async () => {
    expect(await hover("scene s { promt<|>: 1 }")).toBeNull();
  });
});

describe("of texts", () => {
  test("with the values and styles in it, its tokens", async () => {
    await expectHover(
      at(", red"),
      '"${boat}, red"',
      `
        **5 of 64 tokens** of the model \`toybox\`, for the prompt of the region \`lighthouse\`.

        > a boat, red
      `,
    );
  });

  test("words that are lost, words that the model has not learnt", async () => {
    const long = Array.from({ length: 80 }, () => "boat").join(" ");
    const found = await hover(`scene s { canvas: 64 x 64 prompt: "<|>${long} qwxyz" }`);
    expect(found?.says).toMatch(
      /^\*\*\d+ of 64 tokens: \d+ too many\*\* of the model `toybox`, for the scene's prompt\./,
    );
    expect(found?.says).toMatch(/These words would be lost; shorten the text:\n\n> boat.* qwxyz/);
    expect(found?.says).toContain("The model has never learnt **qwxyz**.");
  });

  test("nothing in a text is read as Markdown", async () => {
    const found = await hover('let a = "![x](http://a/b.png)"\nscene s { prompt: "<|>${a} <b>*c*" }');
    expect(found?.says).toContain("> \\!\\[x\\]\\(http://a/b\\.png\\) \\<b\\>\\*c\\*");
  });
});

test("doc comments load nothing from elsewhere and run nothing", async () => {
  const doc = "![x](http://a/b.png) <img src=x> &#99; [a link](http://a) [a command](command:ragl.render)";
  const found = await hover(`/// ${doc}\nlet <|>a = 1`);
  expect(found?.says).toContain(
    "\\!\\[x](http://a/b.png) \\<img src=x> &amp;#99; [a link](http://a) [a command](command\u200b:ragl.render)",
  );
});

test("of words of the language", async () => {
  const found = await hover("let<|> a = 1");
  expect(found).toEqual({
    of: "let",
    says: 'Gives a value a name. It can be used wherever its value could be written, in texts as `${name}`.\n\n```ragl\nlet boat = "a small wooden boat"\n```',
  });
  expect((await hover('import<|> { a } from "./a.ragl"'))?.of).toBe("import");
  expect((await hover("style<|> a { }"))?.says).toContain("A set of properties");
});

test.each(["// sce<|>ne", "scene s { <|> }", "<|>", "scene s {<|>", "} <|>{"])(
  "nothing is said of %s",
  async (text) => {
    expect(await hover(text)).toBeNull();
  },
);

test.each([
  [
    "region with no picture",
    "scene s { region <|>a { inset: 50% } }",
    "It is not laid out: see the problems of its scene.",
  ],
  ["text that is not closed", 'scene s { canvas: 64 x 64 prompt: "a bo<|>at', "**3 of 64 tokens**"],
  [
    "windows line ends and wide characters",
    "scene s {\r\n\t// 🎨\r\n\tseed<|>: 1\r\n}",
    "Where the noise starts.",
  ],
])("broken and odd texts: %s", async (_, text, says) => {
  expect((await hover(text))?.says).toContain(says);
});
