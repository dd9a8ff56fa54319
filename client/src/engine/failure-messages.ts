/** Messages about the engine's crashes and about renders that failed, each once, with what can be done. */

import type { EngineState, RenderEvent } from "@ragl/server/protocol";
import { ENGINE_STATE, RENDER_EVENT } from "@ragl/server/protocol";
import type { Disposable } from "vscode";
import { commands, l10n, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

export class FailureMessages implements Disposable {
  readonly #subscriptions: Disposable[];
  /** Messages that stand before the person: not shown a second time. */
  readonly #open = new Set<string>();

  constructor(client: LanguageClient) {
    this.#subscriptions = [
      client.onNotification(ENGINE_STATE, (state) => this.#engineState(state)),
      client.onNotification(RENDER_EVENT, ({ event }) => this.#renderEvent(event)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Shows a failure, and what to do next where that is known. */
  show(message: string, fix: string | null = null): void {
    const restart = l10n.t("Restart Engine");
    const log = l10n.t("Show Log");
    void this.#ask(fix === null ? message : `${message} ${fix}`, restart, log).then((answer) => {
      if (answer === restart) void commands.executeCommand("ragl.restartEngine");
      if (answer === log) void commands.executeCommand("ragl.showLog");
    });
  }

  #engineState({ state, message }: EngineState): void {
    if (state !== "crashed") return;
    this.show(message ?? l10n.t("The engine's process ended. Restart it to render again."));
  }

  #renderEvent(event: RenderEvent["event"]): void {
    if (event.kind === "failed") this.show(event.message, event.fix);
  }

  async #ask(text: string, ...actions: string[]): Promise<string | undefined> {
    if (this.#open.has(text)) return undefined;
    this.#open.add(text);
    try {
      return await window.showErrorMessage(text, ...actions);
    } finally {
      this.#open.delete(text);
    }
  }
}
