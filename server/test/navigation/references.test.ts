import { CancellationToken, DocumentHighlightKind } from "vscode-languageserver";
import { expect, test } from "vitest";
import { findHighlights } from "../../src/navigation/find-highlights.ts";
import { findReferences } from "../../src/navigation/find-references.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** Expects the references at the first cursor to be the marked ranges; the first one is the declaration. */
async function expectReferences(fixture: string): Promise<void> {
  const { document, workspace, cursor, ranges } = testWorkspace(fixture);
  const find = (includeDeclaration: boolean) =>
    findReferences(document, cursor.position, workspace, { includeDeclaration }, CancellationToken.None);
  const inOrder = (places: { uri: string; range: object }[]): string[] =>
    places.map(({ uri, range }) => JSON.stringify([uri, range])).toSorted();
  expect(inOrder(await find(true))).toEqual(inOrder([...ranges]));
  expect((await find(false)).length).toBe(ranges.length - 1);
}

test("of a value, through imports and under other names", async () => {
  await expectReferences(`
    import { <|dusk|> as <|evening|> } from "./styles.ragl"
    let dusk = "another"
    scene s { prompt: "🎨 \${<|even<|>ing|>} \${dusk}" negative: <|evening|> }
    --- styles.ragl
    let <|dusk|> = "at dusk"
    let late = "\${<|dusk|>}, late"
    --- sub/pier.ragl
    import { <|dusk|> } from "../styles.ragl"
    scene s { prompt: <|dusk|> }
    --- sub/other.ragl
    let dusk = 1
    scene s { prompt: "\${dusk}" }
  `);
});

test("of a region, within its scene", async () => {
  await expectReferences(`
    scene s {
      region <|<|>boat|> { }
      variant a { region <|boat|> { seed: 1 } }
      variant b { repaint <|boat|> { } }
    }
    scene other { region boat { } variant v { region boat { } } }
  `);
});

test("of an imported style, asked for where it is used", async () => {
  await expectReferences(`
    import { <|ink|> } from "./styles.ragl"
    scene s { use: <|<|>ink|>, <|ink|> region r { use: <|ink|> } }
    --- styles.ragl
    style <|ink|> { }
    style bold { use: <|ink|> }
  `);
});

test("nothing refers to what is no name", async () => {
  const { document, workspace, cursor } = testWorkspace("scene s { see<|>d: 1 }");
  const options = { includeDeclaration: true };
  expect(await findReferences(document, cursor.position, workspace, options, CancellationToken.None)).toEqual(
    [],
  );
});

test("highlights are the names in this file; where they are defined or imported they are written", () => {
  const { document, cursor, ranges } = testWorkspace(`
    import { <|dusk|> as <|late|> } from "./styles.ragl"
    scene s { prompt: <|<|>late|> detail: <|late|> }
    --- styles.ragl
    let dusk = "at dusk"
  `);
  const highlights = findHighlights(document, cursor.position);
  expect(highlights.map(({ range }) => range)).toEqual(ranges.map(({ range }) => range));
  const { Read, Write } = DocumentHighlightKind;
  expect(highlights.map(({ kind }) => kind)).toEqual([Write, Write, Read, Read]);
});
