import { SymbolKind, type DocumentSymbol } from "vscode-languageserver";
import { expect, test } from "vitest";
import { findDocumentSymbols } from "../../src/symbols/document-symbols.ts";
import { flatSymbols } from "../../src/symbols/flat-symbols.ts";
import { unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const KIND_NAMES = new Map(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));

/** The outline as an editor draws it: name, detail, and the kind in parentheses. */
function outline(fixture: string): string {
  const lines: string[] = [];
  const draw = (symbols: readonly DocumentSymbol[], indent: string): void => {
    for (const { name, detail, kind, children } of symbols) {
      lines.push(`${indent}${name}${detail ? ` · ${detail}` : ""} (${KIND_NAMES.get(kind)})`);
      draw(children ?? [], `${indent}  `);
    }
  };
  draw(findDocumentSymbols(testWorkspace(fixture).document), "");
  return lines.join("\n");
}

test("the outline is nested as the file is; doc comments stand before prompts", () => {
  const fixture = `
    import { ink } from "./styles.ragl"
    let boat = "a small wooden boat"
    style wet { prompt: "wet paint" }

    /// The harbour at dusk.
    /// Two boats.
    scene harbour {
      prompt: "a quiet harbour"
      column sidebar {
        region lighthouse { prompt: "a white lighthouse" }
        row {
          grid faces 2 x 3 { region left { prompt: "\${boat}, red" } }
        }
      }
      variant storm {
        prompt: "a storm"
        region left { prompt: "a tilted boat" }
        repaint lighthouse { prompt: "a ruin" }
      }
    }
  `;
  const drawn = `
    boat · "a small wooden boat" (Constant)
    wet · wet paint (Interface)
    harbour · The harbour at dusk. (Class)
      sidebar · column (Namespace)
        lighthouse · a white lighthouse (Field)
        row (Namespace)
          faces · grid 2 x 3 (Namespace)
            left · \${boat}, red (Field)
      storm · a storm (Event)
        left · a tilted boat (Property)
        lighthouse · repaint · a ruin (Property)
  `;
  expect(outline(fixture)).toBe(unindent(drawn).trimEnd());
});

test("what is broken is in the outline by its keyword", () => {
  expect(outline("scene {\n region { prompt: \n column\n  let x =")).toBe(
    "scene (Class)\n  region (Field)\n  column (Namespace)\nx (Constant)",
  );
});

test("a long text is cut between characters, not within one", () => {
  const [line = ""] = outline(`let long = "${"🎨".repeat(200)}"`).split("\n");
  expect(line).toBe(`long · "${"🎨".repeat(58)}… (Constant)`);
});

test("names lie within what they name", () => {
  const { document } = testWorkspace("\tscene s {\r\n\t\tregion 🎨a { }\r\n\tregion b { }\r\n}\r\n");
  const check = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
    expect(document.offsetAt(range.start)).toBeLessThanOrEqual(document.offsetAt(selectionRange.start));
    expect(document.offsetAt(selectionRange.end)).toBeLessThanOrEqual(document.offsetAt(range.end));
    children.forEach(check);
  };
  findDocumentSymbols(document).forEach(check);
});

test("as a list for clients without trees, each with what it stands in", () => {
  const { document } = testWorkspace("scene s { row { region a { prompt: 'p' } } }");
  const flat = flatSymbols(findDocumentSymbols(document), document.uri);
  expect(flat.map(({ name, containerName }) => [name, containerName])).toEqual([
    ["s", undefined],
    ["row", "s"],
    ["a", "row"],
  ]);
});
