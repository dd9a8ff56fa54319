/** The edit that imports a name. */

import { quote, resolvePath, type TextEdit } from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Adds a name to the import of that file, or such an import below the others, or at the file's top. */
export function importEdit({ parsed, uri }: SceneDocument, name: string, path: string): TextEdit {
  const { tree, text } = parsed;
  const imports = tree.declarations.filter((declaration) => declaration.kind === "import");
  const target = resolvePath(uri, path);
  const same = imports.find((declaration) => {
    const part = declaration.path?.parts[0];
    return part?.kind === "text" && resolvePath(uri, part.text) === target;
  });
  const lastSpecifier = same?.specifiers.at(-1);
  if (lastSpecifier !== undefined) return insertion(lastSpecifier.range.end, `, ${name}`);

  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `import { ${name} } from ${quote(path)}`;
  const lastImport = imports.at(-1);
  return lastImport === undefined
    ? insertion(0, `${line}${eol}${eol}`)
    : insertion(lastImport.range.end, `${eol}${line}`);
}

function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
