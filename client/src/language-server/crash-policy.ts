/**
 * What happens when the language server's process ends by itself: it is started again, and the editor sends it every
 * open text anew. A server that keeps ending is left alone, and the person is asked.
 */

import { CloseAction, ErrorAction } from "vscode-languageclient/node";
import type { CloseHandlerResult, ErrorHandler, ErrorHandlerResult } from "vscode-languageclient/node";

/** So many ends within this time are too many. */
const MOST_CRASHES = 5;
const WITHIN_MILLISECONDS = 3 * 60_000;
/** So many messages in a row that could not be sent or read mean that the connection is broken. */
const MOST_BROKEN_MESSAGES = 3;

export interface CrashPolicyOptions {
  /** The time in milliseconds. */
  readonly now: () => number;
  /** The server has ended and is started again; `crashes` counts the recent ends. */
  readonly onRestart: (crashes: number) => void;
  /** The server has ended too often and stays stopped. */
  readonly onGiveUp: (crashes: number) => void;
}

export class CrashPolicy implements ErrorHandler {
  readonly #options: CrashPolicyOptions;
  #crashes: number[] = [];

  constructor(options: CrashPolicyOptions) {
    this.#options = options;
  }

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    const goesOn = count !== undefined && count <= MOST_BROKEN_MESSAGES;
    return { action: goesOn ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    const { now, onRestart, onGiveUp } = this.#options;
    const time = now();
    this.#crashes = [...this.#crashes.filter((crash) => time - crash < WITHIN_MILLISECONDS), time];
    if (this.#crashes.length < MOST_CRASHES) {
      onRestart(this.#crashes.length);
      return { action: CloseAction.Restart, handled: true };
    }
    onGiveUp(this.#crashes.length);
    this.#crashes = [];
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}
