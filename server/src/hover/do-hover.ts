/** What is said of the thing under the pointer. */

import {
  canonicalUri,
  describeKind,
  findKeyword,
  findProperty,
  nodesAt,
  type Block,
  type ImportDeclaration,
  type Property,
  type Range as OffsetRange,
  type TreeNode,
} from "@ragl/grammar";
import type { Position, Range } from "vscode-languageserver";
import { finalDefinition, isOfKind, mentionAt, type Mention } from "../navigation/mentions.ts";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { containerHover, regionHover } from "./area-hovers.ts";
import { importedFileHover, letHover, lostImportHover, styleHover } from "./definition-hovers.ts";
import { code, paragraphs, sourceBlock } from "./markdown.ts";
import { pictureHover } from "./picture-hovers.ts";
import { propertyHover } from "./property-hover.ts";
import { textHover } from "./text-hover.ts";

export interface HoverText {
  readonly markdown: string;
  /** What it is said of. */
  readonly range: Range;
}

interface Said {
  readonly markdown: string;
  readonly range: OffsetRange;
}

/** Null where there is nothing to say. */
export function doHover(document: SceneDocument, position: Position, workspace: Workspace): HoverText | null {
  const offset = document.offsetAt(position);
  const isInComment = document.parsed.tree.comments.some(
    ({ range }) => range.start < offset && offset < range.end,
  );
  if (isInComment) return null;
  const said = ofMention(document, offset, workspace) ?? ofNode(document, offset, workspace);
  return said && { markdown: said.markdown, range: document.rangeOf(said.range) };
}

function ofMention(document: SceneDocument, offset: number, workspace: Workspace): Said | null {
  const mention = mentionAt(document, offset);
  if (mention === null) return null;
  const markdown = definitionHover(mention, document, workspace);
  return { markdown, range: mention.name.range };
}

function definitionHover(
  { definition: nearest, name }: Mention,
  document: SceneDocument,
  workspace: Workspace,
): string {
  const definition = finalDefinition(nearest, document.analysis);
  if (isOfKind(definition, "let")) return letHover(definition, document, workspace);
  if (isOfKind(definition, "style")) return styleHover(definition, document, workspace);
  if (isOfKind(definition, "import")) return lostImportHover(definition, document);
  const block = nodesAt(document.parsed.tree, name.range.start).findLast(isBlock);
  if (block?.kind === "change" && block.region === name) return regionHover(block, document);
  // What remains stands in a scene; one of another file can be imported, but there is no use of it.
  return canonicalUri(definition.uri) === canonicalUri(document.uri)
    ? (blockFacts(definition.node as Block, document) ?? "")
    : `${code(definition.name.text)} is ${describeKind(definition.kind)}, which cannot be used here.`;
}

function ofNode(document: SceneDocument, offset: number, workspace: Workspace): Said | null {
  const path = nodesAt(document.parsed.tree, offset);
  const declaration = path[1];
  if (declaration?.kind === "import") return ofImport(declaration, path, document, offset, workspace);
  if (declaration?.kind === "let") return keyword("let", declaration.range, offset, null);
  const block = path.findLast(isBlock);
  if (block === undefined) return null;
  const property = path.find((node) => node.kind === "property");
  if (property !== undefined) return ofProperty(property, block, document, offset);
  return ofKeyword(block, document, offset);
}

function ofImport(
  declaration: ImportDeclaration,
  path: readonly TreeNode[],
  document: SceneDocument,
  offset: number,
  workspace: Workspace,
): Said | null {
  if (declaration.path === null || path.at(-1) !== declaration.path) {
    return keyword("import", declaration.range, offset, null);
  }
  const markdown = importedFileHover(declaration, document, workspace);
  return markdown === null ? null : { markdown, range: declaration.path.range };
}

function ofProperty(property: Property, block: Block, document: SceneDocument, offset: number): Said | null {
  const spec = findProperty(property.name.text);
  if (spec === undefined) return null;
  const { value } = property;
  if (value !== null && value.range.start <= offset) {
    const text = textHover(property, block, document);
    if (text !== null) return { markdown: text, range: value.range };
  }
  return { markdown: propertyHover(spec, property, block, document), range: property.range };
}

function ofKeyword(block: Block, document: SceneDocument, offset: number): Said | null {
  const { start, end } = block.keyword;
  const word = document.parsed.text.slice(start, end);
  return keyword(word, block.keyword, offset, blockFacts(block, document));
}

/** @param range begins with the word */
function keyword(word: string, { start }: OffsetRange, offset: number, facts: string | null): Said | null {
  const spec = findKeyword(word);
  const range = { start, end: start + word.length };
  if (spec === undefined || offset < range.start || offset > range.end) return null;
  return { markdown: paragraphs(facts, facts && "---", spec.doc, sourceBlock(spec.example)), range };
}

/** What a block comes to where it stands; styles come to nothing before they are used. */
function blockFacts(block: Block, document: SceneDocument): string | null {
  switch (block.kind) {
    case "scene":
    case "variant":
      return pictureHover(block, document);
    case "container":
      return containerHover(block, document);
    case "region":
    case "change":
      return regionHover(block, document);
    case "style":
      return null;
  }
}

const BLOCKS: ReadonlySet<TreeNode["kind"]> = new Set<Block["kind"]>([
  "scene",
  "style",
  "container",
  "region",
  "variant",
  "change",
]);

function isBlock(node: TreeNode): node is Block {
  return BLOCKS.has(node.kind);
}
