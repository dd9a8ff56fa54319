/** The values and styles that can be named in a file, its own and the imported ones. */

import { scopeOf, type Definition } from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";

/** A name as it is used in this file, with what it finally stands for. */
export interface VisibleName<Kind extends "let" | "style"> {
  readonly name: { readonly text: string };
  readonly definition: Definition<Kind>;
  /** The text of the file that defines it. */
  readonly source: string;
  readonly isImported: boolean;
}

export function visibleLets(document: SceneDocument): VisibleName<"let">[] {
  return visibleNames(document, "let");
}

export function visibleStyles(document: SceneDocument): VisibleName<"style">[] {
  return visibleNames(document, "style");
}

function visibleNames<Kind extends "let" | "style">(
  { parsed, analysis }: SceneDocument,
  kind: Kind,
): VisibleName<Kind>[] {
  const { names } = analysis.program.context;
  const scope = scopeOf(parsed);
  const found: VisibleName<Kind>[] = [];
  const add = (definition: Definition | null, name: string, isImported: boolean): void => {
    if (definition?.kind !== kind) return;
    const source = names.home(definition).file.text;
    found.push({ name: { text: name }, definition: definition as Definition<Kind>, source, isImported });
  };
  for (const [name, definition] of scope.exports) add(definition, name, false);
  for (const [name, imported] of scope.imports) add(names.imported(imported), name, true);
  return found;
}
