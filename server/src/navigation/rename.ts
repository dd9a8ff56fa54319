/** Renames what stands at a position, in every file that names it. */

import { findKeyword, nodesAt, type Definition } from "@ragl/grammar";
import type { CancellationToken, Position, Range } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { finalDefinition, isAliased, isOfKind, mentionAt, type Mention } from "./mentions.ts";
import { whyNotName, whyTakenInFile, whyTakenInScene } from "./new-names.ts";
import { findUsages } from "./usages.ts";
import { FileEdits } from "./workspace-edit.ts";

/** One sentence for the person. */
export interface Refusal {
  readonly refusal: string;
}

export type RenamePlace = { readonly range: Range; readonly placeholder: string } | Refusal;

/** What would be renamed at a position. */
export function prepareRename(document: SceneDocument, position: Position): RenamePlace {
  const offset = document.offsetAt(position);
  const mention = mentionAt(document, offset);
  if (mention !== null) {
    return { range: document.rangeOf(mention.name.range), placeholder: mention.name.text };
  }
  return { refusal: whyNothingToRename(document, offset) };
}

/** The edits that rename what stands at a position, or why it cannot have that name. */
export async function doRename(
  document: SceneDocument,
  position: Position,
  newName: string,
  workspace: Workspace,
  token: CancellationToken,
): Promise<FileEdits | Refusal> {
  const offset = document.offsetAt(position);
  const mention = mentionAt(document, offset);
  if (mention === null) return { refusal: whyNothingToRename(document, offset) };
  const reason = whyNotName(newName, mention.definition.kind);
  if (reason !== null) return { refusal: reason };
  if (newName === mention.name.text) return new FileEdits();
  const local = localImport(mention, document);
  return local === null
    ? await renameEverywhere(mention, document, newName, workspace, token)
    : renameImport(local, document, newName);
}

/** The import whose name concerns this file alone: it has an `as`, or leads nowhere. Null for all else. */
function localImport({ definition }: Mention, { analysis }: SceneDocument): Definition<"import"> | null {
  if (!isOfKind(definition, "import")) return null;
  return isAliased(definition) || finalDefinition(definition, analysis) === definition ? definition : null;
}

function renameImport(
  definition: Definition<"import">,
  document: SceneDocument,
  newName: string,
): FileEdits | Refusal {
  const taken = whyTakenInFile(document, newName);
  if (taken !== null) return { refusal: taken };
  const edits = new FileEdits();
  const { imported, range } = definition.node;
  const specifier = imported.text === newName ? newName : `${imported.text} as ${newName}`;
  edits.replace(document, range, specifier);
  for (const { name, definition: used } of document.analysis.references) {
    if (used === definition) edits.replace(document, name.range, newName);
  }
  return edits;
}

async function renameEverywhere(
  mention: Mention,
  document: SceneDocument,
  newName: string,
  workspace: Workspace,
  token: CancellationToken,
): Promise<FileEdits | Refusal> {
  const target = finalDefinition(mention.definition, document.analysis);
  const edits = new FileEdits();
  for (const { document: file, name, role, through } of await findUsages(target, workspace, token)) {
    if (role === "definition") {
      const taken = whyTakenInFileOrScene(file, target, newName);
      if (taken !== null) return { refusal: taken };
      edits.replace(file, name.range, newName);
    } else if (through === null || !isAliased(through)) {
      const taken = role === "import" ? whyTakenInFile(file, newName) : null;
      if (taken !== null) return { refusal: taken };
      edits.replace(file, name.range, newName);
    } else if (role === "import") {
      // `new as new` says one thing twice.
      const isItsAlias = through.node.local.text === newName;
      edits.replace(file, isItsAlias ? through.node.range : name.range, newName);
    }
  }
  return edits;
}

function whyTakenInFileOrScene(document: SceneDocument, target: Definition, name: string): string | null {
  const isInScene = target.kind === "region" || target.kind === "container" || target.kind === "variant";
  return isInScene ? whyTakenInScene(document, target, name) : whyTakenInFile(document, name);
}

function whyNothingToRename(document: SceneDocument, offset: number): string {
  const node = nodesAt(document.parsed.tree, offset).at(-1);
  const { text } = document.parsed;
  if (node?.kind === "property" && offset <= node.name.range.end) {
    return `'${node.name.text}' is a property of the language and cannot be renamed.`;
  }
  if (node !== undefined && "keyword" in node && offset <= node.keyword.end && offset >= node.keyword.start) {
    const word = text.slice(node.keyword.start, node.keyword.end);
    if (findKeyword(word) !== undefined) {
      return `'${word}' is a word of the language and cannot be renamed.`;
    }
  }
  return "There is no name here that can be renamed. Values, styles, scenes, variants, regions and named containers can.";
}
