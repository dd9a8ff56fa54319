/** The names in a file, and what they stand for. */

import { canonicalUri, type Analysis, type Definition, type DefinitionKind, type Name } from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";

export interface Mention {
  readonly name: Name;
  /** The nearest one: for a name that is imported the import, for the name in the import what it leads to. */
  readonly definition: Definition;
}

/** The name at an offset; null where there is none, or nothing defines it. */
export function mentionAt({ analysis }: SceneDocument, offset: number): Mention | null {
  for (const { name, definition } of analysis.references) {
    if (definition !== null && holds(name, offset)) return { name, definition };
  }
  const definition = analysis.definitions.find(({ name }) => holds(name, offset));
  return definition === undefined ? null : { name: definition.name, definition };
}

/** What a definition finally stands for: an import is followed to the other file, if there is something there. */
export function finalDefinition(definition: Definition, { program }: Analysis): Definition {
  if (definition.kind !== "import") return definition;
  const { names, root } = program.context;
  const imported = root.imports.get(definition.name.text);
  return (imported === undefined ? null : names.imported(imported)) ?? definition;
}

export function isSameDefinition(a: Definition, b: Definition): boolean {
  return (
    a === b || (a.name.range.start === b.name.range.start && canonicalUri(a.uri) === canonicalUri(b.uri))
  );
}

/** Whether an import gives the name another one in this file. */
export function isAliased({ node: { imported, local } }: Definition<"import">): boolean {
  return imported.range.start !== local.range.start;
}

/** Narrows a definition by its kind. */
export function isOfKind<Kind extends DefinitionKind>(
  definition: Definition,
  kind: Kind,
): definition is Definition<Kind> {
  return definition.kind === kind;
}

/** Both ends count: a cursor behind a name is at it. */
function holds({ range: { start, end } }: Name, offset: number): boolean {
  return start <= offset && offset <= end;
}
