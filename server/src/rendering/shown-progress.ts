/** Shows a render as the editor's own progress, with a way to cancel it, where the editor takes such. */

import type { RenderProgress } from "@ragl/engine/protocol";
import { WorkDoneProgressReporter, type Connection } from "vscode-languageserver";
import { progressText } from "./progress-text.ts";

export interface ProgressRequest {
  readonly title: string;
  /** The progress that the request itself asked for; null where it asked for none, so that one is offered. */
  readonly asked: WorkDoneProgressReporter | null;
  /** The person has cancelled the progress. */
  readonly onCancel: () => void;
}

export class ShownProgress {
  #reporter: WorkDoneProgressReporter | null = null;
  #isDone = false;

  constructor(connection: Connection, { title, asked, onCancel }: ProgressRequest) {
    if (asked !== null && !WorkDoneProgressReporter.isNullInstance(asked)) {
      this.#begin(asked, title);
      return;
    }
    const offered = connection.window.createWorkDoneProgress().then((reporter) => {
      reporter.token.onCancellationRequested(onCancel);
      if (!this.#isDone) this.#begin(reporter, title);
    });
    // An editor that refuses shows none.
    offered.catch(() => undefined);
  }

  report(progress: RenderProgress): void {
    this.#reporter?.report(Math.round(progress.fraction * 100), progressText(progress));
  }

  done(): void {
    this.#isDone = true;
    this.#reporter?.done();
  }

  #begin(reporter: WorkDoneProgressReporter, title: string): void {
    this.#reporter = reporter;
    reporter.begin(title, 0, "waiting", true);
  }
}
