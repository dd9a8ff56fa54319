/** Looks names up across files. */

import type { Definition, Exported } from "./definitions.ts";
import { canonicalUri } from "./file-uri.ts";
import type { FileScope, ImportedName } from "./file-scope.ts";
import { scopeOf } from "./file-scope.ts";
import type { ParsedFile } from "./parsed-file.ts";

/** Gives the parsed file at a URI; null where there is none. Called with canonical URIs; may cache. */
export type LoadFile = (uri: string) => ParsedFile | null;

/** Names across the files that one analysis sees; each file is loaded once. */
export interface Names {
  /** The scope of the file at `uri`; null where there is no such file. */
  scope(uri: string): FileScope | null;
  /** What a name at the top level of a file finally stands for; null where nothing defines it. */
  resolve(scope: FileScope, name: string): Exported | null;
  /** What an import leads to; null where the file or the name is missing. */
  imported(name: ImportedName): Exported | null;
  /** The scope of the file that a definition stands in. */
  home(definition: Definition): FileScope;
  /** The nearest definition, which for an imported name is the import itself. */
  nearest(scope: FileScope, name: string): Definition | null;
}

export function createNames(root: FileScope, load: LoadFile): Names {
  const scopes = new Map<string, FileScope | null>([[canonicalUri(root.file.uri), root]]);

  const scope = (uri: string): FileScope | null => {
    const known = scopes.get(uri);
    if (known !== undefined) return known;
    const file = load(uri);
    const loaded = file === null ? null : scopeOf(file);
    scopes.set(uri, loaded);
    return loaded;
  };

  const home = (definition: Definition): FileScope =>
    (definition.uri === root.file.uri ? root : scope(canonicalUri(definition.uri))) ?? root;

  const imported = ({ definition, from }: ImportedName): Exported | null =>
    (from.uri === null ? null : scope(from.uri))?.exports.get(definition.node.imported.text) ?? null;

  const resolve = (within: FileScope, name: string): Exported | null => {
    const own = within.exports.get(name);
    if (own !== undefined) return own;
    const through = within.imports.get(name);
    return through === undefined ? null : imported(through);
  };

  const nearest = (within: FileScope, name: string): Definition | null =>
    within.exports.get(name) ?? within.imports.get(name)?.definition ?? null;

  return { scope, resolve, imported, home, nearest };
}
