/** Every command of the extension but the preview's own, and `ragl.render`, which the server offers. */

import { CANCEL_RENDERS, RESTART_ENGINE } from "@ragl/server/protocol";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { EngineWatch } from "../engine/engine-watch.ts";
import type { FailureMessages } from "../engine/failure-messages.ts";
import { choosePicture, RENDER_COMMAND } from "../pictures/render-command.ts";
import { importRagParameters } from "./import-rag-parameters.ts";
import { newScene } from "./new-scene.ts";
import { showActions } from "./show-actions.ts";
import { showSceneOfPicture } from "./show-scene-of-picture.ts";

export interface CommandParts {
  readonly context: vscode.ExtensionContext;
  readonly client: LanguageClient;
  readonly watch: EngineWatch;
  readonly failures: FailureMessages;
  readonly log: vscode.LogOutputChannel;
}

export function registerCommands({ context, client, watch, failures, log }: CommandParts): void {
  const handlers: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    "ragl.renderVariant": async () => {
      const target = await choosePicture(client);
      if (target !== undefined) await vscode.commands.executeCommand(RENDER_COMMAND, target);
    },
    "ragl.cancel": () => client.sendNotification(CANCEL_RENDERS, { uri: null }),
    "ragl.restartEngine": async () => {
      try {
        await client.sendRequest(RESTART_ENGINE, null);
      } catch (error) {
        await failures.show(error instanceof Error ? error.message : String(error));
      }
    },
    "ragl.restartServer": () => (client.needsStop() ? client.restart() : client.start()),
    "ragl.newScene": () => newScene(context),
    "ragl.importRagParameters": (file) => importRagParameters(client, file),
    "ragl.showSceneOfPicture": (picture) => showSceneOfPicture(client, picture),
    "ragl.showActions": () => showActions(watch.status),
    "ragl.showLog": () => log.show(),
  };
  for (const [name, handler] of Object.entries(handlers)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, handler));
  }
}
