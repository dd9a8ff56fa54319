/** The previews of the window: opened by command, brought back after a reload, told what the server says. */

import { ENGINE_STATE, PREVIEW_STATE, RENDER_EVENT } from "@ragl/server/protocol";
import type { EngineState, PictureTarget } from "@ragl/server/protocol";
import * as vscode from "vscode";
import { State, type LanguageClient } from "vscode-languageclient/node";
import { PictureHistory } from "./picture-entries.ts";
import { visibleEditor } from "./preview-document.ts";
import { PreviewPanel, type PreviewServices } from "./preview-panel.ts";
import { asSavedPreview } from "./webview-protocol.ts";

const VIEW_TYPE = "ragl.preview";

class Previews {
  readonly #panels = new Set<PreviewPanel>();
  readonly #services: PreviewServices;
  #engine: EngineState = { state: "stopped", provider: null, message: null };

  constructor(services: Omit<PreviewServices, "openAnother">) {
    this.#services = {
      ...services,
      openAnother: (target) => {
        this.#open(target, vscode.ViewColumn.Beside);
      },
    };
  }

  /** Goes to the file's preview, which then shows the picture; opens one where there is none. */
  show(target: PictureTarget): void {
    const open = [...this.#panels].find(({ target: { uri } }) => uri === target.uri);
    if (open === undefined) {
      this.#open(target, vscode.ViewColumn.Beside);
      return;
    }
    if (target.scene !== null) open.show(target.scene, target.variant);
    open.panel.reveal(open.panel.viewColumn, true);
  }

  #open(target: PictureTarget, viewColumn: vscode.ViewColumn): void {
    const panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      vscode.l10n.t("Preview"),
      { viewColumn, preserveFocus: true },
      { enableScripts: true },
    );
    this.adopt(panel, target);
  }

  /** Makes a panel of the editor's the preview of a picture. */
  adopt(panel: vscode.WebviewPanel, target: PictureTarget): void {
    const preview = new PreviewPanel(panel, target, this.#engine, this.#services);
    this.#panels.add(preview);
    panel.onDidDispose(() => {
      this.#panels.delete(preview);
      preview.dispose();
    });
  }

  /** Follows the server, the editors and the settings. */
  listen(): vscode.Disposable {
    const { client } = this.#services;
    const tellEngine = (): void => {
      for (const preview of this.#panels) preview.hearEngine(this.#engine);
    };
    return vscode.Disposable.from(
      client.onNotification(PREVIEW_STATE, (state) => {
        for (const preview of this.#panels) if (preview.id === state.preview) preview.hearState(state);
      }),
      client.onNotification(RENDER_EVENT, (event) => {
        for (const preview of this.#panels) preview.hearRender(event);
      }),
      client.onNotification(ENGINE_STATE, (state) => {
        this.#engine = state;
        tellEngine();
      }),
      client.onDidChangeState(({ oldState, newState }) => {
        // A server that starts again knows of no preview.
        if (newState !== State.Running || oldState === State.Running) return;
        for (const preview of this.#panels) void preview.reopen();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
        // Without a kind it is an edit or a preview that moved the cursor, not the person.
        const [selection] = selections;
        if (kind === undefined || selection === undefined) return;
        const { document } = textEditor;
        for (const preview of this.#panels) {
          if (preview.target.uri === document.uri.toString()) preview.hearCursor(document, selection.active);
        }
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("ragl.render")) tellEngine();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(tellEngine),
    );
  }
}

/** Registers the command `ragl.preview` and the previews behind it. */
export function registerPreview(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const previews = new Previews({
    client,
    log,
    extensionUri: context.extensionUri,
    history: new PictureHistory(client),
  });
  return vscode.Disposable.from(
    previews.listen(),
    vscode.commands.registerCommand("ragl.preview", async (argument: unknown) => {
      const target = targetOf(argument);
      if (target === null) {
        void vscode.window.showInformationMessage(vscode.l10n.t("Open a .ragl file to see its preview."));
        return;
      }
      const uri = vscode.Uri.parse(target.uri);
      if (visibleEditor(uri) === undefined) await vscode.window.showTextDocument(uri);
      previews.show(target);
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown) {
        const target = asSavedPreview(saved)?.target;
        if (target === undefined) panel.dispose();
        else previews.adopt(panel, target);
        return Promise.resolve();
      },
    }),
  );
}

/** What the command was called with: a picture by a code lens, a file by a menu, nothing by a key. */
function targetOf(argument: unknown): PictureTarget | null {
  const named = asSavedPreview({ target: argument })?.target;
  if (named !== undefined) return named;
  const active = vscode.window.activeTextEditor?.document;
  const uri = argument instanceof vscode.Uri ? argument : active?.languageId === "ragl" ? active.uri : null;
  return uri === null ? null : { uri: uri.toString(), scene: null, variant: null };
}
