import { expect, test } from "vitest";
import { complete } from "./complete.ts";

test("words of a property, and values that have a name", async () => {
  expect((await complete("scene a { region b { shape: <|> } }")).labels).toEqual(["rect", "ellipse"]);
  const { labels, take, items } = await complete(`
    /// What floats.
    let boat = "a boat"
    let corner = 70% 5%
    scene a { region b { prompt: <|> } }
  `);
  expect(labels).toEqual(['"…"', "boat"]);
  expect(items[1]).toMatchObject({
    detail: '"a boat"',
    documentation: { value: expect.stringContaining("What floats.") },
  });
  expect(take("boat")).toContain("prompt: boat }");
});

test("lengths: units for a number, usual ones for none, what each is for", async () => {
  const units = await complete("scene a { region b { at: 70% 5<|> } }");
  expect(units.labels).toEqual(["5%", "5px"]);
  expect(units.take("5px")).toBe("scene a { region b { at: 70% 5px } }");
  const { labels, items } = await complete("let corner = 1/3 1/3\nscene a { region b { size: 20% <|> } }");
  expect(labels).toContain("1/3");
  expect(labels).toContain("corner");
  expect(items[0]?.detail).toBe("height");
});

test("sizes of the canvas that suit the model", async () => {
  const { labels } = await complete('scene a { canvas: <|> model: "toybox" }', { withModels: true });
  expect(labels[0]).toMatch(/^\d+ x \d+$/);
  const { workspace } = await complete(`scene a { canvas: ${labels[0]} <|> }`, { withModels: true });
  await workspace.modelsKnown();
  expect(workspace.document.analysis.diagnostics.map(({ rule }) => rule)).not.toContain("canvas-untrained");
});

test("installed models, with quotes and between them", async () => {
  const open = await complete("scene a { model: <|> }", { withModels: true });
  expect(open.take('"toybox"')).toBe('scene a { model: "toybox" }');
  const inside = await complete('scene a { model: "to<|>y" }', { withModels: true });
  expect(inside.take("toybox")).toBe('scene a { model: "toybox" }');
});

test("the seed that the scene has without one", async () => {
  const { labels, items } = await complete("scene pier { seed: <|> }");
  expect(labels).toHaveLength(1);
  expect(items[0]?.detail).toBe("the seed that it has now");
  expect(Number(labels[0])).toBeGreaterThan(0);
});

test("styles: visible ones that are not used yet, then those of other files with their import", async () => {
  const fixture = `
    import { ink } from "./styles.ragl"
    style night { prompt: "at night" }
    scene a { use: night, <|> }
    --- styles.ragl
    style ink { prompt: "in ink" }
    style wash { prompt: "a wash" }
    --- more/paper.ragl
    style paper { prompt: "on paper" }
  `;
  const { labels, take } = await complete(fixture);
  expect(labels).toEqual(["ink", "wash", "paper"]);
  expect(take("wash")).toContain('import { ink, wash } from "./styles.ragl"');
  expect(take("wash")).toContain("use: night, wash }");
  expect(take("paper")).toContain('"./styles.ragl"\nimport { paper } from "./more/paper.ragl"\n');
});

test("values inside texts, with the signs that are still missing", async () => {
  const text = (inside: string) => `let boat = "a boat"\nscene a { prompt: "${inside}" }`;
  expect((await complete(text("one ${<|>"))).take("boat")).toBe(text("one ${boat}"));
  expect((await complete(text("one $<|>"))).take("boat")).toBe(text("one ${boat}"));
  expect((await complete(text("one ${bo<|>at}, red"))).take("boat")).toBe(text("one ${boat}, red"));
  expect((await complete(text("one <|>"))).labels).toEqual([]);
});

test("imports: names that the file exports, and files", async () => {
  const files =
    '\n--- styles.ragl\nlet dusk = "at dusk"\nstyle ink { prompt: "ink" }\nscene s { }\n--- sub/deep.ragl\n';
  const names = await complete(`import { ink, <|> } from "./styles.ragl"${files}`);
  expect(names.labels).toEqual(["dusk"]);
  const paths = await complete(`import { ink } from "./<|>"${files}`);
  expect(paths.labels).toEqual(["./styles.ragl", "./sub/deep.ragl"]);
  expect(paths.take("./sub/deep.ragl").split("\n")[0]).toBe('import { ink } from "./sub/deep.ragl"');
  expect((await complete(`import { ink } <|>${files}`)).labels).toEqual(["from"]);
});

test("pictures for masks, folder by folder", async () => {
  const fixture =
    'scene a { region b { mask: "./masks/<|>" } }\n--- masks/sail.png\nx\n--- masks/notes.txt\nx\n';
  const { labels, take } = await complete(fixture);
  expect(labels).toEqual(["sail.png"]);
  expect(take("sail.png")).toContain('mask: "./masks/sail.png"');
});

test("grids: their rows and columns", async () => {
  expect((await complete("scene a { grid <|> }")).labels).toContain("2 x 3");
});
