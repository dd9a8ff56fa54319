/** The extension's entry: starts the language server and puts its services before the person. */

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { registerCommands } from "./commands/register-commands.ts";
import { EngineWatch } from "./engine/engine-watch.ts";
import { FailureMessages } from "./engine/failure-messages.ts";
import { EngineStatusBar } from "./engine/status-bar.ts";
import { createLanguageClient } from "./language-server/language-client.ts";
import { executeRender, RENDER_COMMAND } from "./pictures/render-command.ts";
import { registerPreview } from "./preview/register-preview.ts";

let running: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("RAGL", { log: true });
  const client = createLanguageClient({
    context,
    log,
    middleware: {
      executeCommand: (command, args, next) =>
        command === RENDER_COMMAND
          ? executeRender({ client, watch, failures }, args, next)
          : next(command, args),
      // The status bar item and the preview show a render's progress; a second one would flicker beside them.
      handleWorkDoneProgress: () => undefined,
    },
    onGiveUp: () =>
      void offerRestart(
        vscode.l10n.t("RAGL's language server ended several times and stays stopped. Your texts are safe."),
      ),
  });
  running = client;
  const watch = new EngineWatch(client);
  const failures = new FailureMessages(client, watch);
  context.subscriptions.push(log, failures, watch, new EngineStatusBar(watch));
  registerCommands({ context, client, watch, failures, log });
  context.subscriptions.push(registerPreview(context, client, log));
  void vscode.commands.executeCommand("setContext", "ragl.isActive", true);
  try {
    await client.start();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    void offerRestart(vscode.l10n.t("RAGL's language server could not start."));
  }
}

export async function deactivate(): Promise<void> {
  if (running?.needsStop()) await running.stop();
}

async function offerRestart(message: string): Promise<void> {
  const restart = vscode.l10n.t("Restart Language Server");
  const showLog = vscode.l10n.t("Show Log");
  const answer = await vscode.window.showErrorMessage(message, restart, showLog);
  if (answer === restart) await vscode.commands.executeCommand("ragl.restartServer");
  if (answer === showLog) await vscode.commands.executeCommand("ragl.showLog");
}
