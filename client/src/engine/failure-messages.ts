/** Messages about renders that failed, each once, with what can be done. Of a crash the server itself tells. */

import type { RenderEvent } from "@ragl/server/protocol";
import { RENDER_EVENT } from "@ragl/server/protocol";
import type { Disposable } from "vscode";
import { commands, l10n, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { EngineWatch } from "./engine-watch.ts";

export class FailureMessages implements Disposable {
  readonly #watch: EngineWatch;
  readonly #subscription: Disposable;
  /** Messages that stand before the person: not shown a second time. */
  readonly #open = new Set<string>();

  constructor(client: LanguageClient, watch: EngineWatch) {
    this.#watch = watch;
    this.#subscription = client.onNotification(RENDER_EVENT, ({ event }) => this.#renderEvent(event));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Shows a failure, and what to do next where that is known. */
  async show(message: string, fix: string | null = null): Promise<void> {
    const text = fix === null ? message : `${message} ${fix}`;
    if (this.#open.has(text)) return;
    this.#open.add(text);
    const restart = l10n.t("Restart Engine");
    const log = l10n.t("Show Log");
    try {
      const answer = await window.showErrorMessage(text, restart, log);
      if (answer === restart) await commands.executeCommand("ragl.restartEngine");
      if (answer === log) await commands.executeCommand("ragl.showLog");
    } finally {
      this.#open.delete(text);
    }
  }

  #renderEvent(event: RenderEvent["event"]): void {
    if (event.kind !== "failed" || this.#watch.status.engine.state === "crashed") return;
    void this.show(event.message, event.fix);
  }
}
