import type { InlayHint, Range } from "vscode-languageserver";
import { describe, expect, test } from "vitest";
import { findInlayHints } from "../../src/inlay-hints/inlay-hints.ts";
import type { SceneDocument } from "../../src/workspace/workspace.ts";
import { applyEdits } from "../kit/edits.ts";
import { unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

function wholeRange({ textDocument }: SceneDocument): Range {
  return { start: textDocument.positionAt(0), end: textDocument.positionAt(Infinity) };
}

/** The text with each hint in ‹guillemets› where the editor shows it. */
function shown(document: SceneDocument, range = wholeRange(document)): string {
  const edits = findInlayHints(document, range).map(({ position, label }) => ({
    range: { start: position, end: position },
    newText: `‹${label as string}›`,
  }));
  return applyEdits(document.textDocument.getText(), edits);
}

function expectShown(expected: string): void {
  const { document } = testWorkspace(expected.replace(/‹[^›]*›/g, ""));
  expect(shown(document)).toBe(unindent(expected));
}

describe("places", () => {
  test("are shown in pixels where they are written otherwise", () => {
    expectShown(`
      let corner = 70% 5%
      scene s {
        canvas: 1000 x 500
        seed: 1
        region a { seed: 1 at: 10% 1/4‹= 100px 125px› size: 64px 50%‹= 64px 250px› inset: 10%‹≈ 6px 25px› }
        region b { seed: 1 at: corner‹= 700px 25px› size: 10px 20px inset: 1px feather: 3%‹= 15px› }
        region c { seed: 1 at: 0 0 size: 1/3 1/3‹≈ 333px 167px› box: 0% 0 50% 1/2‹= 0px 0px 500px 250px› }
      }
    `);
  });

  test("are relative to what encloses them", () => {
    expectShown(`
      scene s {
        canvas: 1000 x 500
        seed: 1
        row {
          pad: 10%‹= 100px 50px›
          gap: 5%‹= 40px›
          region a‹380 × 400 px› { seed: 1 inset: 5% 5%‹= 19px 20px› }
          column {
            gap: 1%‹= 4px›
            at: 50% 0‹= 400px 0px›
            size: 50% 100%‹= 400px 400px›
            region b‹400 × 198 px› { seed: 1 }
            region c‹400 × 198 px› { seed: 1 }
          }
          region d‹380 × 400 px› { seed: 1 }
          region e‹800 × 399 px› { seed: 1 at: 0 1px }
        }
      }
    `);
  });

  test("of a grid have a gap across and one down", () => {
    expectShown(`
      scene s {
        canvas: 400 x 200
        seed: 1
        grid 1 x 2 { gap: 5%‹= 20px 10px› region a‹190 × 200 px› { seed: 1 } }
      }
    `);
  });

  test("that a style gives, or that another property stands in for, are not", () => {
    expectShown(`
      style small { size: 10% 10% }
      scene s {
        canvas: 400 x 200
        seed: 1
        region a { seed: 1 use: small at: 50% 50%‹= 200px 100px› box: 1px 1px 2px 2px inset: 5% }
      }
    `);
  });
});

describe("seeds", () => {
  test("that are derived are shown, and can be written down", () => {
    const before = `
      scene s‹seed 4152103486› {
        canvas: 64 x 64
        region a‹64 × 64 px›‹seed 2036823037› {
          prompt: "a"
        }
        region b‹64 × 64 px› { seed: 2 }
      }
    `;
    const { document } = testWorkspace(before.replace(/‹[^›]*›/g, ""));
    const hints = findInlayHints(document, wholeRange(document));
    const seeds = hints.filter(({ label }) => (label as string).startsWith("seed"));
    const labels = seeds.map(({ label }) => label as string);
    const expected = before.replace(/‹seed \d+›/g, () => `‹${labels.shift() ?? "missing"}›`);
    expect(shown(document)).toBe(unindent(expected));

    const edits = seeds.flatMap(({ textEdits = [] }: InlayHint) => textEdits);
    const pinned = applyEdits(document.textDocument.getText(), edits);
    const [scene, region] = seeds.map(({ label }) => (label as string).replace("seed ", "seed: "));
    expect(pinned).toBe(
      unindent(`
        scene s {
          canvas: 64 x 64
          ${scene}
          region a {
            prompt: "a"
            ${region}
          }
          region b { seed: 2 }
        }
      `),
    );
    const { document: after } = testWorkspace(pinned);
    expect(shown(after)).not.toContain("seed 4");
    expect(
      after.analysis.pictures
        .values()
        .next()
        .value?.picture.regions.map(({ seed }) => seed),
    ).toEqual(
      document.analysis.pictures
        .values()
        .next()
        .value?.picture.regions.map(({ seed }) => seed),
    );
  });

  test("are not shown again where a variant changes the region", () => {
    expectShown(`
      scene s {
        canvas: 64 x 64
        seed: 1
        region a‹64 × 64 px› { seed: 1 }
        variant v { region a { prompt: "b" inset: 25%‹= 16px› } }
      }
    `);
  });
});

describe("tokens", () => {
  test("are counted near the limit and beyond it, with all that styles add", async () => {
    const words = (count: number): string => Array.from({ length: count }, () => "boat").join(" ");
    const { modelsKnown, edit, document } = testWorkspace(`
      style red { prompt: "red" }
      scene s { canvas: 64 x 64 seed: 1 prompt: "few" }
    `);
    await modelsKnown();
    const facts = document.analysis.models?.find("toybox");
    const limit = facts!.readText!("boat").limit;
    const scene = (text: string): string =>
      `style red { prompt: "red" }\nscene s { canvas: 64 x 64 seed: 1 use: red prompt: "${text}" }`;
    expect(shown(edit(scene(words(limit))))).toMatch(/"‹\d+ of \d+ tokens: \d+ too many›/);
    expect(shown(edit(scene(words(Math.ceil(limit * 0.8)))))).toMatch(/"‹\d+ of \d+ tokens› }/);
    expect(shown(edit(scene("few")))).not.toContain("tokens");
  });
});

test("only what stands in the wanted range is looked at", () => {
  const { document, selection } = testWorkspace(`
    scene s {
      canvas: 100 x 100
      seed: 1
      region a { seed: 1 at: 10% 10% }
      <|region b { seed: 1 at: 10% 10% }|>
    }
  `);
  expect(findInlayHints(document, selection).map(({ position }) => position.line)).toEqual([4, 4]);
});

test("a broken text has hints for what can be told", () => {
  const { document } = testWorkspace(
    "scene s {\r\n\tcanvas: 100 x 100\r\n\tseed: 1\r\n\tregion 🎨 region ü { seed: 1 at: 10% 10%\r\n",
  );
  expect(shown(document)).toContain("at: 10% 10%‹= 10px 10px›");
});
