/** Asks for completion at a fixture's cursor, and applies what is chosen. */

import type { CompletionItem, TextEdit } from "vscode-languageserver";
import { doComplete } from "../../src/completion/completion.ts";
import { applyEdits } from "../kit/edits.ts";
import { testWorkspace, type TestWorkspace, type TestWorkspaceOptions } from "../kit/test-workspace.ts";

export interface Completed {
  readonly workspace: TestWorkspace;
  /** As an editor sorts them. */
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  /** The whole text after the item with that label is taken. */
  take(label: string): string;
}

export interface CompleteOptions extends TestWorkspaceOptions {
  readonly snippets?: boolean;
  readonly typed?: string;
  readonly withModels?: boolean;
}

export async function complete(fixture: string, options: CompleteOptions = {}): Promise<Completed> {
  const workspace = testWorkspace(fixture, options);
  if (options.withModels) await workspace.modelsKnown();
  const { document, cursor } = workspace;
  const list = await doComplete(document, cursor.position, workspace.workspace, {
    canInsertSnippets: options.snippets === true,
    typed: options.typed ?? null,
  });
  const items = list.items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
  return {
    workspace,
    items,
    labels: items.map(({ label }) => label),
    take: (label) => {
      const item = items.find((candidate) => candidate.label === label);
      if (item === undefined)
        throw new Error(`'${label}' is not among: ${items.map((i) => i.label).join(", ")}`);
      return applyEdits(document.textDocument.getText(), editsOf(item));
    },
  };
}

function editsOf({ textEdit, additionalTextEdits = [] }: CompletionItem): TextEdit[] {
  if (textEdit === undefined || !("range" in textEdit)) throw new Error("The item has no plain text edit.");
  return [textEdit, ...additionalTextEdits];
}
