import { readdirSync, readFileSync } from "node:fs";
import { PROPERTIES, RESERVED_WORDS } from "@ragl/grammar";
import { describe, expect, it } from "vitest";
import { expectScopes, tokenize } from "./grammar-kit.ts";

describe("declarations", () => {
  it("tells keywords from the names they introduce", () =>
    expectScopes(`
scene harbour {
^^^^^ storage.type.picture
      ^^^^^^^ entity.name.type.picture
              ^ punctuation.section.block.begin
  variant low-tide { }
  ^^^^^^^ storage.type.picture
          ^^^^^^^^ entity.name.type.picture
                   ^ punctuation.section.block.begin
                     ^ punctuation.section.block.end
  region left { }
  ^^^^^^ storage.type.region
         ^^^^ entity.name.function.region
  repaint left { }
  ^^^^^^^ storage.type.region
          ^^^^ entity.name.function.region
style ink { }
^^^^^ storage.type.style
      ^^^ entity.name.type.style
let boat = "a boat"
^^^ storage.type.let
    ^^^^ variable.other.constant
         ^ keyword.operator.assignment
           ^^^^^^^^ string.quoted.double
`));

  it("knows containers with and without a name", () =>
    expectScopes(`
row {
^^^ storage.type.container
column sidebar {
^^^^^^ storage.type.container
       ^^^^^^^ entity.name.section.container
grid 2 x 3 {
^^^^ storage.type.container
     ^ constant.numeric
       ^ keyword.operator.times
         ^ constant.numeric
grid panels 2x3 {
^^^^ storage.type.container
     ^^^^^^ entity.name.section.container
            ^ constant.numeric
             ^ keyword.operator.times
              ^ constant.numeric
`));

  it("reads names of any script, and no keyword inside a name", () =>
    expectScopes(`
region Ufer_öst-2 {
       ^^^^^^^^^^ entity.name.function.region
region 灯台 {
       ^^ entity.name.function.region
scene row-house {
      ^^^^^^^^^ entity.name.type.picture !storage
regional: 1
^^^^^^^^ support.type.property-name !storage
`));

  it("knows the parts of an import", () =>
    expectScopes(`
import { ink as pen, dusk } from "./styles.ragl"
^^^^^^ keyword.control.import
         ^^^ variable.other.readwrite.alias
             ^^ keyword.control.as
                ^^^ variable.other.readwrite.alias
                   ^ punctuation.separator.comma
                            ^^^^ keyword.control.from
                                 ^^^^^^^^^^^^^^^ string.quoted.double
scene harbour {
^^^^^ storage.type.picture !meta.import
`));
});

describe("values", () => {
  it("tells numbers, units and fractions apart", () =>
    expectScopes(`
at: 70% -5.5% 64px 1/3
^^ support.type.property-name
  ^ punctuation.separator.key-value
    ^^^ constant.numeric
      ^ keyword.other.unit.percent
        ^^^^^ constant.numeric
              ^^^^ constant.numeric
                ^^ keyword.other.unit.px
                   ^^^ constant.numeric.fraction
                    ^ keyword.operator.fraction
canvas: 1024 x 768
        ^^^^ constant.numeric
             ^ keyword.operator.times
               ^^^ constant.numeric
canvas: 1024x768
        ^^^^ constant.numeric
            ^ keyword.operator.times
             ^^^ constant.numeric
columns: 1, 2
         ^ constant.numeric
          ^ punctuation.separator.comma
`));

  it("knows the words of the language from names", () =>
    expectScopes(`
shape: ellipse
       ^^^^^^^ constant.language.shape
use: watercolour, ellipses
     ^^^^^^^^^^^ variable.other.readwrite
                  ^^^^^^^^ variable.other.readwrite !constant.language
`));

  it("marks escapes and interpolations in text", () =>
    expectScopes(`
prompt: "a \${boat}, \\"red\\" \\u{1F6A2} \\$5 \\q"
           ^^ punctuation.section.interpolation.begin
             ^^^^ variable.other.readwrite string.quoted.double
                 ^ punctuation.section.interpolation.end
                    ^^ constant.character.escape
                         ^^ constant.character.escape
                            ^^^^^^^^^ constant.character.escape
                                      ^^ constant.character.escape
                                          ^^ invalid.illegal.unknown-escape
`));

  it("ends an unterminated text with its line", () =>
    expectScopes(`
prompt: "a boat
        ^^^^^^^ string.quoted.double
seed: 1
^^^^ support.type.property-name !string
      ^ constant.numeric !string
`));

  it("reads text in triple quotes over lines", () =>
    expectScopes(`
detail: """
        ^^^ string.quoted.triple punctuation.definition.string.begin
  a "quoted" \${boat} { // no comment
  ^^^^^^^^^^ string.quoted.triple !string.quoted.double
               ^^^^ variable.other.readwrite
                      ^^^^^^^^^^^^^^^ string.quoted.triple !comment
  """
  ^^^ punctuation.definition.string.end
seed: 1
^^^^ support.type.property-name
`));
});

describe("comments", () => {
  it("tells documentation from other comments", () =>
    expectScopes(`
/// A harbour.
^^^^^^^^^^^^^^ comment.line.documentation
//// A rule.
^^^^^^^^^^^^ comment.line.double-slash !comment.line.documentation
seed: 1 // why
^^^^ support.type.property-name
        ^^^^^^ comment.line.double-slash
/* scene x {
^^^^^^^^^^^^ comment.block !storage
*/ seed: 1
^^ comment.block
   ^^^^ support.type.property-name
`));
});

describe("against the language", () => {
  it("knows every reserved word", async () => {
    for (const word of RESERVED_WORDS) {
      const [tokens] = await tokenize([word === "from" || word === "as" ? `import { a ${word}` : word]);
      const scopes = tokens!.at(-1)!.scopes.join(" ");
      expect(scopes, word).toMatch(/storage\.type|keyword\.control/);
    }
  });

  it("takes every property for one", async () => {
    const lines = PROPERTIES.map(({ example }) => example);
    for (const [index, tokens] of (await tokenize(lines)).entries()) {
      expect(tokens[0]!.scopes, lines[index]).toContain("support.type.property-name.ragl");
    }
  });

  const examples = new URL("../../../examples/", import.meta.url);
  it.each(readdirSync(examples).filter((name) => name.endsWith(".ragl")))(
    "finds nothing invalid in %s",
    async (name) => {
      const lines = readFileSync(new URL(name, examples), "utf8").split("\n");
      const scopes = (await tokenize(lines)).flat().flatMap((token) => token.scopes);
      expect(scopes.filter((scope) => scope.startsWith("invalid"))).toEqual([]);
    },
  );
});
