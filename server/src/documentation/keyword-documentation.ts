/** What hovers and completion say of the words that begin declarations. */

interface KeywordText {
  readonly text: string;
  readonly example: string;
}

const KEYWORDS: Readonly<Record<string, KeywordText>> = {
  import: {
    text: "Takes values and styles from another scene file. The path is relative to this file.",
    example: 'import { watercolour } from "./styles.ragl"',
  },
  let: {
    text: "Gives a value a name. It can stand wherever the value could, and in texts as `${name}`.",
    example: 'let boat = "a small wooden boat"',
  },
  style: {
    text: "A set of properties under a name, applied with `use`. Its texts are appended; its other properties stand in where the element says nothing.",
    example: 'style ink {\n  prompt: "in black ink"\n  guidance: 4\n}',
  },
  scene: {
    text: "One picture: its properties say how it is made, its regions what is where.",
    example: 'scene pier {\n  canvas: 512 x 512\n  seed: 1\n  prompt: "a pier at dusk"\n}',
  },
  variant: {
    text: "The scene with some properties changed. `region` in it changes a region that the scene has, `repaint` draws one anew and keeps the rest.",
    example: 'variant storm {\n  prompt: "a harbour in a storm"\n}',
  },
  region: {
    text: "A named part of the picture with its own prompt. Its cell is given by the row, column or grid around it, or by `at` and `size`.",
    example: 'region moon {\n  at: 70% 5%\n  size: 20% 20%\n  prompt: "a full moon"\n}',
  },
  row: {
    text: "Splits its area among its children, from left to right, by their `weight`.",
    example:
      'row {\n  gap: 2%\n  region left { prompt: "a red boat" }\n  region right { prompt: "a blue boat" }\n}',
  },
  column: {
    text: "Splits its area among its children, from top to bottom, by their `weight`.",
    example: 'column {\n  region sky { prompt: "a grey sky" }\n  region sea { weight: 2 prompt: "waves" }\n}',
  },
  grid: {
    text: "Splits its area into rows and columns; its children fill the cells row by row.",
    example: 'grid 2 x 3 {\n  gap: 2%\n  region one { prompt: "a cat" }\n}',
  },
  repaint: {
    text: "In a variant: draws this region anew and keeps the rest of the accepted picture as it is.",
    example: 'repaint right {\n  prompt: "a red buoy"\n  seed: 100\n}',
  },
};

/** Markdown: what the word begins, with an example; null for other words. */
export function keywordDocumentation(word: string): string | null {
  const keyword = Object.hasOwn(KEYWORDS, word) ? KEYWORDS[word] : undefined;
  return keyword === undefined ? null : `${keyword.text}\n\n\`\`\`ragl\n${keyword.example}\n\`\`\``;
}
