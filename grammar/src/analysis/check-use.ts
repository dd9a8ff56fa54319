/** Checks that what a file defines and imports is used. */

import { unusedImport } from "../rules/imports.ts";
import { unusedLet, unusedStyle } from "../rules/names.ts";
import { replace } from "../rules/rule.ts";
import type { ImportDeclaration, ImportSpecifier, Range } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import type { Definition, Reference } from "./definitions.ts";

/** @param hasScenes a file without scenes is a library: what it defines is there for other files */
export function checkUse(
  { root, report }: AnalysisContext,
  references: readonly Reference[],
  hasScenes: boolean,
): void {
  const used = new Set<Definition["node"]>();
  for (const { definition } of references) if (definition !== null) used.add(definition.node);

  for (const declaration of new Set(root.importPaths.map((path) => path.declaration))) {
    const unused = declaration.specifiers.filter((specifier) => !used.has(specifier));
    const all = unused.length === declaration.specifiers.length;
    for (const specifier of unused) {
      const fix = all
        ? replace("Remove the import", wholeLine(declaration.range, root.file.text), "", true)
        : replace(`Remove '${specifier.local.text}'`, inList(specifier, declaration), "", true);
      report(root, unusedImport(specifier.local, specifier.range, fix));
    }
  }
  if (!hasScenes) return;
  for (const { kind, name, node } of root.exports.values()) {
    if (used.has(node)) continue;
    if (kind === "let") report(root, unusedLet(name));
    if (kind === "style") report(root, unusedStyle(name));
  }
}

/** The range with the line break after it, where nothing else stands on its lines. */
function wholeLine(range: Range, text: string): Range {
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const lineEnd = text.indexOf("\n", range.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const around = text.slice(lineStart, range.start) + text.slice(range.end, end);
  return around.trim() === "" ? { start: lineStart, end } : range;
}

/** One name of an import with the comma that parts it from its neighbour. */
function inList(specifier: ImportSpecifier, { specifiers }: ImportDeclaration): Range {
  const index = specifiers.indexOf(specifier);
  const next = specifiers[index + 1];
  if (next !== undefined) return { start: specifier.range.start, end: next.range.start };
  const previous = specifiers[index - 1];
  return { start: previous?.range.end ?? specifier.range.start, end: specifier.range.end };
}
