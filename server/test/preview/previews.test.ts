/** Previews over the protocol: states as the text changes, and edits that the editor carries out. */

import { expect, it } from "vitest";
import {
  ApplyWorkspaceEditRequest,
  type ApplyWorkspaceEditParams,
} from "vscode-languageserver-protocol/node";
import {
  CLOSE_PREVIEW,
  DESCRIBE_LAYOUT_EDIT,
  EDIT_LAYOUT,
  OPEN_PREVIEW,
  PREVIEW_STATE,
  type LayoutEdit,
  type PreviewState,
} from "../../src/protocol.ts";
import { applyWorkspaceEdit } from "../kit/edits.ts";
import { MAIN } from "../kit/fixture.ts";
import { startTestClient, type TestClient, type TestClientOptions } from "../kit/test-client.ts";

const SEA = `
  import { calm } from "./styles.ragl"
  scene sea {
    canvas: 128 x 128
    seed: 1
    prompt: "a sea"
    region moon { at: 70% 5% size: 20% 20% prompt: "a moon" use: calm }
  }
  --- styles.ragl
  style calm { prompt: "calm" }
`;
const STYLES = "file:///work/styles.ragl";
const RICH = { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } };

async function start(options: TestClientOptions = {}) {
  const { workspace } = options.capabilities ?? {};
  // An editor that asks for diagnostics is sent none, which are not looked at here.
  const capabilities = { textDocument: { diagnostic: {} }, ...(workspace ? { workspace } : {}) };
  const client = await startTestClient(SEA, { ...options, capabilities });
  const states: PreviewState[] = [];
  let wake: () => void = () => undefined;
  client.connection.onNotification(PREVIEW_STATE, (state) => {
    states.push(state);
    wake();
  });
  const state = async (isWanted: (state: PreviewState) => boolean): Promise<PreviewState> => {
    for (;;) {
      const found = states.find(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  await client.open(MAIN);
  return { client, states, state };
}

const open = (client: TestClient, preview: string) =>
  client.connection.sendRequest(OPEN_PREVIEW, { preview, target: { uri: MAIN, scene: null, variant: null } });
const move = (x: number): LayoutEdit => ({
  kind: "place",
  region: "moon",
  cell: { x, y: 0.05, width: 0.2, height: 0.2 },
});

it("gets its state at once, and after every change, of imports too; several at once; none when closed", async () => {
  const { client, states, state } = await start();
  await open(client, "one");
  await open(client, "two");
  await state(({ preview, documentVersion }) => preview === "one" && documentVersion === 1);
  await state(({ preview, documentVersion }) => preview === "two" && documentVersion === 1);

  await client.connection.sendNotification(CLOSE_PREVIEW, { preview: "two" });
  await client.change(MAIN, 2, [{ text: client.fixture.files.get(MAIN)!.replace("seed: 1", "seed: 2") }]);
  expect((await state(({ documentVersion }) => documentVersion === 2)).plan?.seed).toBe(2);
  await client.open(STYLES, 'style calm { prompt: "very calm" }');
  await state(({ plan }) => plan?.regions[0]?.prompt === "a moon, very calm");
  expect(
    states.filter(({ preview }) => preview === "two").map(({ documentVersion }) => documentVersion),
  ).toEqual([1]);
  await client.dispose();
});

it("of a burst of changes it gets the newest, and few between", async () => {
  const { client, states, state } = await start();
  await open(client, "one");
  const text = client.fixture.files.get(MAIN)!;
  for (let version = 2; version <= 200; version++) {
    void client.change(MAIN, version, [{ text: text.replace("seed: 1", `seed: ${version}`) }]);
  }
  expect((await state(({ documentVersion }) => documentVersion === 200)).plan?.seed).toBe(200);
  expect(states.length).toBeLessThan(100);
  await client.dispose();
});

it("an edit is one labelled change of this version of the text, annotated for editors that show such", async () => {
  const { client, state } = await start({ capabilities: RICH });
  const asked: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    asked.push(params);
    return { applied: true };
  });
  await open(client, "one");
  await state(({ isCurrent }) => isCurrent);
  const params = { preview: "one", documentVersion: 1, edit: move(0.68) };
  expect(await client.connection.sendRequest(DESCRIBE_LAYOUT_EDIT, params)).toEqual({
    applies: true,
    text: "at: 68% 5%  size: 20% 20%",
  });
  expect(asked).toEqual([]);
  expect(await client.connection.sendRequest(EDIT_LAYOUT, params)).toEqual({ applied: true, region: "moon" });
  const [{ label, edit }] = asked as [ApplyWorkspaceEditParams];
  expect(label).toBe("Move region 'moon'");
  expect(edit.changeAnnotations).toEqual({
    layout: { label: "Move region 'moon'", needsConfirmation: false },
  });
  expect(edit.documentChanges).toMatchObject([
    { textDocument: { uri: MAIN, version: 1 }, edits: [{ newText: "68%", annotationId: "layout" }] },
  ]);
  const text = client.fixture.files.get(MAIN)!;
  expect(applyWorkspaceEdit(edit, () => text).get(MAIN)).toBe(text.replace("70%", "68%"));
  await client.dispose();
});

it("is refused for an older text, for a preview that is gone, while another is on its way, and by the editor", async () => {
  const { client, state } = await start();
  await open(client, "one");
  await state(({ isCurrent }) => isCurrent);
  const edit = (documentVersion: number, preview = "one") =>
    client.connection.sendRequest(EDIT_LAYOUT, { preview, documentVersion, edit: move(0.6) });
  expect(await edit(0)).toEqual({ applied: false, reason: "The text has changed meanwhile: try again." });
  expect(await edit(1, "two")).toEqual({ applied: false, reason: "The file is gone." });
  const nonsense = { kind: "place", region: "moon", cell: { x: "left" } } as unknown as LayoutEdit;
  const params = { preview: "one", documentVersion: 1, edit: nonsense };
  expect(await client.connection.sendRequest(EDIT_LAYOUT, params)).toMatchObject({ applied: false });

  let answer: (result: { applied: boolean; failureReason?: string }) => void = () => undefined;
  const arrived = new Promise<ApplyWorkspaceEditParams>((resolve) => {
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      resolve(params);
      return new Promise((done) => (answer = done));
    });
  });
  const first = edit(1);
  expect((await arrived).edit.changes?.[MAIN]).toMatchObject([{ newText: "60%" }]);
  expect(await edit(1)).toEqual({ applied: false, reason: "The last change is still being made." });
  answer({ applied: false, failureReason: "The file is read-only." });
  expect(await first).toEqual({ applied: false, reason: "The file is read-only." });
  await client.dispose();
});
