/** The client of the language server: where the server's program lies, and what it is told at its start. */

import type { RaglInitializationOptions } from "@ragl/server/protocol";
import { WORKSPACE_TRUSTED } from "@ragl/server/protocol";
import * as vscode from "vscode";
import type { LanguageClient, Middleware } from "vscode-languageclient/node";
import { RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import { CrashPolicy } from "./crash-policy.ts";
import { SharedLanguageClient } from "./shared-notifications.ts";

export interface LanguageClientParts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly middleware: Middleware;
  /** Asks the person what to do about a server that keeps crashing. */
  readonly onGiveUp: () => void;
}

/** Makes the client; nothing runs before it is started. Its identifier is the section of its trace setting. */
export function createLanguageClient({
  context,
  log,
  middleware,
  onGiveUp,
}: LanguageClientParts): LanguageClient {
  const program = { module: context.asAbsolutePath("server/dist/server.js"), transport: TransportKind.ipc };
  const client = new SharedLanguageClient(
    "ragl",
    "RAGL",
    { run: program, debug: { ...program, options: { execArgv: ["--nolazy", "--inspect=6021"] } } },
    {
      documentSelector: [
        { language: "ragl", scheme: "file" },
        { language: "ragl", scheme: "untitled" },
        { language: "ragl", scheme: "vscode-vfs" },
      ],
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: (): RaglInitializationOptions => ({ isTrusted: vscode.workspace.isTrusted }),
      markdown: { isTrusted: { enabledCommands: ["ragl.preview", "ragl.render"] } },
      middleware,
      errorHandler: new CrashPolicy({
        now: () => Date.now(),
        onRestart: (crashes) =>
          log.warn(`The language server's process ended; it is started again (${crashes} of late).`),
        onGiveUp: (crashes) => {
          log.error(
            `The language server's process ended ${crashes} times in three minutes; it stays stopped.`,
          );
          onGiveUp();
        },
      }),
    },
  );
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) void client.sendNotification(WORKSPACE_TRUSTED, null);
    }),
  );
  return client;
}
