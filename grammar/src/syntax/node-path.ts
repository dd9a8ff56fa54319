/** Finds the nodes of a tree that a place in the text lies in. */

import type {
  Area,
  Declaration,
  ImportSpecifier,
  Property,
  Range,
  RegionChange,
  SourceFile,
  Value,
  VariantDeclaration,
} from "./tree.ts";

export type TreeNode =
  | SourceFile
  | Declaration
  | (ImportSpecifier & { readonly kind?: never })
  | Area
  | VariantDeclaration
  | RegionChange
  | Property
  | Value;

const NONE: readonly TreeNode[] = [];

/**
 * The nodes that hold an offset, from the file to the innermost. Both ends of a node count as inside, so that a
 * cursor behind a word is still at it; where two nodes meet, the second one counts.
 */
export function nodesAt(file: SourceFile, offset: number): TreeNode[] {
  const path: TreeNode[] = [];
  for (let node: TreeNode | undefined = file; node !== undefined;) {
    path.push(node);
    node = childrenOf(node).findLast(({ range }) => holds(range, offset));
  }
  return path;
}

/** The nodes directly inside a node, kind after kind. */
export function childrenOf(node: TreeNode): readonly TreeNode[] {
  switch (node.kind) {
    case "file":
      return node.declarations;
    case "import":
      return node.path === null ? node.specifiers : [...node.specifiers, node.path];
    case "let":
    case "property":
      return node.value === null ? NONE : [node.value];
    case "style":
    case "region":
    case "change":
      return node.properties;
    case "scene":
      return [...node.properties, ...node.children, ...node.variants];
    case "container":
      return [...node.properties, ...node.children];
    case "variant":
      return [...node.properties, ...node.changes];
    case "tuple":
    case "list":
      return node.items;
    default:
      return NONE;
  }
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
