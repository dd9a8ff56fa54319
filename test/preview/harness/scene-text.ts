/** A scene text in an editor, with the real language server behind it: what a preview shows and changes. */

import {
  DESCRIBE_LAYOUT_EDIT,
  EDIT_LAYOUT,
  OPEN_PREVIEW,
  PREVIEW_STATE,
  type DescribeLayoutEditResult,
  type EditLayoutResult,
  type LayoutEdit,
  type PreviewState,
} from "../../../server/src/protocol.ts";
import { applyWorkspaceEdit } from "../../../server/test/kit/edits.ts";
import { MAIN } from "../../../server/test/kit/fixture.ts";
import { startTestClient } from "../../../server/test/kit/test-client.ts";
import type { ApplyWorkspaceEditParams, ApplyWorkspaceEditResult } from "vscode-languageserver";

const PREVIEW = "preview";

export interface SceneText {
  readonly text: string;
  readonly version: number;
  /** How many edits the server has made: each is one step of undo. */
  readonly steps: number;
  /** As if it was typed. */
  type(text: string): Promise<void>;
  show(scene: string | null, variant: string | null): Promise<void>;
  edit(documentVersion: number, edit: LayoutEdit): Promise<EditLayoutResult>;
  describe(documentVersion: number, edit: LayoutEdit): Promise<DescribeLayoutEditResult>;
  onState(hear: (state: PreviewState) => void): void;
  close(): Promise<void>;
}

export async function openSceneText(source: string): Promise<SceneText> {
  let text = source;
  let version = 1;
  let steps = 0;
  let hear: (state: PreviewState) => void = () => undefined;
  let last: PreviewState | null = null;
  const client = await startTestClient(source, {
    capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } },
  });
  const { connection } = client;

  const replace = async (next: string): Promise<void> => {
    text = next;
    version++;
    await client.change(MAIN, version, [{ text }]);
  };
  connection.onRequest(
    "workspace/applyEdit",
    async ({ edit }: ApplyWorkspaceEditParams): Promise<ApplyWorkspaceEditResult> => {
      const changed = applyWorkspaceEdit(edit, () => text).get(MAIN);
      if (changed === undefined) return { applied: false };
      steps++;
      await replace(changed);
      return { applied: true };
    },
  );
  connection.onNotification(PREVIEW_STATE.method, (state: PreviewState) => {
    last = state;
    hear(state);
  });
  await client.open(MAIN, text);
  const show = async (scene: string | null, variant: string | null): Promise<void> => {
    await connection.sendRequest(OPEN_PREVIEW.method, {
      preview: PREVIEW,
      target: { uri: MAIN, scene, variant },
    });
  };
  await show(null, null);

  return {
    get text() {
      return text;
    },
    get version() {
      return version;
    },
    get steps() {
      return steps;
    },
    type: replace,
    show,
    edit: (documentVersion, edit) =>
      connection.sendRequest(EDIT_LAYOUT.method, { preview: PREVIEW, documentVersion, edit }),
    describe: (documentVersion, edit) =>
      connection.sendRequest(DESCRIBE_LAYOUT_EDIT.method, { preview: PREVIEW, documentVersion, edit }),
    onState: (listener) => {
      hear = listener;
      if (last !== null) listener(last);
    },
    close: () => client.dispose(),
  };
}
