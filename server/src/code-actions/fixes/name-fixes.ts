/** Fixes about names: define, import, rename or remove. */

import type { QuickFix, Range } from "@ragl/grammar";
import { foreignExports } from "../../imports/foreign-exports.ts";
import { importEdit } from "../../imports/import-edit.ts";
import { freeName } from "../../preview/layout-edits/block-text.ts";
import { declarationExtent, removeDeclaration } from "../../preview/layout-edits/declaration-extent.ts";
import { fix, inserting, replacing, type FixContext, type FixMaker } from "./fix-context.ts";

const defineStyle: FixMaker = async (context) => [
  ...(await importing(context, "style")),
  ...defining(context, "style", (name, eol) => `style ${name} {${eol}  prompt: ""${eol}}`),
];

const defineLet: FixMaker = async (context) => [
  ...(await importing(context, "let")),
  ...defining(context, "value", (name) => `let ${name} = ""`),
];

/** Imports the name from the files of the workspace that define it. */
async function importing(
  { document, workspace, source }: FixContext,
  kind: "style" | "let",
): Promise<QuickFix[]> {
  const exports = await foreignExports(document, workspace);
  return exports
    .filter(({ name, definition }) => name === source && definition.kind === kind)
    .map(({ name, path }) => fix(`Import '${name}' from "${path}"`, [importEdit(document, name, path)]));
}

/** Defines the name above the declaration that uses it. */
function defining(
  { document, source, range, text, comments }: FixContext,
  what: string,
  write: (name: string, eol: string) => string,
): QuickFix[] {
  const user = document.parsed.tree.declarations.find(
    (node) => node.range.start <= range.start && range.end <= node.range.end,
  );
  if (user === undefined) return [];
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const { start } = declarationExtent(user.range, text, comments).range;
  return [inserting(`Define the ${what} '${source}'`, start, `${write(source, eol)}${eol}${eol}`)];
}

/** The second of two gets a number; a variant's second change of a region has no name of its own. */
const renameDuplicate: FixMaker = (context) => {
  const { source, range, document, foundBlock } = context;
  if (foundBlock?.kind === "change") return [];
  const name = freeName(
    source,
    new Map(document.analysis.definitions.map((known) => [known.name.text, known])),
  );
  return [replacing(`Rename this one to '${name}'`, range, name)];
};

/** The value and its uses in this file, unless other files may use it too. */
const renameHiding: FixMaker = ({ source, range, document, workspace }) => {
  if (workspace.dependents(document.uri).length > 0) return [];
  const { references } = document.analysis;
  const places: Range[] = [
    range,
    ...references
      .filter(({ definition }) => definition?.name.range.start === range.start)
      .map(({ name }) => name.range),
  ];
  const newText = `${source}-value`;
  return [
    fix(
      `Rename it to '${newText}'`,
      places.map((place) => ({ range: place, newText })),
    ),
  ];
};

/** Preferred only where no other file can use it. */
const removeUnused: FixMaker = ({ source, range, document, workspace, text, comments }) => {
  const node = document.parsed.tree.declarations.find(
    (declaration) => declaration.range.start <= range.start && range.end <= declaration.range.end,
  );
  if (node === undefined) return [];
  const isOwn = workspace.dependents(document.uri).length === 0;
  return [fix(`Remove '${source}'`, [removeDeclaration(node.range, text, comments)], isOwn)];
};

export const nameFixes: Readonly<Record<string, FixMaker>> = {
  "unknown-style": defineStyle,
  "unknown-name": defineLet,
  "duplicate-name": renameDuplicate,
  "hides-keyword": renameHiding,
  "unused-let": removeUnused,
  "unused-style": removeUnused,
};
