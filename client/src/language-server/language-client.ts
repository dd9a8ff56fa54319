/** The client of the language server: where the server's program lies, and what it is told at its start. */

import type { RaglInitializationOptions } from "@ragl/server/protocol";
import { WORKSPACE_TRUSTED } from "@ragl/server/protocol";
import * as vscode from "vscode";
import type { ErrorHandler, LanguageClient, Middleware } from "vscode-languageclient/node";
import { CloseAction, ErrorAction, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import { CrashCount } from "./crash-count.ts";
import { SharedLanguageClient } from "./shared-notifications.ts";

/** So many messages in a row that could not be sent or read mean that the connection is broken. */
const MOST_BROKEN_MESSAGES = 3;

export interface LanguageClientParts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly middleware: Middleware;
  /** Asks the person what to do about a server that keeps crashing. */
  readonly onGiveUp: () => void;
}

/** Makes the client; nothing runs before it is started. Its identifier is the section of its trace setting. */
export function createLanguageClient(parts: LanguageClientParts): LanguageClient {
  const { context, log, middleware } = parts;
  const program = { module: context.asAbsolutePath("server/dist/server.js"), transport: TransportKind.ipc };
  const client = new SharedLanguageClient(
    "ragl",
    "RAGL",
    { run: program, debug: { ...program, options: { execArgv: ["--nolazy", "--inspect=6021"] } } },
    {
      documentSelector: ["file", "untitled", "vscode-vfs"].map((scheme) => ({ language: "ragl", scheme })),
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: (): RaglInitializationOptions => ({
        isTrusted: vscode.workspace.isTrusted,
        showsFailedRenders: true,
      }),
      middleware,
      errorHandler: errorHandler(parts),
    },
  );
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) void client.sendNotification(WORKSPACE_TRUSTED, null);
    }),
  );
  return client;
}

/** A server that ends by itself is started again, and the client sends it every open text anew. */
function errorHandler({ log, onGiveUp }: LanguageClientParts): ErrorHandler {
  const crashes = new CrashCount();
  return {
    error: (_error, _message, count) => {
      const goesOn = count !== undefined && count <= MOST_BROKEN_MESSAGES;
      return { action: goesOn ? ErrorAction.Continue : ErrorAction.Shutdown };
    },
    closed: () => {
      const { recent, startAgain } = crashes.add(Date.now());
      if (startAgain) {
        log.warn(`The language server's process ended; it is started again (${recent} of late).`);
        return { action: CloseAction.Restart, handled: true };
      }
      log.error(`The language server's process ended ${recent} times in three minutes; it stays stopped.`);
      onGiveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
