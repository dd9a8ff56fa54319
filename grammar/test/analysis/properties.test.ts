import { describe, expect, test } from "vitest";
import { findProperty, parseFile, PROPERTIES, propertiesOf } from "../../src/index.ts";
import type { Place } from "../../src/index.ts";
import { afterFix, annotate, messages, unindent } from "../support/workspace.ts";

/** A block of each kind that holds one property and says nothing wrong otherwise. */
const BLOCKS: Readonly<Record<Place, (property: string) => string>> = {
  scene: (property) => `scene s { ${property} }`,
  variant: (property) => `scene s { variant v { ${property} } }`,
  style: (property) => `style t { ${property} }`,
  row: (property) => `scene s { row { ${property} region a { prompt: "p" } } }`,
  column: (property) => `scene s { column { ${property} region a { prompt: "p" } } }`,
  grid: (property) => `scene s { grid 2 x 3 { ${property} region a { prompt: "p" } } }`,
  region: (property) => `scene s { region a { ${property} } }`,
  change: (property) => `scene s { region a { prompt: "p" } variant v { region a { ${property} } } }`,
  repaint: (property) => `scene s { region a { prompt: "p" } variant v { repaint a { ${property} } } }`,
};
const PLACES = Object.keys(BLOCKS) as Place[];
const STYLES = 'style watercolour { prompt: "w" }\nstyle night { prompt: "n" }\n';

function rulesOf(text: string): string[] {
  return messages(text).map((message) => message.split(":")[0]!);
}

describe("the property table", () => {
  test.each(PROPERTIES.map((spec) => [spec.name, spec] as const))(
    "%s stands where the table says",
    (name, spec) => {
      for (const place of PLACES) {
        const rules = rulesOf(STYLES + BLOCKS[place](spec.example));
        const isAllowed = spec.places.includes(place);
        expect(rules.includes("misplaced-property"), `${name} in ${place}`).toBe(!isAllowed);
        const wrong = rules.filter((rule) => /^(wrong-|unknown-|out-of)/.test(rule));
        expect(wrong, `${name} in ${place}`).toEqual([]);
      }
      expect(findProperty(name)).toBe(spec);
    },
  );

  test("every property is documented", () => {
    for (const spec of PROPERTIES) {
      expect(spec.doc).toMatch(/^[A-Z].*\.$/s);
      expect(spec.example.startsWith(`${spec.name}: `)).toBe(true);
      expect(parseFile("a", BLOCKS.region(spec.example)).diagnostics).toEqual([]);
    }
    expect(propertiesOf("repaint").map((spec) => spec.name)).toEqual([
      "seed",
      "guidance",
      "use",
      "prompt",
      "detail",
      "negative",
      "bind",
      "refine",
    ]);
  });
});

describe("properties", () => {
  test("unknown, misplaced and repeated ones are marked", () => {
    expect(
      annotate(`
        scene s {
          canvas: 64 x 64
          seed: 1
          prompt: "p"
          promt: "q"
          ^^^^^ unknown-property
          weight: 2
          ^^^^^^ misplaced-property
          seed: 2
          ^^^^ duplicate-property
        }
      `),
    ).toBe(
      unindent(`
        scene s {
          canvas: 64 x 64
          seed: 1
          prompt: "p"
          promt: "q"
          ^^^^^ unknown-property
          weight: 2
          ^^^^^^ misplaced-property
          seed: 2
          ^^^^ duplicate-property
        }
      `),
    );
  });

  test("messages say what may stand there", () => {
    expect(messages("style t { colour: 1 }")[0]).toMatch(
      /^unknown-property: There is no property 'colour'\. In a style stand: canvas, /,
    );
    expect(messages('scene s { row { steps: 3 region a { prompt: "p" } } }')).toContain(
      "misplaced-property: 'steps' means nothing in a row. It belongs in a scene, a variant or a style.",
    );
  });

  test("the nearest spelling mends an unknown one", () => {
    expect(afterFix('style t { promt: "q" }', "unknown-property")).toBe('style t { prompt: "q" }');
  });
});
