/** Rules about imports. */

import type { Diagnostic, QuickFix } from "../diagnostics.ts";
import type { Name, Range } from "../syntax/tree.ts";
import { quote } from "./quote.ts";
import { finding, replace, rule } from "./rule.ts";
import { didYouMean, spellingFixes } from "./spelling.ts";

export const IMPORT_NOT_FOUND = rule("import-not-found", "error", "An imported file that does not exist");
export const IMPORT_NOT_RELATIVE = rule(
  "import-not-relative",
  "error",
  "An import path that is not relative",
);
export const IMPORT_UNKNOWN_NAME = rule(
  "import-unknown-name",
  "error",
  "A name that the imported file lacks",
);
export const BROKEN_IMPORT = rule("broken-import", "error", "Something imported has errors of its own");
export const CYCLIC_IMPORT = rule("cyclic-import", "warning", "Files that import each other in a circle");
export const UNUSED_IMPORT = rule("unused-import", "warning", "An imported name that is not used");

export const importRules = [
  IMPORT_NOT_FOUND,
  IMPORT_NOT_RELATIVE,
  IMPORT_UNKNOWN_NAME,
  BROKEN_IMPORT,
  CYCLIC_IMPORT,
  UNUSED_IMPORT,
];

export function importNotFound(range: Range, path: string): Diagnostic {
  return finding(
    IMPORT_NOT_FOUND,
    range,
    `There is no file '${path}'. The path is relative to this file: check its spelling and its folder.`,
  );
}

export function importNotRelative(range: Range, path: string): Diagnostic {
  const fixable = path !== "" && !path.includes(":") && !path.startsWith("/");
  return finding(
    IMPORT_NOT_RELATIVE,
    range,
    path === ""
      ? 'The import names no file. Write its path, such as "./styles.ragl".'
      : `'${path}' is not a path relative to this file. Begin it with './' or '../'.`,
    { fixes: fixable ? [replace(`Change to './${path}'`, range, quote(`./${path}`), true)] : [] },
  );
}

export function importUnknownName(name: Name, path: string, suggestions: readonly string[]): Diagnostic {
  return finding(
    IMPORT_UNKNOWN_NAME,
    name.range,
    `'${path}' defines no '${name.text}'.${didYouMean(suggestions) || " Only names that the file itself defines can be imported from it."}`,
    { fixes: spellingFixes(name, suggestions) },
  );
}

/** The imported file cannot be read as a scene file. */
export function brokenFile(range: Range, path: string, uri: string, at: Range, message: string): Diagnostic {
  return finding(BROKEN_IMPORT, range, `'${path}' has errors: ${message} Correct that file first.`, {
    related: [{ uri, range: at, message }],
  });
}

/** A value or style that comes from another file is itself in error. */
export function brokenDefinition(range: Range, name: string, uri: string, message: string): Diagnostic {
  return finding(BROKEN_IMPORT, range, `'${name}' cannot be used, since ${uri} has an error: ${message}`);
}

export function cyclicImport(range: Range, path: string): Diagnostic {
  return finding(
    CYCLIC_IMPORT,
    range,
    `'${path}' imports this file in turn. Move what both need into a third file.`,
  );
}

export function unusedImport(name: Name, range: Range, fix: QuickFix): Diagnostic {
  return finding(UNUSED_IMPORT, range, `'${name.text}' is imported but not used.`, {
    fixes: [fix],
    tags: ["unnecessary"],
  });
}
