/** The whole server behind a real connection, over streams in memory, with a client as an editor would be. */

import { PassThrough } from "node:stream";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "../../src/connection.ts";
import { FOLDER, readFixture, type Fixture } from "./fixture.ts";
import { MemoryFiles } from "./memory-files.ts";

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly fileSystem: MemoryFiles;
  readonly fixture: Fixture;
  readonly initialized: InitializeResult;
  /** What the server has registered dynamically. */
  readonly registrations: readonly Registration[];
  open(uri: string, text?: string): Promise<void>;
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  /** The diagnostics that the server sends next for a document (of that version, where one is given). */
  nextDiagnostics(uri: string, version?: number): Promise<PublishDiagnosticsParams>;
  dispose(): Promise<void>;
}

export interface TestClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** What it answers to `workspace/configuration` for the section `ragl`. */
  readonly settings?: object;
  /** URIs of the open folders; `file:///work` where they are left out. */
  readonly folders?: readonly string[];
}

/** A client of a server that has the fixture's files on disk; none of them is open. */
export async function startTestClient(
  fixtureText: string,
  options: TestClientOptions = {},
): Promise<TestClient> {
  const fixture = readFixture(fixtureText);
  const fileSystem = new MemoryFiles(fixture.files);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  // A reader of messages rather than a stream: the library ends the process when a stream ends.
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(server, fileSystem);
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const registrations: Registration[] = [];
  connection.onRequest(
    RegistrationRequest.type,
    (params) => void registrations.push(...params.registrations),
  );
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => options.settings ?? {}),
  );
  const listeners = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    for (const listener of listeners) listener(params);
  });
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: (options.folders ?? [FOLDER]).map((uri) => ({ uri, name: uri })),
    capabilities: options.capabilities ?? {},
    ...(options.initializationOptions ? { initializationOptions: options.initializationOptions } : {}),
  });
  await connection.sendNotification(InitializedNotification.type, {});

  return {
    connection,
    fileSystem,
    fixture,
    initialized,
    registrations,
    open: (uri, text = fixture.files.get(uri) ?? "") =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "ragl", version: 1, text },
      }),
    change: (uri, version, contentChanges) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      }),
    close: (uri) =>
      connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    nextDiagnostics: (uri, version) =>
      new Promise((resolve) => {
        const listener = (params: PublishDiagnosticsParams): void => {
          if (params.uri !== uri || (version !== undefined && params.version !== version)) return;
          listeners.delete(listener);
          resolve(params);
        };
        listeners.add(listener);
      }),
    dispose: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      connection.dispose();
      server.dispose();
      toServer.end();
      toClient.end();
    },
  };
}
