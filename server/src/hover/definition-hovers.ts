/** Hovers of values, styles and imports: what a name stands for, and where it comes from. */

import {
  canonicalUri,
  namesInValue,
  relativePath,
  scopeOf,
  showResolved,
  type Definition,
  type ImportDeclaration,
} from "@ragl/grammar";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { code, docText, list, paragraphs, quotation, sourceBlock } from "./markdown.ts";

export function letHover(
  definition: Definition<"let">,
  document: SceneDocument,
  workspace: Workspace,
): string {
  const source = sourceOf(definition, workspace);
  const { value, doc } = definition.node;
  const hasNames = value !== null && namesInValue(value).length > 0;
  const resolved = hasNames ? showResolved(document.analysis.program.values.ofLet(definition)) : null;
  return paragraphs(
    source && sourceBlock(source),
    doc && docText(doc),
    resolved && paragraphs("It comes to", quotation(resolved)),
    origin(definition, document),
  );
}

export function styleHover(
  definition: Definition<"style">,
  document: SceneDocument,
  workspace: Workspace,
): string {
  const source = sourceOf(definition, workspace);
  return paragraphs(
    source && sourceBlock(source),
    definition.node.doc && docText(definition.node.doc),
    origin(definition, document),
  );
}

/** An import that leads to nothing. */
export function lostImportHover(definition: Definition<"import">, document: SceneDocument): string {
  const { imports } = document.analysis.program.context.root;
  const path = imports.get(definition.name.text)?.from.text ?? "";
  return `${code(definition.node.imported.text)} is imported from ${code(path)}, which does not define it.`;
}

/** The path of an import: what there is to be had from the file. */
export function importedFileHover(
  declaration: ImportDeclaration,
  document: SceneDocument,
  workspace: Workspace,
): string | null {
  const { importPaths } = document.analysis.program.context.root;
  const uri = importPaths.find((path) => path.declaration === declaration)?.uri ?? null;
  const target = uri === null ? null : workspace.get(uri);
  if (target === null) return null;
  const exported = [...scopeOf(target.parsed).exports.values()].filter(({ kind }) => kind !== "scene");
  if (exported.length === 0) return "The file defines no values or styles that could be imported.";
  return paragraphs(
    "The file defines",
    list(
      ...exported.map(({ kind, name, node }) => {
        const doc = node.doc === null ? "" : `: ${docText(node.doc.split("\n")[0]!)}`;
        return `${kind === "let" ? "value" : kind} ${code(name.text)}${doc}`;
      }),
    ),
  );
}

function sourceOf({ uri, node: { range } }: Definition, workspace: Workspace): string | null {
  const text = workspace.get(uri)?.parsed.text;
  if (text === undefined) return null;
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const indent = text.slice(lineStart, range.start);
  const source = text.slice(range.start, range.end);
  return indent.trim() === "" ? source.replaceAll(`\n${indent}`, "\n") : source;
}

/** Null for what stands in this file itself. */
function origin({ uri }: Definition, document: SceneDocument): string | null {
  if (canonicalUri(uri) === canonicalUri(document.uri)) return null;
  return `From ${code(relativePath(canonicalUri(document.uri), canonicalUri(uri)))}`;
}
