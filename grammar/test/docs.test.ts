/** The references in docs/ are true: every example compiles, and every rule is explained by one that breaks it. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { generatedFiles } from "../scripts/generated.ts";
import {
  analyse,
  compileScene,
  format,
  parseFile,
  RESERVED_WORDS,
  RULES,
  ScenePlanSchema,
} from "../src/index.ts";
import type { Analysis, ModelDirectory, ParsedFile } from "../src/index.ts";
import { SYNTAX_RULES } from "../src/syntax/problems.ts";

const read = (page: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/${page}`, import.meta.url)), "utf8");

interface Example {
  readonly text: string;
  /** The file that the example stands for; null: the one that is analysed. */
  readonly file: string | null;
}

function examplesIn(page: string): Example[] {
  return [...page.matchAll(/^```ragl(?: file=(\S+))?\n(.*?)^```$/gms)].map(([, file, text]) => ({
    text: text!,
    file: file ?? null,
  }));
}

/** A model as the bundled one might be, for the rules that ask. */
const MODELS: ModelDirectory = {
  find: (name) =>
    name !== "toybox"
      ? null
      : {
          name,
          grid: 16,
          tokenPixels: 16,
          minRegion: 32,
          trained: { minSide: 256, maxSide: 1024, maxArea: 1024 * 1024 },
          readText: (text) => {
            const words = text.split(" ");
            const unknownWords = words.filter((word) => word === "zeppelin");
            return { tokens: words.length, limit: 16, lostWords: words.slice(16).join(" "), unknownWords };
          },
        },
  names: () => ["toybox"],
};

function analyseExample(example: Example, all: readonly Example[], models: ModelDirectory | null): Analysis {
  const files = new Map<string, ParsedFile>([["main.ragl", parseFile("main.ragl", example.text)]]);
  for (const { file, text } of all) if (file !== null) files.set(file, parseFile(file, text));
  return analyse(files.get("main.ragl")!, { load: (uri) => files.get(uri) ?? null, models });
}

describe("docs/language.md", () => {
  const page = read("language.md");
  const examples = examplesIn(page);

  test.each(examples.map((example, index) => [index + 1, example] as const))(
    "example %i compiles",
    (_, example) => {
      const analysis = analyseExample(example, examples, null);
      const serious = analysis.diagnostics.filter(
        ({ severity, rule }) =>
          severity === "error" || (severity === "warning" && rule !== "region-partly-off-canvas"),
      );
      expect(serious).toEqual([]);
      for (const { name, variants } of analysis.scenes) {
        for (const variant of [null, ...variants]) {
          const { plan } = compileScene(analysis, { scene: name, variant });
          expect(ScenePlanSchema.safeParse(plan).success).toBe(true);
        }
      }
    },
  );

  test.each(examples.map((example, index) => [index + 1, example] as const))(
    "example %i is in the canonical style",
    (_, { text }) => {
      expect(format(text)).toEqual({ text });
    },
  );

  test("what its examples say of styles is so", () => {
    const crow = examples.find(({ text }) => text.includes("scene crow"))!;
    const { plan } = compileScene(analyseExample(crow, examples, null));
    const said = [...crow.text.matchAll(/\/\/ "(.+)"/g)].map(([, text]) => text);
    expect([plan!.prompt, plan!.regions[1]!.prompt]).toEqual(said);
  });

  test("lists the reserved words", () => {
    expect(page.replace(/\s+/g, " ")).toContain(RESERVED_WORDS.map((word) => `\`${word}\``).join(", "));
  });
});

describe("docs/diagnostics.md", () => {
  const page = read("diagnostics.md");
  const sections = new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf("\n")), section]),
  );
  const rules = [...Object.keys(SYNTAX_RULES).map((id) => ({ id, severity: "error" })), ...RULES];

  test("explains every rule, and no other", () => {
    expect([...sections.keys()].sort()).toEqual(rules.map((rule) => rule.id).sort());
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  /** Rules that ask for more than a page could show, or for a name from outside the file. */
  const WITHOUT_EXAMPLE = [
    "nesting-too-deep",
    "file-too-large",
    "too-many-errors",
    "unknown-scene",
    "unknown-variant",
    "text-too-long",
    "too-many-regions",
  ];

  test.each(rules.map((rule) => [rule.id, rule.severity] as const))("%s", (id, severity) => {
    const section = sections.get(id)!;
    expect(section.toLowerCase()).toContain(`**${severity}.**`);
    const examples = examplesIn(section);
    expect(examples.length === 0).toBe(WITHOUT_EXAMPLE.includes(id));
    const main = examples.find(({ file }) => file === null);
    if (main === undefined) return;
    const { diagnostics } = analyseExample(main, examples, MODELS);
    expect(diagnostics.map(({ rule }) => rule)).toContain(id);
    expect(diagnostics.find(({ rule }) => rule === id)!.severity).toBe(severity);
  });
});

describe("docs/scene-plan.md", () => {
  test("shows a plan that the schema accepts", () => {
    const [, json] = /^```json\n(.*?)^```$/ms.exec(read("scene-plan.md"))!;
    const plan: unknown = JSON.parse(json!);
    expect(ScenePlanSchema.parse(plan)).toEqual(plan);
  });

  test("names every field of a plan", () => {
    const page = read("scene-plan.md");
    const region = ScenePlanSchema.shape.regions.element;
    for (const field of [...Object.keys(ScenePlanSchema.shape), ...Object.keys(region.shape)]) {
      expect(page).toContain(`\`${field}\``);
    }
  });
});

test("generated files are current: `npm run generate` changes nothing", async () => {
  for (const { path, text } of await generatedFiles()) expect(readFileSync(path, "utf8")).toBe(text);
});
