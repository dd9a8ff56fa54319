/** Joins a connection to an editor with the workspace and the features: the whole server but for its transport. */

import { usualModelFolders } from "@ragl/engine/models";
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { mergeCapabilities } from "./capabilities.ts";
import { FEATURES } from "./features.ts";
import { readInitializationOptions } from "./initialization-options.ts";
import type { ServerContext } from "./server-context.ts";
import { SettingsReader } from "./settings.ts";
import { VERSION } from "./version.ts";
import { SCENE_FILE_EXTENSION, type FileSystem } from "./workspace/file-system.ts";
import { KnownModels } from "./workspace/known-models.ts";
import { SceneWorkspace } from "./workspace/scene-workspace.ts";
import { WorkspaceFolders } from "./workspace/workspace-folders.ts";

const BASIC_CAPABILITIES: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Files that matter beside open documents: scenes that others import, and the files that make a folder a model. */
const WATCHED_FILES = [`**/*${SCENE_FILE_EXTENSION}`, "**/model_index.json"];

/** Serves a connection until it is closed. Nothing is sent before the client has asked for it. */
export function serve(connection: Connection, fileSystem: FileSystem): void {
  connection.onInitialize((params) => {
    const server = new Server(connection, fileSystem, params);
    connection.onInitialized(() => server.initialized());
    return {
      capabilities: mergeCapabilities([
        BASIC_CAPABILITIES,
        ...FEATURES.map((feature) => feature.capabilities),
      ]),
      serverInfo: { name: "ragl", version: VERSION },
    };
  });
  connection.listen();
}

class Server {
  readonly #connection: Connection;
  readonly #clientCapabilities: ClientCapabilities;
  readonly #settings: SettingsReader;
  readonly #folders: WorkspaceFolders;
  readonly #models: KnownModels;
  readonly #workspace: SceneWorkspace;
  #modelFolders: readonly string[] = usualModelFolders();

  constructor(connection: Connection, fileSystem: FileSystem, params: InitializeParams) {
    this.#connection = connection;
    this.#clientCapabilities = params.capabilities;
    this.#settings = new SettingsReader(connection, params.capabilities.workspace?.configuration === true);
    this.#folders = new WorkspaceFolders(params);
    const warn = (problem: string): void => connection.console.warn(problem);
    this.#models = new KnownModels(() => this.#modelFolders, warn);
    const folders = (): readonly string[] => this.#folders.uris();
    this.#workspace = new SceneWorkspace({ fileSystem, models: this.#models, folders });
    this.#listen();
    const context: ServerContext = {
      connection,
      workspace: this.#workspace,
      clientCapabilities: params.capabilities,
      initializationOptions: readInitializationOptions(params.initializationOptions),
      settings: (uri) => this.#settings.of(uri),
      workspaceFolders: folders,
    };
    for (const feature of FEATURES) feature.register(context);
  }

  /** Registers what clients register dynamically, once they take requests. */
  initialized(): void {
    const { workspace } = this.#clientCapabilities;
    const { client } = this.#connection;
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = WATCHED_FILES.map((globPattern) => ({ globPattern }));
      void client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void client.register(DidChangeConfigurationNotification.type, { section: "ragl" });
    }
    if (workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders((event) => this.#folders.change(event));
    }
    void this.#readModelFolders();
  }

  #listen(): void {
    const documents = new TextDocuments(TextDocument);
    documents.onDidChangeContent(({ document }) => this.#workspace.update(document));
    documents.onDidSave(({ document }) => this.#workspace.saved(document.uri));
    documents.onDidClose(({ document }) => {
      this.#settings.forget(document.uri);
      this.#workspace.close(document.uri);
    });
    documents.listen(this.#connection);
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      const uris = changes.map((change) => change.uri);
      const scenes = uris.filter((uri) => uri.endsWith(SCENE_FILE_EXTENSION));
      if (scenes.length > 0) this.#workspace.changed(scenes);
      if (scenes.length < uris.length) this.#models.refresh();
    });
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      this.#settings.didChange(settings);
      void this.#readModelFolders();
    });
  }

  async #readModelFolders(): Promise<void> {
    const { engine } = await this.#settings.of("");
    const folders = usualModelFolders(engine.modelFolders);
    if (folders.join("\n") === this.#modelFolders.join("\n")) return;
    this.#modelFolders = folders;
    this.#models.refresh();
  }
}
