/** Checks what a file imports: that the files and names are there, sound, and do not lead back. */

import { duplicateName } from "../rules/names.ts";
import {
  brokenFile,
  cyclicImport,
  importNotFound,
  importNotRelative,
  importUnknownName,
} from "../rules/imports.ts";
import type { AnalysisContext } from "./context.ts";
import { canonicalUri } from "./file-uri.ts";
import { MOST_FILES } from "./limits.ts";

export function checkImports(context: AnalysisContext): void {
  const { root, names, report, spell } = context;
  const leadingBack = filesLeadingTo(canonicalUri(root.file.uri), context);

  for (const { declaration, text, uri } of root.importPaths) {
    // A path that is missing has been reported by the parser.
    const path = declaration.path;
    if (path === null) continue;
    if (uri === null) {
      report(root, importNotRelative(path.range, text));
      continue;
    }
    const target = names.scope(uri);
    if (target === null) {
      report(root, importNotFound(path.range, text));
      continue;
    }
    const fault = target.file.diagnostics.find((diagnostic) => diagnostic.severity === "error");
    if (fault !== undefined && target !== root) {
      report(root, brokenFile(path.range, text, uri, fault.range, fault.message));
    }
    if (leadingBack.has(uri)) report(root, cyclicImport(path.range, text));
    for (const { imported } of declaration.specifiers) {
      if (!target.exports.has(imported.text)) {
        report(root, importUnknownName(imported, text, spell(imported.text, target.exports.keys())));
      }
    }
  }
  for (const { name, first } of root.duplicates) {
    report(root, duplicateName(name, "The name", root.file.uri, first.range));
  }
}

/** The files among those imported, directly or not, from which imports lead to `uri`. */
function filesLeadingTo(uri: string, { root, names }: AnalysisContext): Set<string> {
  const importers = new Map<string, Set<string>>();
  const waiting: string[] = [uri];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const scope = from === uri ? root : names.scope(from);
    for (const { uri: to } of scope?.importPaths ?? []) {
      if (to === null) continue;
      const known = importers.get(to);
      if (known !== undefined) {
        known.add(from);
      } else {
        importers.set(to, new Set([from]));
        if (to !== uri && importers.size < MOST_FILES) waiting.push(to);
      }
    }
  }

  const leading = new Set<string>();
  const back = [...(importers.get(uri) ?? [])];
  for (let file = back.pop(); file !== undefined; file = back.pop()) {
    if (leading.has(file)) continue;
    leading.add(file);
    if (file !== uri) back.push(...(importers.get(file) ?? []));
  }
  return leading;
}
