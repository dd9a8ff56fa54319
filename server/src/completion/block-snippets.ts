/** Blocks as templates: one for every word that begins a declaration, and whole layouts. */

import type { BlockKind } from "@ragl/grammar";

export interface BlockSnippet {
  readonly label: string;
  readonly detail: string;
  readonly snippet: string;
}

const PROMPT = 'prompt: "$0"';

const SCENE: BlockSnippet = {
  label: "scene",
  detail: "one picture",
  snippet:
    'scene ${1:name} {\n\tcanvas: ${2:512} x ${3:512}\n\tseed: ${4:1}\n\tprompt: "$5"\n\n\tregion ${6:first} {\n\t\tat: ${7:25%} ${8:25%}\n\t\tsize: ${9:50%} ${10:50%}\n\t\tprompt: "$0"\n\t}\n}',
};
const STYLE = {
  label: "style",
  detail: "properties to apply",
  snippet: `style \${1:name} {\n\t${PROMPT}\n}`,
};
const LET = { label: "let", detail: "a named value", snippet: 'let ${1:name} = "$0"' };
const IMPORT = {
  label: "import",
  detail: "names of another file",
  snippet: 'import { $2 } from "./${1:styles.ragl}"$0',
};
const REGION = {
  label: "region",
  detail: "a part of the picture",
  snippet: `region \${1:name} {\n\t${PROMPT}\n}`,
};
const FREE_REGION = {
  label: "region",
  detail: "a part of the picture, placed freely",
  snippet: `region \${1:name} {\n\tat: \${2:25%} \${3:25%}\n\tsize: \${4:50%} \${5:50%}\n\t${PROMPT}\n}`,
};
const ROW = {
  label: "row",
  detail: "areas side by side",
  snippet: `row {\n\tregion \${1:left} { prompt: "$2" }\n\tregion \${3:right} { prompt: "$0" }\n}`,
};
const COLUMN = {
  label: "column",
  detail: "areas one above the other",
  snippet: `column {\n\tregion \${1:top} { prompt: "$2" }\n\tregion \${3:bottom} { prompt: "$0" }\n}`,
};
const GRID = {
  label: "grid",
  detail: "areas in rows and columns",
  snippet: `grid \${1:2} x \${2:2} {\n\tregion \${3:one} { prompt: "$0" }\n}`,
};
const VARIANT = {
  label: "variant",
  detail: "the scene with changes",
  snippet: `variant \${1:name} {\n\t${PROMPT}\n}`,
};
const CHANGE = {
  label: "region",
  detail: "change a region of the scene",
  snippet: `region \${1:name} {\n\t${PROMPT}\n}`,
};
const REPAINT = {
  label: "repaint",
  detail: "draw one region anew",
  snippet: `repaint \${1:name} {\n\tprompt: "$2"\n\tseed: \${3:1}\n}`,
};

const BLOCKS: Readonly<Record<BlockKind, readonly BlockSnippet[]>> = {
  file: [SCENE, STYLE, LET, IMPORT],
  scene: [FREE_REGION, ROW, COLUMN, GRID, VARIANT],
  container: [REGION, ROW, COLUMN, GRID],
  variant: [REPAINT, CHANGE],
  style: [],
  region: [],
  change: [],
};

const LAYOUTS: readonly BlockSnippet[] = [
  {
    label: "row of three",
    detail: "three areas side by side, the middle one wider",
    snippet:
      'row {\n\tgap: ${1:2%}\n\tregion ${2:left} { prompt: "$3" }\n\tregion ${4:middle} { weight: ${5:2} prompt: "$6" }\n\tregion ${7:right} { prompt: "$0" }\n}',
  },
  {
    label: "sky over ground",
    detail: "a column: one third above, two thirds below",
    snippet:
      'column {\n\tregion ${1:sky} { prompt: "$2" }\n\tregion ${3:ground} { weight: ${4:2} prompt: "$0" }\n}',
  },
  {
    label: "grid of four",
    detail: "two rows of two",
    snippet:
      'grid 2 x 2 {\n\tgap: ${1:2%}\n\tregion ${2:one} { prompt: "$3" }\n\tregion ${4:two} { prompt: "$5" }\n\tregion ${6:three} { prompt: "$7" }\n\tregion ${8:four} { prompt: "$0" }\n}',
  },
  {
    label: "banner above a row",
    detail: "a wide area over two narrow ones",
    snippet:
      'column {\n\tregion ${1:banner} { prompt: "$2" }\n\trow {\n\t\tweight: ${3:2}\n\t\tregion ${4:left} { prompt: "$5" }\n\t\tregion ${6:right} { prompt: "$0" }\n\t}\n}',
  },
];

const FREE_LAYOUTS: readonly BlockSnippet[] = [
  {
    label: "soft ellipse",
    detail: "a round region with a soft edge, over the others",
    snippet:
      'region ${1:name} {\n\tat: ${2:60%} ${3:10%}\n\tsize: ${4:30%} ${5:30%}\n\tshape: ellipse\n\tfeather: ${6:3%}\n\tprompt: "$0"\n}',
  },
  {
    label: "region and background",
    detail: "a region in the middle, over one that fills the canvas",
    snippet:
      'region ${1:background} { prompt: "$2" }\nregion ${3:subject} {\n\tat: ${4:25%} ${5:25%}\n\tsize: ${6:50%} ${7:50%}\n\tprompt: "$0"\n}',
  },
];

/** The declarations that may stand in a block of this kind. */
export function blockSnippets(kind: BlockKind): readonly BlockSnippet[] {
  return BLOCKS[kind];
}

/** Whole layouts for a block of this kind. */
export function layoutSnippets(kind: BlockKind): readonly BlockSnippet[] {
  if (kind === "scene") return [...LAYOUTS, ...FREE_LAYOUTS];
  return kind === "container" ? LAYOUTS : [];
}
