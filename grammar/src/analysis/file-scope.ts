/** The top-level names of one file: what it defines and what it imports. */

import type { ImportDeclaration, Name, StringValue } from "../syntax/tree.ts";
import type { Definition, Exported } from "./definitions.ts";
import { resolvePath, isRelativePath } from "./file-uri.ts";
import type { ParsedFile } from "./parsed-file.ts";

export interface ImportedName {
  readonly definition: Definition<"import">;
  readonly from: ImportPath;
}

/** One `import` declaration's path; `uri` is null where the path is missing or not relative. */
export interface ImportPath {
  readonly declaration: ImportDeclaration;
  readonly text: string;
  readonly uri: string | null;
}

export interface FileScope {
  readonly file: ParsedFile;
  /** What the file defines, by name; the first of two of one name. */
  readonly exports: ReadonlyMap<string, Exported>;
  readonly imports: ReadonlyMap<string, ImportedName>;
  readonly importPaths: readonly ImportPath[];
  /** Names that were already taken, each with the name that took it first. */
  readonly duplicates: readonly { readonly name: Name; readonly first: Name }[];
}

const scopes = new WeakMap<ParsedFile, FileScope>();

/** The file's scope, built once for each parsed file. */
export function scopeOf(file: ParsedFile): FileScope {
  const known = scopes.get(file);
  if (known !== undefined) return known;
  const scope = buildScope(file);
  scopes.set(file, scope);
  return scope;
}

/** The names that can be seen in the file: its own and the imported ones. */
export function* visibleNames(scope: FileScope): Generator<string> {
  yield* scope.exports.keys();
  yield* scope.imports.keys();
}

function buildScope(file: ParsedFile): FileScope {
  const exports = new Map<string, Exported>();
  const imports = new Map<string, ImportedName>();
  const importPaths: ImportPath[] = [];
  const duplicates: { name: Name; first: Name }[] = [];

  const isFree = (name: Name): boolean => {
    const first = exports.get(name.text)?.name ?? imports.get(name.text)?.definition.name;
    if (first !== undefined) duplicates.push({ name, first });
    return first === undefined;
  };

  for (const node of file.tree.declarations) {
    if (node.kind === "import") {
      const from = importPath(file.uri, node);
      importPaths.push(from);
      for (const specifier of node.specifiers) {
        const name = specifier.local;
        if (isFree(name)) {
          const definition = { kind: "import", name, uri: file.uri, node: specifier } as const;
          imports.set(name.text, { definition, from });
        }
      }
    } else if (node.name !== null && isFree(node.name)) {
      exports.set(node.name.text, { kind: node.kind, name: node.name, uri: file.uri, node } as Exported);
    }
  }
  return { file, exports, imports, importPaths, duplicates };
}

function importPath(uri: string, declaration: ImportDeclaration): ImportPath {
  const text = declaration.path === null ? "" : plainText(declaration.path);
  return { declaration, text, uri: isRelativePath(text) ? resolvePath(uri, text) : null };
}

/** The text as written: an import's path is fixed, so that files can be found without evaluating any. */
function plainText(value: StringValue): string {
  return value.parts.map((part) => (part.kind === "text" ? part.text : `\${${part.name.text}}`)).join("");
}
