/** Fixes of imports: which file was meant. */

import { quote, relativePath } from "@ragl/grammar";
import { distance } from "fastest-levenshtein";
import { inserting, replacing, type FixMaker } from "./fix-context.ts";

const MOST_SUGGESTIONS = 3;

/** The scene files of the workspace whose paths are most alike. */
const nearestFiles: FixMaker = async ({ document, workspace, range, source }) => {
  const wanted = source.replaceAll('"', "");
  const paths = (await workspace.sceneFiles())
    .filter((uri) => uri !== document.uri)
    .map((uri) => relativePath(document.uri, uri))
    .map((path) => ({ path, far: farness(path, wanted) }))
    .filter(({ path, far }) => far <= path.length / 2)
    .sort((a, b) => a.far - b.far || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);
  return paths.map(({ path }, index) =>
    replacing(`Change to ${quote(path)}`, range, quote(path), index === 0),
  );
};

/** A file that has moved keeps its name: then the folder hardly counts. */
function farness(path: string, wanted: string): number {
  const name = (of: string): string => of.slice(of.lastIndexOf("/") + 1);
  return Math.min(distance(path, wanted), 1 + 2 * distance(name(path), name(wanted)));
}

/** An import without a file: those that define the first of its names. */
const addPath: FixMaker = async ({ document, workspace, range }) => {
  const node = document.parsed.tree.declarations.find(
    (declaration) => declaration.kind === "import" && declaration.range.start === range.start,
  );
  const first = node?.kind === "import" && node.path === null ? node.specifiers[0] : undefined;
  if (node === undefined || first === undefined || document.parsed.text[node.range.end - 1] !== "}")
    return [];
  const paths = new Set<string>();
  for (const uri of await workspace.sceneFiles()) {
    const other = uri === document.uri ? null : workspace.get(uri);
    const defines = other?.parsed.tree.declarations.some(
      (declaration) => declaration.kind !== "import" && declaration.name?.text === first.imported.text,
    );
    if (other && defines) paths.add(relativePath(document.uri, other.uri));
  }
  return [...paths].map((path) =>
    inserting(`Add 'from ${quote(path)}'`, node.range.end, ` from ${quote(path)}`),
  );
};

export const importFixes: Readonly<Record<string, FixMaker>> = {
  "import-not-found": nearestFiles,
  "missing-path": addPath,
};
