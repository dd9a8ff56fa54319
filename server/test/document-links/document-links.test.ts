import { expect, test } from "vitest";
import { findDocumentLinks } from "../../src/document-links/document-links.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** `text -> target` of each link. */
function links(fixture: string, main?: string): string[] {
  const { document, workspace } = testWorkspace(fixture, main === undefined ? {} : { main });
  return findDocumentLinks(document, workspace).map(
    ({ range, target }) => `${document.textDocument.getText(range)} -> ${target}`,
  );
}

test("imports, masks and model folders are links", () => {
  expect(
    links(`
      import { ink } from "./sub/styles.ragl"
      scene s {
        model: "../models/my model"
        region r { mask: "./masks/sail.png" }
        variant v { region r { mask: """./other.png""" } }
      }
      --- sub/styles.ragl
      style ink { }
    `),
  ).toEqual([
    "./sub/styles.ragl -> file:///work/sub/styles.ragl",
    "../models/my model -> file:///models/my%20model/model_index.json",
    "./masks/sail.png -> file:///work/masks/sail.png",
    "./other.png -> file:///work/other.png",
  ]);
});

test("names of models, texts with values, and imports of nothing are none", () => {
  expect(
    links(`
      import { ink } from "./missing.ragl"
      let file = "sail"
      scene s { model: "toybox" region r { mask: "./\${file}.png" prompt: "./a.png" } }
    `),
  ).toEqual([]);
});

test("a text without a file has no links", () => {
  expect(links('scene s { region r { mask: "./a.png" } }', "untitled:Untitled-1")).toEqual([]);
});

test("a path whose quotes are not closed is a link up to where it is taken to end", () => {
  expect(links('scene s { region r { mask: "./a.png\n} }')).toEqual(["./a.png -> file:///work/a.png"]);
});
