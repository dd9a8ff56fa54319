import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, compileScene, parseFile, RULES, ScenePlanSchema } from "../src/index.ts";
import type { Analysis, Diagnostic, ScenePlan } from "../src/index.ts";
import { applyFix } from "./support/workspace.ts";
import { sceneText } from "./support/scene-texts.ts";

const of = (text: string): Analysis => analyse(parseFile("file:///main.ragl", text), { load: () => null });
const RULE_IDS = new Set(RULES.map((rule) => rule.id));

function plans(analysis: Analysis): { plan: ScenePlan | null; diagnostics: readonly Diagnostic[] }[] {
  return analysis.scenes.flatMap(({ name, variants }) =>
    [null, ...variants].map((variant) => compileScene(analysis, { scene: name, variant })),
  );
}

describe("whatever a file says", () => {
  test("its findings lie in it, and their rules are known", () => {
    fc.assert(
      fc.property(sceneText, (text) => {
        const { diagnostics, file } = of(text);
        const syntax = new Set(file.diagnostics);
        for (const diagnostic of diagnostics) {
          const { range, rule, fixes = [] } = diagnostic;
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(syntax.has(diagnostic) || RULE_IDS.has(rule)).toBe(true);
          for (const fix of fixes) expect(applyFix(text, fix)).not.toBe(text);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("there is a plan that the schema accepts, or an error that says why not", () => {
    let sound = 0;
    fc.assert(
      fc.property(sceneText, (text) => {
        for (const { plan, diagnostics } of plans(of(text))) {
          const hasErrors = diagnostics.some(({ severity }) => severity === "error");
          expect(plan === null).toBe(hasErrors);
          if (plan === null) continue;
          sound++;
          expect(ScenePlanSchema.parse(plan)).toEqual(plan);
          expect(plan.regions.map((region) => region.layer)).toEqual(plan.regions.map((_, index) => index));
          expect(new Set(plan.regions.map((region) => region.name)).size).toBe(plan.regions.length);
          expect(compileScene(of(text), { scene: plan.scene, variant: plan.variant }).plan).toEqual(plan);
        }
      }),
      { numRuns: 150 },
    );
    // The property is worth something only if enough of the texts have plans.
    expect(sound).toBeGreaterThan(20);
  });

  test("cut, doubled and scrambled text is analysed like any other", () => {
    const place = fc.nat({ max: 2_000 });
    const edit = fc.tuple(place, fc.nat({ max: 20 }), fc.string({ maxLength: 5, unit: "binary" }));
    fc.assert(
      fc.property(sceneText, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        const broken = edits.reduce(
          (result, [at, length, inserted]) => result.slice(0, at) + inserted + result.slice(at + length),
          text,
        );
        const analysis = of(broken);
        for (const { plan } of plans(analysis)) if (plan !== null) ScenePlanSchema.parse(plan);
      }),
      { numRuns: 100 },
    );
  });

  test("a preferred fix of a wrong number or word leaves that finding behind", () => {
    const mendable = new Set(["wrong-unit", "out-of-range", "seed-not-pinned", "missing-canvas"]);
    fc.assert(
      fc.property(sceneText, (text) => {
        const { diagnostics } = of(text);
        for (const { rule, fixes = [], message } of diagnostics) {
          const fix = fixes.find((candidate) => candidate.preferred);
          if (fix === undefined || !mendable.has(rule)) continue;
          const count = (list: readonly Diagnostic[]): number =>
            list.filter((found) => found.rule === rule && found.message === message).length;
          expect(count(of(applyFix(text, fix)).diagnostics)).toBeLessThan(count(diagnostics));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("large and hostile files", () => {
  test("ten thousand regions compile, one more does not", () => {
    const scene = (count: number): string => {
      const regions = Array.from({ length: count }, (_, i) => `region r${i} { prompt: "${i}" }`);
      return `scene s { canvas: 64 x 64 seed: 1 prompt: "p" column { ${regions.join("\n")} } }`;
    };
    const { plan } = compileScene(of(scene(10_000)));
    expect(plan!.regions).toHaveLength(10_000);
    const last = plan!.regions.at(-1)!.cell;
    expect(last.y + last.height).toBe(1);
    expect(compileScene(of(scene(10_001))).diagnostics.map(({ rule }) => rule)).toContain("too-many-regions");
  });

  test("weights without a common denominator stay bounded", () => {
    const regions = Array.from(
      { length: 2_000 },
      (_, i) => `region r${i} { prompt: "p" weight: ${i + 1}/${7919 + 2 * i} }`,
    );
    const { plan } = compileScene(
      of(`scene s { canvas: 64 x 64 seed: 1 prompt: "p" row { ${regions.join(" ")} } }`),
    );
    const total = plan!.regions.reduce((sum, { cell }) => sum + cell.width, 0);
    expect(total).toBeCloseTo(1, 9);
  });

  test("thousands of unknown names, styles and variants take no long time", () => {
    const many = (line: (i: number) => string): string =>
      Array.from({ length: 3_000 }, (_, i) => line(i)).join("\n");
    const text = [
      many((i) => `style s${i} { use: s${i + 1} prompt: "p${i}" }`),
      many((i) => `let l${i} = "\${m${i}}"`),
      `scene a { region r { prompt: "p" } ${many((i) => `variant v${i} { use: s${i} region r { prompt: n${i} } }`)} }`,
    ].join("\n");
    const { diagnostics } = of(text);
    expect(diagnostics).toHaveLength(1_000);
  });

  test("a hundred thousand findings of one picture overflow nothing", () => {
    const empty = "row { }\n".repeat(150_000);
    expect(of(`scene s { canvas: 64 x 64 seed: 1 prompt: "p" ${empty} }`).diagnostics).toHaveLength(1_000);
  });

  test("an error is listed however many hints stand before it", () => {
    const lets = Array.from({ length: 2_000 }, (_, i) => `let l${i} = "x"`).join("\n");
    const { diagnostics } = of(`${lets}\nscene s { canvas: 64 x 64 seed: 1 prompt: "p" region a { } }`);
    expect(diagnostics).toHaveLength(1_000);
    expect(diagnostics.map(({ rule }) => rule)).toContain("missing-prompt");
  });

  test("a name may be any word, those of JavaScript's objects included", () => {
    const words = ["constructor", "__proto__", "toString", "hasOwnProperty"];
    const text = words
      .map(
        (word) =>
          `let ${word} = "x"\nscene s_${word} { canvas: 64 x 64 seed: 1 prompt: "\${${word}}" ${word}: 1 region ${word} { prompt: "p" } }`,
      )
      .join("\n");
    expect(of(text).diagnostics.map(({ rule }) => rule)).toEqual(words.map(() => "unknown-property"));
  });
});
