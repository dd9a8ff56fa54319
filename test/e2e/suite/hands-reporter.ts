/** Reports each test to the runner as it ends: the editor's own console mixes its messages in. */

import type { Runner, Test } from "mocha";
import Mocha from "mocha";
import { hands } from "./hands-client.ts";

export class HandsReporter extends Mocha.reporters.Base {
  /** Lines arrive in their order. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(runner: Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on("suite", ({ title, root }) => this.#report(root ? "" : title));
    runner.on("pass", ({ title, duration }) => this.#report(`  ✔ ${title} (${duration ?? 0} ms)`));
    runner.on("pending", ({ title }) => this.#report(`  - ${title}`));
    runner.on("fail", (test: Test, error: Error) =>
      this.#report(`  ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
  }

  override done(failures: number, ended?: (failures: number) => void): void {
    void this.#last.finally(() => ended?.(failures));
  }

  #report(line: string): void {
    if (line !== "") this.#last = this.#last.then(() => hands.report({ line }));
  }
}
