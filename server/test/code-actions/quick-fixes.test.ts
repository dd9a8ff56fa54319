import { expect, test } from "vitest";
import { actionsAt, fixed, unindent } from "./actions.ts";

/** One fix: the rule that it mends, its title, the text before and after. */
interface Case {
  readonly rule: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const CASES: readonly Case[] = [
  {
    rule: "unknown-property",
    title: "Change to 'prompt'",
    before: 'style ink { promt: "in ink" }',
    after: 'style ink { prompt: "in ink" }',
  },
  {
    rule: "misplaced-property",
    title: "Remove 'steps'",
    before: 'scene a {\n  region b {\n    steps: 20\n    prompt: "b"\n  }\n}\n',
    after: 'scene a {\n  region b {\n    prompt: "b"\n  }\n}\n',
  },
  {
    rule: "property-without-effect",
    title: "Remove 'weight'",
    before: 'scene a { region b { prompt: "b" weight: 2 } }',
    after: 'scene a { region b { prompt: "b" } }',
  },
  {
    rule: "missing-name",
    title: "Name it 'look'",
    before: 'style { prompt: "in ink" }',
    after: 'style look { prompt: "in ink" }',
  },
  {
    rule: "missing-dimensions",
    title: "Add '2 x 2'",
    before: 'scene a { grid { region b { prompt: "b" } region c { prompt: "c" } region d { prompt: "d" } } }',
    after:
      'scene a { grid 2 x 2 { region b { prompt: "b" } region c { prompt: "c" } region d { prompt: "d" } } }',
  },
  {
    rule: "misplaced-declaration",
    title: "Move it above this scene",
    before: '/// A pier.\nscene a {\n  seed: 1\n\n  let boat = "a boat"\n\n  prompt: boat\n}\n',
    after: 'let boat = "a boat"\n\n/// A pier.\nscene a {\n  seed: 1\n\n  prompt: boat\n}\n',
  },
  {
    rule: "reserved-word",
    title: "Change to 'use'",
    before: "style ink { seed: 1 }\nstyle b { style: ink }",
    after: "style ink { seed: 1 }\nstyle b { use: ink }",
  },
  {
    rule: "reserved-word",
    title: "Change to 'row-1'",
    before: 'let row = "houses"',
    after: 'let row-1 = "houses"',
  },
  {
    rule: "unknown-unit",
    title: "Change to '%'",
    before: "style a { feather: 3em }",
    after: "style a { feather: 3% }",
  },
  {
    rule: "missing-value",
    title: "Add 1234",
    before: "style a { seed: }",
    after: "style a { seed: 1234 }",
  },
  {
    rule: "unknown-style",
    title: "Define the style 'ink'",
    before: '// Pictures.\n\n/// A pier.\nscene a { use: ink prompt: "a" }\n',
    after: '// Pictures.\n\nstyle ink {\n  prompt: ""\n}\n\n/// A pier.\nscene a { use: ink prompt: "a" }\n',
  },
  {
    rule: "unknown-style",
    title: "Import 'ink' from \"./styles.ragl\"",
    before: 'scene a { use: ink prompt: "a" }\n--- styles.ragl\nstyle ink { prompt: "in ink" }\n',
    after: 'import { ink } from "./styles.ragl"\n\nscene a { use: ink prompt: "a" }\n',
  },
  {
    rule: "unknown-name",
    title: "Define the value 'boat'",
    before: 'style a { prompt: "one ${boat}" }',
    after: 'let boat = ""\n\nstyle a { prompt: "one ${boat}" }',
  },
  {
    rule: "duplicate-name",
    title: "Rename this one to 'a-2'",
    before: 'scene s { region a { prompt: "a" } region a { prompt: "b" } }',
    after: 'scene s { region a { prompt: "a" } region a-2 { prompt: "b" } }',
  },
  {
    rule: "hides-keyword",
    title: "Rename it to 'ellipse-value'",
    before: 'let ellipse = rect\nscene s { region a { prompt: "a" shape: ellipse } }',
    after: 'let ellipse-value = rect\nscene s { region a { prompt: "a" shape: ellipse-value } }',
  },
  {
    rule: "unused-let",
    title: "Remove 'boat'",
    before: '/// Unused.\nlet boat = "a boat"\n\nscene s { prompt: "s" }\n',
    after: '\nscene s { prompt: "s" }\n',
  },
  {
    rule: "unused-import",
    title: "Remove the import",
    before: 'import { ink } from "./styles.ragl"\nscene a { prompt: "a" }\n--- styles.ragl\nstyle ink { }\n',
    after: 'scene a { prompt: "a" }\n',
  },
  {
    rule: "import-not-found",
    title: 'Change to "./look/styles.ragl"',
    before:
      'import { ink } from "./styles.ragl"\nscene a { use: ink }\n--- look/styles.ragl\nstyle ink { }\n',
    after: 'import { ink } from "./look/styles.ragl"\nscene a { use: ink }\n',
  },
  {
    rule: "missing-path",
    title: "Add 'from \"./styles.ragl\"'",
    before: "import { ink }\nscene a { use: ink }\n--- styles.ragl\nstyle ink { }\n",
    after: 'import { ink } from "./styles.ragl"\nscene a { use: ink }\n',
  },
  {
    rule: "wrong-type",
    title: "Remove the quotes",
    before: 'style a { steps: "20" }',
    after: "style a { steps: 20 }",
  },
  {
    rule: "wrong-count",
    title: "Change to 10% 10%",
    before: "style a { at: 10% }",
    after: "style a { at: 10% 10% }",
  },
  {
    rule: "wrong-count",
    title: "Change to 2, 1, 1",
    before: 'scene s { grid 1 x 3 { columns: 2, 1 region a { prompt: "a" } } }',
    after: 'scene s { grid 1 x 3 { columns: 2, 1, 1 region a { prompt: "a" } } }',
  },
  {
    rule: "empty-path",
    title: "Remove 'mask'",
    before: 'scene s {\n  region a {\n    mask: ""\n    prompt: "a"\n  }\n}\n',
    after: 'scene s {\n  region a {\n    prompt: "a"\n  }\n}\n',
  },
  {
    rule: "empty-scene",
    title: "Add 'prompt: \"old pier\"'",
    before: "scene old-pier {\n  seed: 1\n}\n",
    after: 'scene old-pier {\n  prompt: "old pier"\n  seed: 1\n}\n',
  },
  {
    rule: "missing-prompt",
    title: "Add 'prompt: \"boat\"'",
    before: "scene s {\n  region boat {\n    seed: 1\n  }\n}\n",
    after: 'scene s {\n  region boat {\n    prompt: "boat"\n    seed: 1\n  }\n}\n',
  },
  {
    rule: "missing-scene-prompt",
    title: "Add 'prompt: \"a boat, a gull and a pier\"'",
    before:
      'scene s {\n  region a { prompt: "a boat" }\n  region b { prompt: "a gull" }\n  region c { prompt: "a pier" }\n}\n',
    after:
      'scene s {\n  prompt: "a boat, a gull and a pier"\n  region a { prompt: "a boat" }\n  region b { prompt: "a gull" }\n  region c { prompt: "a pier" }\n}\n',
  },
  {
    rule: "empty-block",
    title: "Remove this row",
    before: 'scene s {\n  prompt: "s"\n  row { gap: 2% }\n}\n',
    after: 'scene s {\n  prompt: "s"\n}\n',
  },
  {
    rule: "repaint-conflict",
    title: "Remove 'seed'",
    before:
      'scene s {\n  seed: 1\n  prompt: "s"\n  region a { prompt: "a" }\n  variant v {\n    seed: 2\n    repaint a { prompt: "b" }\n  }\n}\n',
    after:
      'scene s {\n  seed: 1\n  prompt: "s"\n  region a { prompt: "a" }\n  variant v {\n    repaint a { prompt: "b" }\n  }\n}\n',
  },
  {
    rule: "grid-full",
    title: "Change to 2 x 2",
    before:
      'scene s { grid 1 x 2 { region a { prompt: "a" } region b { prompt: "b" } region c { prompt: "c" } } }',
    after:
      'scene s { grid 2 x 2 { region a { prompt: "a" } region b { prompt: "b" } region c { prompt: "c" } } }',
  },
  {
    rule: "region-off-canvas",
    title: "Move it onto the canvas",
    before: 'scene s { region a { prompt: "a" at: 100% 0 size: 20% 20% } }',
    after: 'scene s { region a { prompt: "a" at: 80% 0 size: 20% 20% } }',
  },
  {
    rule: "overflows-container",
    title: "Move it into its container",
    before:
      'scene s { row { size: 50% 100% region a { prompt: "a" } region b { prompt: "b" at: 50% 0 size: 100% 50% } } }',
    after:
      'scene s { row { size: 50% 100% region a { prompt: "a" } region b { prompt: "b" at: 0% 0 size: 100% 50% } } }',
  },
  {
    rule: "region-hidden",
    title: "Add 'layer: 1'",
    before: 'scene s { region a { prompt: "a" at: 1% 1% size: 2/5 2/5 } region b { prompt: "b" } }',
    after: 'scene s { region a { layer: 1 prompt: "a" at: 1% 1% size: 2/5 2/5 } region b { prompt: "b" } }',
  },
  {
    rule: "region-without-effect",
    title: "Remove 'bind: 0'",
    before: 'scene s { region a { prompt: "a" bind: 0 refine: 0 } }',
    after: 'scene s { region a { prompt: "a" refine: 0 } }',
  },
  {
    rule: "no-room",
    title: "Remove 'gap'",
    before:
      'scene s { row { gap: 50% region a { prompt: "a" } region b { prompt: "b" } region c { prompt: "c" } } }',
    after: 'scene s { row { region a { prompt: "a" } region b { prompt: "b" } region c { prompt: "c" } } }',
  },
  {
    rule: "bind-too-long",
    title: "Change to 10",
    before: 'scene s { steps: 20 region a { prompt: "a" bind: 15 } }',
    after: 'scene s { steps: 20 region a { prompt: "a" bind: 10 } }',
  },
];

test.each(CASES)("$rule: $title", async ({ rule, title, before, after }) => {
  const { workspace } = await actionsAt(before);
  expect(workspace.document.analysis.diagnostics.map((finding) => finding.rule)).toContain(rule);
  expect(await fixed(before, title)).toBe(after);
});

test.each([
  ["region-too-small", /^Enlarge it to/, 'scene s { region a { prompt: "a" at: 50% 10% size: 8px 8px } }'],
  ["canvas-untrained", /^Change to \d+ x \d+$/, 'scene s { canvas: 4096 x 4096 prompt: "s" }'],
  ["canvas-not-on-grid", /^Change to \d+ x \d+$/, 'scene s { canvas: 500 x 500 prompt: "s" }'],
])("%s: mended for the model", async (rule, title, text) => {
  const { workspace, titles, after } = await actionsAt(text, { only: ["quickfix"], withModels: true });
  const rules = () => workspace.document.analysis.diagnostics.map((finding) => finding.rule);
  expect(rules()).toContain(rule);
  workspace.edit(after(titles.find((candidate) => title.test(candidate))!));
  expect(rules()).not.toContain(rule);
});

test("an action says which diagnostic it mends, and for which version of the text", async () => {
  const { actions } = await actionsAt("style ink { p<|>romt: 1 }");
  const action = actions.find(({ title }) => title === "Change to 'prompt'")!;
  expect(action).toMatchObject({ kind: "quickfix", isPreferred: true });
  expect(action.diagnostics?.[0]?.code).toBe("unknown-property");
  expect(action.edit?.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
});

test("only what the selection meets is offered", async () => {
  const { titles } = await actionsAt("style a { promt: 1 }\nstyle b { s<|>ead: 1 }");
  expect(titles).toContain("Change to 'seed'");
  expect(titles).not.toContain("Change to 'prompt'");
});

test("fix all mends errors and warnings that have one plain fix, and leaves hints alone", async () => {
  const fixture = `
    import { ink } from "./styles.ragl"
    scene pier {
      promt: "a pier",
      steps: 2000
      region boat { prompt: "a boat" weight: 2 }
    }
    --- styles.ragl
    style ink { prompt: "in ink" }
  `;
  const { after, titles } = await actionsAt(fixture, { only: ["source.fixAll"] });
  expect(titles).toEqual(["Fix all problems that have one plain fix"]);
  expect(after(titles[0]!)).toBe(
    unindent(`
      scene pier {
        prompt: "a pier"
        steps: 1000
        region boat { prompt: "a boat" }
      }
    `),
  );
  expect((await actionsAt(fixture)).titles).not.toContain(titles[0]);
});
