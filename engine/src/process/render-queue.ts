/** Runs jobs one after the other, in the order in which they came. */

import type { CancellationToken } from "vscode-jsonrpc";
import { cancelledError } from "../cancelled.ts";

export class RenderQueue {
  #last: Promise<void> = Promise.resolve();

  /**
   * Runs a job when those before it have ended, however they ended. A job that is cancelled while it waits
   * fails at once and never runs; once it runs, it watches the cancellation itself.
   */
  run<Result>(job: () => Promise<Result>, cancellation: CancellationToken): Promise<Result> {
    // A token that was cancelled from the start never fires.
    if (cancellation.isCancellationRequested) return Promise.reject(cancelledError());
    return new Promise<Result>((resolve, reject) => {
      const waiting = cancellation.onCancellationRequested(() => reject(cancelledError()));
      this.#last = this.#last.then(async () => {
        waiting.dispose();
        if (cancellation.isCancellationRequested) reject(cancelledError());
        else await job().then(resolve, reject);
      });
    });
  }
}
