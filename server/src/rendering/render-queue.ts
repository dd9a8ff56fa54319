/** Renders one picture at a time. A newer render of a picture takes the place of an older one. */

import { cancelledError } from "@ragl/engine/cancelled";
import { CancellationTokenSource, type CancellationToken } from "vscode-languageserver";

interface Entry {
  /** Which picture it makes. */
  readonly key: string;
  readonly cancellation: CancellationTokenSource;
}

export class RenderQueue {
  readonly #entries = new Set<Entry>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs a job when those before it have ended. Older jobs of the same key are cancelled: one that waits never runs,
   * one that runs sees its token.
   *
   * @throws EngineError `cancelled`, or what the job throws
   */
  async run<Result>(
    key: string,
    job: (cancellation: CancellationToken) => Promise<Result>,
    outer: CancellationToken,
  ): Promise<Result> {
    this.cancel((other) => other === key);
    const entry: Entry = { key, cancellation: new CancellationTokenSource() };
    this.#entries.add(entry);
    const { token } = entry.cancellation;
    if (outer.isCancellationRequested) entry.cancellation.cancel();
    const listening = outer.onCancellationRequested(() => entry.cancellation.cancel());
    try {
      return await this.#inTurn(job, token);
    } finally {
      listening.dispose();
      this.#entries.delete(entry);
      entry.cancellation.dispose();
    }
  }

  /** Cancels the jobs whose key is chosen, waiting or running. */
  cancel(isChosen: (key: string) => boolean): void {
    for (const { key, cancellation } of this.#entries) if (isChosen(key)) cancellation.cancel();
  }

  #inTurn<Result>(
    job: (cancellation: CancellationToken) => Promise<Result>,
    token: CancellationToken,
  ): Promise<Result> {
    if (token.isCancellationRequested) return Promise.reject(cancelledError());
    return new Promise<Result>((resolve, reject) => {
      // Who waits learns at once that the job will not run.
      const waiting = token.onCancellationRequested(() => reject(cancelledError()));
      this.#last = this.#last.then(async () => {
        waiting.dispose();
        if (token.isCancellationRequested) reject(cancelledError());
        else await job(token).then(resolve, reject);
      });
    });
  }
}
