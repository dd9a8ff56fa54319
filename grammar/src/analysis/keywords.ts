/** The reserved words that people meet at the head of something, as data: what each is for, with an example. */

export interface KeywordSpec {
  readonly word: string;
  /** What it does: one paragraph of Markdown. */
  readonly doc: string;
  /** A few lines as they would stand in a file. */
  readonly example: string;
}

/** In the order in which a file usually has them. */
export const KEYWORDS: readonly KeywordSpec[] = [
  {
    word: "import",
    doc: "Takes values and styles that another file defines. The path is relative to this file and begins with `./` or `../`; `as` gives a name another one here.",
    example: 'import { watercolour, dusk as evening } from "./styles.ragl"',
  },
  {
    word: "let",
    doc: "Gives a value a name. It can be used wherever its value could be written, in texts as `${name}`.",
    example: 'let boat = "a small wooden boat"',
  },
  {
    word: "style",
    doc: "A set of properties under a name, for `use`. Its `prompt`, `detail` and `negative` are appended to the element's; its other properties stand in where the element says nothing.",
    example: 'style watercolour {\n  prompt: "watercolour on rough paper"\n}',
  },
  {
    word: "scene",
    doc: "One picture. Its properties say how it is made, its rows, columns, grids and regions what is where.",
    example: 'scene harbour {\n  canvas: 1024 x 768\n  seed: 1234\n  prompt: "a quiet harbour at dusk"\n}',
  },
  {
    word: "region",
    doc: "A named part of the picture with its own prompt. In a variant: changes the region of that name; what it does not mention stays.",
    example: 'region lighthouse {\n  prompt: "a white lighthouse"\n}',
  },
  {
    word: "row",
    doc: "Splits its area among its children from left to right, by their `weight`, with `gap` between them and `pad` around them.",
    example: 'row {\n  region left { prompt: "a red boat" }\n  region right { prompt: "a blue boat" }\n}',
  },
  {
    word: "column",
    doc: "Splits its area among its children from top to bottom, by their `weight`, with `gap` between them and `pad` around them.",
    example:
      'column {\n  region sky { prompt: "an orange sky" }\n  region sea { weight: 2 prompt: "waves" }\n}',
  },
  {
    word: "grid",
    doc: "Splits its area into rows x columns equal cells, which its children fill row by row. `rows` and `columns` weigh the lines.",
    example: "grid 2 x 3 {\n  gap: 2%\n  columns: 2, 1, 1\n}",
  },
  {
    word: "variant",
    doc: "The scene with some properties changed. `file.ragl#scene@variant` names it.",
    example:
      'variant storm {\n  prompt: "the same harbour in a storm"\n  region left { prompt: "a tilted boat" }\n}',
  },
  {
    word: "repaint",
    doc: "In a variant: re-generates one region and keeps the rest of the accepted picture as it is. Beside a repaint, a variant changes nothing but the scene's `prompt` and `negative`.",
    example: 'repaint right {\n  prompt: "a red buoy"\n  seed: 100\n}',
  },
];

const BY_WORD: ReadonlyMap<string, KeywordSpec> = new Map(KEYWORDS.map((spec) => [spec.word, spec]));

/** What is known of a reserved word; undefined for joining words (`from`, `as`) and all others. */
export function findKeyword(word: string): KeywordSpec | undefined {
  return BY_WORD.get(word);
}
