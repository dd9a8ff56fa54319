/** Asks for code actions at a fixture's mark, and applies what is chosen. */

import type { CodeAction } from "vscode-languageserver";
import { doCodeActions } from "../../src/code-actions/code-actions.ts";
import { applyWorkspaceEdit } from "../kit/edits.ts";
import { unindent } from "../kit/fixture.ts";
import { testWorkspace, type TestWorkspace } from "../kit/test-workspace.ts";

export interface Actions {
  readonly workspace: TestWorkspace;
  readonly actions: readonly CodeAction[];
  readonly titles: readonly string[];
  /** The whole text of the first file after the action with that title. */
  after(title: string): string;
}

export interface ActionsOptions {
  readonly only?: readonly string[];
  readonly withModels?: boolean;
}

/** @param fixture with a cursor or a range; without either, everything is selected */
export async function actionsAt(fixture: string, options: ActionsOptions = {}): Promise<Actions> {
  const workspace = testWorkspace(fixture);
  if (options.withModels) await workspace.modelsKnown();
  const { document } = workspace;
  const isMarked = workspace.cursors.length + workspace.ranges.length > 0;
  const everything = document.rangeOf({ start: 0, end: document.parsed.text.length });
  const actions = await doCodeActions(
    document,
    isMarked ? workspace.selection : everything,
    workspace.workspace,
    {
      only: options.only ?? null,
      isVersioned: true,
    },
  );
  return {
    workspace,
    actions,
    titles: actions.map(({ title }) => title),
    after: (title) => {
      const action = actions.find((candidate) => candidate.title === title);
      if (action?.edit === undefined)
        throw new Error(`'${title}' is not among: ${actions.map((a) => a.title).join(" | ")}`);
      return applyWorkspaceEdit(action.edit, workspace.textOf).get(document.uri)!;
    },
  };
}

/** The text after a quick fix; both without the indentation of the test. */
export async function fixed(fixture: string, title: string, options: ActionsOptions = {}): Promise<string> {
  return (await actionsAt(fixture, { only: ["quickfix"], ...options })).after(title);
}

export { unindent };
