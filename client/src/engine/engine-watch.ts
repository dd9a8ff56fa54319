/** Follows the server's messages about the engine and its renders, and tells whoever shows them. */

import { ENGINE_STATE, RENDER_EVENT } from "@ragl/server/protocol";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { State } from "vscode-languageclient/node";
import { INITIAL_STATUS, withEngine, withRenderEvent, withServer } from "./engine-status.ts";
import type { EngineStatus } from "./engine-status.ts";

export class EngineWatch implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<EngineStatus>();
  readonly #subscriptions: vscode.Disposable[];
  #status = INITIAL_STATUS;

  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient) {
    this.#subscriptions = [
      this.#changed,
      client.onDidChangeState(({ newState }) => this.#set(withServer(this.#status, serverState(newState)))),
      client.onNotification(ENGINE_STATE, (state) => this.#set(withEngine(this.#status, state))),
      client.onNotification(RENDER_EVENT, (event) => this.#set(withRenderEvent(this.#status, event))),
    ];
  }

  get status(): EngineStatus {
    return this.#status;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #set(status: EngineStatus): void {
    const wasRendering = this.#status.renders.size > 0;
    this.#status = status;
    const isRendering = status.renders.size > 0;
    if (isRendering !== wasRendering) {
      void vscode.commands.executeCommand("setContext", "ragl.isRendering", isRendering);
    }
    this.#changed.fire(status);
  }
}

function serverState(state: State): EngineStatus["server"] {
  switch (state) {
    case State.Running:
      return "running";
    case State.Starting:
      return "starting";
    case State.Stopped:
    case State.StartFailed:
      return "stopped";
  }
}
