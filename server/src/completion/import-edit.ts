/** The edit that imports a name. */

import { quote, resolvePath } from "@ragl/grammar";
import type { TextEdit } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Adds a name to the import of that file, or such an import below the others, or at the file's top. */
export function importEdit(document: SceneDocument, name: string, path: string): TextEdit {
  const { tree, text } = document.parsed;
  const imports = tree.declarations.filter((declaration) => declaration.kind === "import");
  const target = resolvePath(document.uri, path);
  const same = imports.find((declaration) => {
    const part = declaration.path?.parts[0];
    return part?.kind === "text" && resolvePath(document.uri, part.text) === target;
  });
  const lastSpecifier = same?.specifiers.at(-1);
  if (lastSpecifier !== undefined) return insertion(document, lastSpecifier.range.end, `, ${name}`);

  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `import { ${name} } from ${quote(path)}`;
  const lastImport = imports.at(-1);
  return lastImport === undefined
    ? insertion(document, 0, `${line}${eol}${eol}`)
    : insertion(document, lastImport.range.end, `${eol}${line}`);
}

function insertion(document: SceneDocument, offset: number, newText: string): TextEdit {
  return { range: document.rangeOf({ start: offset, end: offset }), newText };
}
