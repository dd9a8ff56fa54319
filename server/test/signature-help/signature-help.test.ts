import { expect, test } from "vitest";
import { doSignatureHelp } from "../../src/signature-help/signature-help.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** The signatures at the cursor, the active one with its active parameter in brackets. */
function help(fixture: string): string[] | null {
  const { document, cursor } = testWorkspace(fixture);
  const found = doSignatureHelp(document, cursor.position);
  return (
    found &&
    found.signatures.map(({ label, parameters = [] }, index) => {
      if (index !== found.activeSignature) return label;
      const [start, end] = parameters[found.activeParameter ?? 0]!.label as [number, number];
      return `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}`;
    })
  );
}

test("the item of a tuple that the cursor is at", () => {
  expect(help("scene a { canvas: <|> }")).toEqual(["canvas: [width] x height"]);
  expect(help("scene a { canvas: 10<|>24 x 768 }")).toEqual(["canvas: [width] x height"]);
  expect(help("scene a { canvas: 1024 x 7<|> }")).toEqual(["canvas: width x [height]"]);
  expect(help("scene a { region b { at: 70% <|> } }")).toEqual(["at: x [y]"]);
  expect(help("scene a { region b { box: 0 0 1/2<|> } }")).toEqual(["box: x y [width] height"]);
});

test("of several ways to write a value, the first that has room for the item", () => {
  const sides = ["inset: all", "inset: left and right top and bottom", "inset: left top right bottom"];
  expect(help("scene a { region b { inset: <|> } }")).toEqual(["inset: [all]", ...sides.slice(1)]);
  expect(help("scene a { region b { inset: 6% 4% 2% <|> } }")).toEqual([
    ...sides.slice(0, 2),
    "inset: left top right [bottom]",
  ]);
});

test("lists and grids", () => {
  expect(help("scene a { use: ink, <|> }")).toEqual(["use: style, [style], …"]);
  expect(help("scene a { grid 2 x <|> { } }")).toEqual(["grid rows x [columns]"]);
});

test("nothing for single values, behind whole ones, and elsewhere", () => {
  expect(help("scene a { seed: <|> }")).toBeNull();
  expect(help("scene a { region b { at: 1% 2% <|> } }")).toBeNull();
  expect(help("scene a { use: ink <|> }")).toBeNull();
  expect(help("scene a { <|> }")).toBeNull();
});

test("says what each item means", () => {
  const { document, cursor } = testWorkspace("scene a { region b { at: <|> } }");
  const signature = doSignatureHelp(document, cursor.position)!.signatures[0]!;
  expect(signature.documentation).toMatchObject({
    value: expect.stringContaining("Places the element freely"),
  });
  expect(signature.parameters?.[1]?.documentation).toMatchObject({
    value: expect.stringContaining("top edge"),
  });
});
