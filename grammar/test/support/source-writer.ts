/**
 * Arbitrary source texts for property tests of the syntax: well-formed files with every construct of the
 * grammar in every layout that authors might give it, the same files damaged, and noise.
 */

import fc from "fast-check";

/** Well-formed files. Names and properties need not mean anything. */
export const wellFormedSource: fc.Arbitrary<string> = fc
  .gen()
  .map((generate) => new SourceWriter(generate).file());

/** Pieces of text that parsers trip over. */
const DEBRIS = [
  ..."{}:,=\"'/*\\$x-+.;%#()[]<>|&!?@^~`",
  ..."\0\t\n\r \u00a0\ufeff\u2028\u{1F600}é",
  '"""',
  "/*",
  "*/",
  "//",
  "///",
  "${",
  "\r\n",
  "\ud83d",
  "scene ",
  "region a {",
  "import {",
  "let ",
  "prompt:",
  "1024 x ",
  "1/",
  " as ",
  "from",
];

interface Damage {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.constant(1), fc.nat({ max: 40 })),
  inserted: fc.oneof(fc.constant(""), fc.constantFrom(...DEBRIS)),
});

/** Well-formed files after a few changes such as typing makes. */
export const damagedSource: fc.Arbitrary<string> = fc
  .tuple(wellFormedSource, fc.array(damage, { minLength: 1, maxLength: 4 }))
  .map(([source, damages]) => damages.reduce(applyDamage, source));

function applyDamage(source: string, { at, removed, inserted }: Damage): string {
  const offset = Math.floor(at * source.length);
  return source.slice(0, offset) + inserted + source.slice(offset + removed);
}

/** Texts without any order: debris, random Unicode, and random bytes read as UTF-8 or Latin-1. */
export const noise: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.constantFrom(...DEBRIS, "a", "12", " ", "\n"), { maxLength: 200 })
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder("utf-8").decode(bytes)),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder("latin1").decode(bytes)),
);

const NAMES = ["left", "right-1", "x", "x2", "xray", "été", "日本", "_a", "boat", "Region"];
const PROPERTIES = ["prompt", "at", "size", "seed", "use", "x", "weight", "größe"];
const STRING_PARTS = [
  "a red boat",
  " ",
  "${boat}",
  "${ left }",
  "$5",
  '\\"',
  "\\\\",
  "\\n",
  "\\$",
  "\\u{1F600}",
  "\u{1F600}",
  "// no comment",
  "/*",
  "{",
  "}:",
  "été",
];
const SCALARS = ["0", "7", "-3", "2.50", "30%", "-1.5%", "64px", "1/3", "-2/7", "1 / 2", "3/0"];
const INLINE_GAPS = [" ", " ", "  ", "\t", " /* i */ ", "/**/"];
const GAPS = [
  ...["\n", "\n", "\n  ", "\n\n", "\n\n\n\t", "\r\n", " \u00a0 "],
  ...[" // note\n", "\n// own line\n", "\n\n// apart  \n\n", "\n/// doc\n", "\n/// two\n/// lines\n  "],
  ...["\n/* own */\n", "\n  /* a\n   * b\n   */\n", " /* a\n b */ ", " //// rule\n", " /// trailing\n"],
  ...["\r\n/* x\r\n y */\r\n", "/*tight*/", " /* c */ "],
];

/** Writes one random file. */
class SourceWriter {
  readonly #generate: fc.GeneratorValue;

  constructor(generate: fc.GeneratorValue) {
    this.#generate = generate;
  }

  file(): string {
    const declarations = this.#several(0, 4, () => this.#declaration());
    return this.#optionalGap() + declarations.map((text) => text + this.#gap()).join("");
  }

  #declaration(): string {
    return this.#oneOf(
      () => this.#import(),
      () =>
        `let${this.#inlineGap()}${this.#name()}${this.#optionalGap()}=${this.#optionalGap()}${this.#value()}`,
      () => this.#block("style", true, []),
      () => this.#scene(),
      () => this.#scene(),
    );
  }

  #import(): string {
    const names = this.#several(0, 4, () =>
      this.#chance(3) ? `${this.#name()}${this.#gap()}as${this.#gap()}${this.#name()}` : this.#name(),
    );
    const inside = names.map((name) => `${this.#optionalGap()}${name}${this.#optionalGap()}`).join(",");
    return `import${this.#optionalGap()}{${inside}}${this.#optionalGap()}from${this.#optionalGap()}"./a-\${b}.ragl"`;
  }

  #scene(): string {
    const members = this.#several(0, 4, () =>
      this.#oneOf(
        () => this.#area(2),
        () => this.#area(2),
        () => this.#variant(),
      ),
    );
    return this.#block("scene", true, members);
  }

  #area(depth: number): string {
    if (depth === 0 || this.#chance(2)) return this.#block("region", true, []);
    const children = this.#several(0, 3, () => this.#area(depth - 1));
    if (this.#chance(3)) {
      const sign = this.#chance(2) ? "x" : `${this.#inlineGap()}x${this.#inlineGap()}`;
      return this.#block("grid", this.#chance(2), children, `${this.#inlineGap()}2${sign}3`);
    }
    return this.#block(this.#pick(["row", "column"]), this.#chance(2), children);
  }

  #variant(): string {
    const changes = this.#several(0, 2, () => this.#block(this.#pick(["region", "repaint"]), true, []));
    return this.#block("variant", true, changes);
  }

  #block(keyword: string, isNamed: boolean, members: readonly string[], dimensions = ""): string {
    const name = isNamed ? `${this.#chance(4) ? this.#gap() : " "}${this.#name()}` : "";
    const head = `${keyword}${name}${dimensions}${this.#optionalGap()}{`;
    const properties = this.#several(0, 3, () => this.#property());
    const isShort = members.length === 0 && this.#chance(2);
    const separator = (): string => (isShort ? this.#inlineGap() : this.#gap());
    const inside = this.#shuffled([...properties, ...members]).map((member) => member + separator());
    return `${head}${isShort ? this.#inlineGap() : this.#optionalGap()}${inside.join("")}}`;
  }

  #property(): string {
    const name = this.#pick(PROPERTIES);
    return `${name}${this.#optionalInlineGap()}:${this.#chance(4) ? this.#gap() : " "}${this.#value()}`;
  }

  #value(): string {
    const items = this.#several(1, this.#chance(3) ? 4 : 1, () => this.#item());
    const comma = (): string => `${this.#optionalGap()},${this.#optionalGap()}`;
    return items.map((item, index) => (index === 0 ? item : comma() + item)).join("");
  }

  #item(): string {
    return this.#oneOf(
      () => this.#string(),
      () => this.#string(),
      () => this.#scalar(),
      () => this.#name(),
      () => this.#tuple(),
    );
  }

  #tuple(): string {
    return this.#oneOf(
      () => `${this.#scalar()}${this.#several(1, 3, () => this.#inlineGap() + this.#scalar()).join("")}`,
      () => `left${this.#inlineGap()}${this.#scalar()}${this.#inlineGap()}x`,
      () => `${this.#scalar()}${this.#inlineGap()}x${this.#inlineGap()}${this.#scalar()}`,
      () => this.#pick(["1024x768", "50%x50%", "1x2x3", "a x b", "1024x 768"]),
    );
  }

  #string(): string {
    const content = (): string => this.#several(0, 4, () => this.#pick(STRING_PARTS)).join("");
    if (this.#chance(2)) return `"${content()}"`;
    const line = (): string =>
      this.#pick(["", "  ", "    ", "\t", " \t"]) + content() + this.#pick(["", "", " "]);
    return `"""${this.#several(1, 5, line).join(this.#pick(["\n", "\n", "\r\n"]))}"""`;
  }

  #scalar(): string {
    return this.#pick(SCALARS);
  }

  #name(): string {
    return this.#pick(NAMES);
  }

  #gap(): string {
    return this.#pick(GAPS);
  }

  #optionalGap(): string {
    return this.#chance(2)
      ? ""
      : this.#oneOf(
          () => this.#inlineGap(),
          () => this.#gap(),
        );
  }

  #inlineGap(): string {
    return this.#pick(INLINE_GAPS);
  }

  #optionalInlineGap(): string {
    return this.#chance(2) ? "" : this.#inlineGap();
  }

  #chance(outOf: number): boolean {
    return this.#generate(fc.nat, { max: outOf - 1 }) === 0;
  }

  #pick(choices: readonly string[]): string {
    return choices[this.#generate(fc.nat, { max: choices.length - 1 })]!;
  }

  #oneOf(...makers: readonly (() => string)[]): string {
    return makers[this.#generate(fc.nat, { max: makers.length - 1 })]!();
  }

  #several(min: number, max: number, make: () => string): string[] {
    return Array.from({ length: this.#generate(fc.integer, { min, max }) }, make);
  }

  #shuffled(texts: string[]): string[] {
    return texts
      .map((text) => ({ text, key: this.#generate(fc.nat, { max: 99 }) }))
      .sort((a, b) => a.key - b.key)
      .map(({ text }) => text);
  }
}
