/**
 * One preview: a webview panel that shows one picture of one file. The panel keeps what its page must know, so that a
 * page that was hidden, reloaded or opened late is told everything again when it says that it is ready.
 */

import { randomBytes, randomUUID } from "node:crypto";
import { CLOSE_PREVIEW, OPEN_PREVIEW } from "@ragl/server/protocol";
import type {
  EngineState,
  PictureTarget,
  PreviewState,
  RaglSettings,
  RenderedPicture,
  RenderEvent,
} from "@ragl/server/protocol";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { pageHtml } from "./page-html.ts";
import { servePage } from "./page-requests.ts";
import { pictureEntry, type PictureHistory } from "./picture-entries.ts";
import { previewStrings } from "./preview-strings.ts";
import { regionAtOffset } from "./region-at-cursor.ts";
import { afterRenderEvent, isAbout, NOTHING_RENDERING, type RenderingView } from "./rendering-view.ts";
import { asPageMessage, type HostMessage, type PictureEntry } from "./webview-protocol.ts";

export interface PreviewServices {
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly extensionUri: vscode.Uri;
  readonly history: PictureHistory;
  /** Opens one more preview of the same picture. */
  openAnother(target: PictureTarget): void;
}

export class PreviewPanel implements vscode.Disposable {
  readonly id = randomUUID();
  readonly panel: vscode.WebviewPanel;
  readonly services: PreviewServices;
  #target: PictureTarget;
  #state: PreviewState | null = null;
  #rendering: RenderingView = NOTHING_RENDERING;
  #pictures: readonly RenderedPicture[] = [];
  #entries: readonly PictureEntry[] = [];
  #engine: EngineState;
  #roots: readonly vscode.Uri[];

  constructor(
    panel: vscode.WebviewPanel,
    target: PictureTarget,
    engine: EngineState,
    services: PreviewServices,
  ) {
    this.panel = panel;
    this.services = services;
    this.#target = target;
    this.#engine = engine;
    this.#roots = this.#firstRoots();
    panel.iconPath = {
      light: vscode.Uri.joinPath(services.extensionUri, "media/icons/ragl-file-light.svg"),
      dark: vscode.Uri.joinPath(services.extensionUri, "media/icons/ragl-file-dark.svg"),
    };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#hearPage(message);
    });
    this.#setTitle();
    this.#setOptions();
    panel.webview.html = this.#html();
    void this.reopen();
  }

  get target(): PictureTarget {
    return this.#target;
  }

  get uri(): vscode.Uri {
    return vscode.Uri.parse(this.#target.uri);
  }

  /** What the server last said; null before it has. */
  get state(): PreviewState | null {
    return this.#state;
  }

  /** Finished pictures, newest first. */
  get pictures(): readonly RenderedPicture[] {
    return this.#pictures;
  }

  dispose(): void {
    if (this.services.client.isRunning()) {
      void this.services.client.sendNotification(CLOSE_PREVIEW, { preview: this.id });
    }
  }

  post(message: HostMessage): void {
    void this.panel.webview.postMessage(message);
  }

  /** Shows another picture of the file. */
  show(scene: string | null, variant: string | null): void {
    this.#target = { uri: this.#target.uri, scene, variant };
    this.#rendering = NOTHING_RENDERING;
    this.#postRendering();
    void this.reopen();
  }

  /** Tells the server what is shown: at first, on another picture, and after a restart of the server. */
  async reopen(): Promise<void> {
    try {
      await this.services.client.sendRequest(OPEN_PREVIEW, { preview: this.id, target: this.#target });
      await this.#readPictures();
    } catch (error) {
      this.services.log.error(`Preview of ${this.#target.uri}: ${String(error)}`);
      this.post({
        type: "notice",
        text: vscode.l10n.t("The language server does not answer. Its log says why."),
        canUndo: false,
      });
    }
  }

  hearState(state: PreviewState): void {
    const shownBefore = this.#shownScene();
    this.#state = state;
    this.#target = state.target;
    this.#setTitle();
    this.post({ type: "preview", state });
    if (this.#shownScene() !== shownBefore) void this.#readPictures();
  }

  hearRender(event: RenderEvent): void {
    if (!isAbout(event, this.#target, this.#shownScene())) return;
    this.#rendering = afterRenderEvent(this.#rendering, event);
    if (event.event.kind === "finished") void this.#readPictures();
    this.#postRendering();
  }

  hearEngine(engine: EngineState): void {
    this.#engine = engine;
    this.#postEngine();
  }

  /** The cursor of an editor of this file moved. */
  hearCursor(document: vscode.TextDocument, position: vscode.Position): void {
    const state = this.#state;
    // Places in the plan are those of one version of the text.
    if (state === null || !state.isCurrent || state.documentVersion !== document.version) return;
    if (state.plan === null) return;
    const region = regionAtOffset(state.plan, this.#target.uri, document.offsetAt(position));
    this.post({ type: "cursor", region });
  }

  #shownScene(): string | null {
    return this.#state?.plan?.scene ?? null;
  }

  #hearPage(message: unknown): void {
    const known = asPageMessage(message);
    if (known === null) {
      this.services.log.warn("Preview: a message of the page was not understood and is passed over.");
      return;
    }
    if (known.type === "ready") this.#tellAll();
    else void servePage(this, known);
  }

  #tellAll(): void {
    if (this.#state !== null) this.post({ type: "preview", state: this.#state });
    this.#postEngine();
    this.post({ type: "pictures", pictures: this.#entries });
    this.#postRendering();
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() === this.#target.uri) {
      this.hearCursor(editor.document, editor.selection.active);
    }
  }

  #postRendering(): void {
    this.post({ type: "rendering", rendering: this.#rendering.rendering });
    this.post({ type: "sketch", dataUri: this.#rendering.sketch });
  }

  #postEngine(): void {
    const { state, message, provider } = this.#engine;
    const renders = vscode.workspace
      .getConfiguration("ragl", this.uri)
      .get<RaglSettings["render"]>("render", "onSave");
    this.post({
      type: "engine",
      engine: { state, message, provider, isTrusted: vscode.workspace.isTrusted, renders },
    });
  }

  async #readPictures(): Promise<void> {
    const target = { ...this.#target, scene: this.#target.scene ?? this.#shownScene() };
    const pictures = await this.services.history.pictures(target);
    this.#pictures = pictures;
    this.#allowFolders(pictures);
    const entries = (changes: readonly (readonly string[] | null)[]): readonly PictureEntry[] =>
      pictures.map((picture, index) => pictureEntry(picture, changes[index] ?? null, this.panel.webview));
    this.#setEntries(entries([]));
    if (this.#rendering.rendering.kind === "finished") {
      this.#rendering = { ...this.#rendering, sketch: null };
      this.#postRendering();
    }
    const changes = await this.services.history.changes(pictures);
    if (this.#pictures === pictures) this.#setEntries(entries(changes));
  }

  #setEntries(entries: readonly PictureEntry[]): void {
    this.#entries = entries;
    this.post({ type: "pictures", pictures: entries });
  }

  #setTitle(): void {
    const { variant } = this.#target;
    const scene = this.#shownScene() ?? this.#target.scene;
    const name = scene ?? vscode.workspace.asRelativePath(this.uri, false).replace(/^.*\//u, "");
    const title = variant === null ? name : `${name} @ ${variant}`;
    this.panel.title = vscode.l10n.t("Preview {0}", title);
  }

  /** The page's own files, the workspace's pictures, and those beside the scene. */
  #firstRoots(): readonly vscode.Uri[] {
    return [
      vscode.Uri.joinPath(this.services.extensionUri, "client/dist"),
      ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
      ...(this.uri.scheme === "file" ? [vscode.Uri.joinPath(this.uri, "..")] : []),
    ];
  }

  /** Pictures may lie elsewhere: an output folder that the settings name, or the temporary one of untitled texts. */
  #allowFolders(pictures: readonly RenderedPicture[]): void {
    const folders = new Set(
      pictures.map(({ uri }) => vscode.Uri.joinPath(vscode.Uri.parse(uri), "..").toString()),
    );
    const missing = [...folders].filter(
      (folder) => !this.#roots.some((root) => isInside(folder, root.toString())),
    );
    if (missing.length === 0) return;
    this.#roots = [...this.#roots, ...missing.map((folder) => vscode.Uri.parse(folder))];
    this.#setOptions();
  }

  #setOptions(): void {
    this.panel.webview.options = { enableScripts: true, localResourceRoots: this.#roots };
  }

  #html(): string {
    const { webview } = this.panel;
    const file = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.services.extensionUri, "client/dist", name)).toString();
    return pageHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(24).toString("base64"),
      language: vscode.env.language,
      title: this.panel.title,
      script: file("webview.js"),
      style: file("webview.css"),
      icons: file("icons.css"),
      strings: previewStrings(),
    });
  }
}

function isInside(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith("/") ? root : `${root}/`);
}
