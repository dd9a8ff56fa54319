/** Fixes of syntax errors, beyond those that the parser offers itself. */

import { findProperty, type Container } from "@ragl/grammar";
import { indentAt, reindent, freeName } from "../../preview/layout-edits/block-text.ts";
import { declarationExtent, removeDeclaration } from "../../preview/layout-edits/declaration-extent.ts";
import { fix, inserting, replacing, type FixMaker } from "./fix-context.ts";

const FIRST_NAMES: Readonly<Record<string, string>> = {
  let: "value",
  style: "look",
  scene: "picture",
  variant: "other",
  region: "part",
};

/** The finding is at the keyword that lacks a name. */
const nameIt: FixMaker = ({ source, range, document }) => {
  const first = Object.hasOwn(FIRST_NAMES, source) ? FIRST_NAMES[source] : undefined;
  if (first === undefined) return [];
  const taken = new Map(document.analysis.definitions.map(({ name }) => [name.text, name]));
  const name = freeName(first, taken);
  return [inserting(`Name it '${name}'`, range.end, ` ${name}`)];
};

/** As square as the children allow. */
const addDimensions: FixMaker = ({ foundBlock: grid }) => {
  if (grid?.kind !== "container") return [];
  const { rows, columns } = dimensionsFor(grid);
  const after = grid.name?.range ?? grid.keyword;
  return [inserting(`Add '${rows} x ${columns}'`, after.end, ` ${rows} x ${columns}`, true)];
};

function dimensionsFor({ children }: Container): { rows: number; columns: number } {
  const columns = Math.max(1, Math.ceil(Math.sqrt(children.length)));
  return { columns, rows: Math.max(1, Math.ceil(children.length / columns)) };
}

/** A declaration of the file's top that stands in a scene goes above that scene. */
const moveOut: FixMaker = ({ range, document, text, comments }) => {
  const { declarations } = document.parsed.tree;
  const moved = declarations.find((node) => node.range.start === range.start);
  const around = declarations.find(
    (node) => node !== moved && node.range.start < range.start && range.end < node.range.end,
  );
  if (moved === undefined || around === undefined) return [];
  const extent = declarationExtent(moved.range, text, comments).range;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const source = text.slice(extent.start, extent.end).trim();
  const block = reindent(source, indentAt(moved.range.start, text), "");
  const home = declarationExtent(around.range, text, comments).range.start;
  const edits = [
    { range: { start: home, end: home }, newText: `${block}${eol}${eol}` },
    removeDeclaration(moved.range, text, comments),
  ];
  return [fix(`Move it above this ${around.kind}`, edits, true)];
};

/** `style: ink` means `use: ink`; a reserved word as a name gets a number. */
const renameReserved: FixMaker = ({ source, range, text }) => {
  if (/^\s*:/.test(text.slice(range.end))) {
    return source === "style" ? [replacing("Change to 'use'", range, "use", true)] : [];
  }
  return [replacing(`Change to '${source}-1'`, range, `${source}-1`)];
};

/** The finding is at the unit. */
const changeUnit: FixMaker = ({ range }) => [
  replacing("Change to '%'", range, "%"),
  replacing("Change to 'px'", range, "px"),
];

/** A property without a value gets that of its example, unless only its author can know it. */
const addValue: FixMaker = ({ text, range }) => {
  const name = /[\w-]+/.exec(text.slice(range.start, range.end))?.[0] ?? "";
  const spec = findProperty(name);
  if (spec === undefined || !text.slice(range.start, range.end).endsWith(":")) return [];
  const value = valueOf(spec.type.kind, spec.example);
  return value === null ? [] : [inserting(`Add ${value}`, range.end, ` ${value}`)];
};

function valueOf(kind: string, example: string): string | null {
  if (kind === "text") return '""';
  return kind === "path" || kind === "styles" ? null : example.slice(example.indexOf(":") + 1).trim();
}

export const syntaxFixes: Readonly<Record<string, FixMaker>> = {
  "missing-name": nameIt,
  "missing-dimensions": addDimensions,
  "misplaced-declaration": moveOut,
  "reserved-word": renameReserved,
  "unknown-unit": changeUnit,
  "missing-value": addValue,
};
