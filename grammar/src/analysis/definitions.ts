/** What names stand for, and the places that name them: the ground for go-to-definition, references and rename. */

import type {
  Container,
  ImportSpecifier,
  LetDeclaration,
  Name,
  RegionDeclaration,
  SceneDeclaration,
  StyleDeclaration,
  VariantDeclaration,
} from "../syntax/tree.ts";

interface Nodes {
  let: LetDeclaration;
  style: StyleDeclaration;
  scene: SceneDeclaration;
  variant: VariantDeclaration;
  region: RegionDeclaration;
  container: Container;
  import: ImportSpecifier;
}

export type DefinitionKind = keyof Nodes;

/** Something with a name. An import defines its local name in the importing file. */
export interface Definition<Kind extends DefinitionKind = DefinitionKind> {
  readonly kind: Kind;
  readonly name: Name;
  readonly uri: string;
  readonly node: Nodes[Kind];
}

/** What a file can define at its top level and export. */
export type Exported = Definition<"let"> | Definition<"style"> | Definition<"scene">;

/** A name where it is used, and what it stands for; null where nothing defines it. */
export interface Reference {
  readonly name: Name;
  readonly definition: Definition | null;
}

const ARTICLES: Readonly<Record<DefinitionKind, string>> = {
  let: "a value",
  style: "a style",
  scene: "a scene",
  variant: "a variant",
  region: "a region",
  container: "a container",
  import: "an import",
};

/** "a style", "a value", for messages. */
export function describeKind(kind: DefinitionKind): string {
  return ARTICLES[kind];
}
