/** Sends diagnostics after every change, to editors that do not ask for them. */

import { quiet } from "../quiet.ts";
import type { ServerContext } from "../server-context.ts";
import { doValidation } from "./validation.ts";

export class DiagnosticsPublisher {
  readonly #context: ServerContext;
  /** Documents whose diagnostics are not those of their text as it is now. */
  readonly #stale = new Set<string>();
  #changes = 0;
  #isPublishing = false;

  constructor(context: ServerContext) {
    this.#context = context;
    context.workspace.onDidChange((uris) => {
      this.#changes++;
      for (const uri of uris) this.#stale.add(uri);
      void this.#publish();
    });
  }

  /** One document after the other, each when no edit waits; a document that changes meanwhile waits again. */
  async #publish(): Promise<void> {
    if (this.#isPublishing) return;
    this.#isPublishing = true;
    try {
      while (this.#stale.size > 0) {
        await quiet(() => this.#changes);
        const [uri] = this.#stale;
        if (uri === undefined) break;
        this.#stale.delete(uri);
        this.#publishOne(uri);
      }
    } finally {
      this.#isPublishing = false;
    }
  }

  #publishOne(uri: string): void {
    const { connection, workspace } = this.#context;
    const document = workspace.get(uri);
    try {
      const params = document?.isOpen
        ? { uri, version: document.version, diagnostics: doValidation(document, workspace) }
        : { uri, diagnostics: [] };
      // A connection that has ended has nobody to tell.
      connection.sendDiagnostics(params).catch(() => undefined);
    } catch (error) {
      connection.console.error(`Diagnostics of ${uri}: ${error instanceof Error ? error.stack : error}`);
    }
  }
}
