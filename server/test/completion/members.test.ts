import { CompletionItemKind, InsertTextFormat, InsertTextMode } from "vscode-languageserver";
import { expect, test } from "vitest";
import { complete } from "./complete.ts";

test("at the top of a file, what a file holds", async () => {
  const { labels, take } = await complete("sc<|>");
  expect(labels).toEqual(["scene", "style", "let", "import"]);
  expect(take("style")).toBe('style name {\n  prompt: ""\n}');
});

test("in a region, the properties that it lacks, the prompt first", async () => {
  const { labels, take } = await complete(`
    scene pier {
      row {
        region boat { seed: 1 refine: 0.5 <|> }
      }
    }
  `);
  expect(labels.slice(0, 2)).toEqual(["prompt", "weight"]);
  expect(labels).not.toContain("seed");
  expect(labels).not.toContain("refine");
  expect(labels).not.toContain("steps");
  expect(labels).not.toContain("row");
  expect(take("inset")).toContain("refine: 0.5 inset: 6% }");
});

test("properties that would change nothing come last", async () => {
  const { labels } = await complete('scene pier { region boat { prompt: "a" box: 0 0 1/2 1/2 <|> } }');
  expect(labels.slice(0, 2)).toEqual(["at", "size"]);
  expect(labels.slice(-2).sort()).toEqual(["inset", "weight"]);
});

test("in a scene: properties, declarations, layouts, in this order", async () => {
  const { labels, items } = await complete("scene pier {\n  <|>\n}", { snippets: true });
  expect(labels.slice(0, 3)).toEqual(["canvas", "seed", "prompt"]);
  const order = ["bind", "region", "row", "variant", "row of three"].map((label) => labels.indexOf(label));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const region = items.find(({ label }) => label === "region")!;
  expect(region.insertTextFormat).toBe(InsertTextFormat.Snippet);
  expect(region.insertTextMode).toBe(InsertTextMode.adjustIndentation);
  expect(region.textEdit).toMatchObject({
    newText: 'region ${1:name} {\n\tat: ${2:25%} ${3:25%}\n\tsize: ${4:50%} ${5:50%}\n\tprompt: "$0"\n}',
  });
  expect(region.documentation).toMatchObject({ value: expect.stringContaining("its own prompt") });
});

test("a name that has its colon is exchanged alone", async () => {
  const { take, labels } = await complete('scene pier { pro<|>: "a pier" }');
  expect(take("negative")).toBe('scene pier { negative: "a pier" }');
  expect(labels).not.toContain("region");
});

test("works where braces are missing", async () => {
  const { labels } = await complete(`
    scene pier {
      region boat {
        prompt: "a boat"
      region gull {
        <|>
  `);
  expect(labels[0]).toBe("prompt");
});

test("variants change regions that the scene has", async () => {
  const fixture = `
    scene pier {
      region boat { prompt: "a boat" }
      region gull { prompt: "a gull" }
      variant calm {
        region gull { seed: 1 }
        repaint <|>
      }
    }
  `;
  const { labels, take } = await complete(fixture);
  expect(labels).toEqual(["boat"]);
  expect(take("boat")).toContain('repaint boat {\n  prompt: ""\n}');
  expect((await complete("scene a { variant b { <|> } }")).labels).toEqual(
    expect.arrayContaining(["prompt", "repaint", "region"]),
  );
});

test("after a whole value on its line other properties, after half a value only its rest", async () => {
  expect((await complete("scene a { seed: 1 <|> }")).labels).toContain("prompt");
  expect((await complete("scene a { region b { at: 10% <|> } }")).labels).not.toContain("prompt");
  expect((await complete("scene a { region b { inset: 6% <|> } }")).labels).toEqual(
    expect.arrayContaining(["2%", "prompt"]),
  );
});

test("nothing in comments, at new names, and after a space in the midst of writing", async () => {
  expect((await complete("// sc<|>")).labels).toEqual([]);
  expect((await complete("scene <|>")).labels).toEqual([]);
  expect((await complete("scene a { seed: 1 <|> }", { typed: " " })).labels).toEqual([]);
  expect((await complete("scene a { use: <|> }\nstyle ink { }", { typed: " " })).labels).toEqual(["ink"]);
});

test("a property's documentation tells what it does, with an example and its default", async () => {
  const { items } = await complete("scene a { <|> }");
  const seed = items.find(({ label }) => label === "seed")!;
  expect(seed.documentation).toMatchObject({
    kind: "markdown",
    value: expect.stringMatching(/^Where the noise starts[^]*```ragl\nseed: 1234\n```[^]*Default: /),
  });
});

test("keeps CRLF documents and characters beyond the basic plane apart", async () => {
  const { take } = await complete('let a = "🏴‍☠️"\r\nscene b {\r\n  prompt: "𝔸" gui<|>\r\n}\r\n');
  expect(take("guidance")).toBe('let a = "🏴‍☠️"\r\nscene b {\r\n  prompt: "𝔸" guidance: 3.5\r\n}\r\n');
});

test("layouts are whole: prompts are all that they lack", async () => {
  const { items, take, workspace } = await complete("scene a {\n  canvas: 512 x 512\n  seed: 1\n  <|>\n}");
  const layouts = items.filter(({ kind }) => kind === CompletionItemKind.Snippet);
  expect(layouts.length).toBeGreaterThan(4);
  for (const { label } of layouts) {
    const { diagnostics } = workspace.edit(take(label)).analysis;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(["missing-prompt"]));
  }
});
