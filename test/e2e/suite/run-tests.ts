/** Runs tests inside the editor's extension host, and says how that went. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import type { SuiteName, SuiteResults } from "../hands/hands.ts";
import { RESULTS_VARIABLE } from "../hands/hands.ts";
import { HandsReporter } from "./hands-reporter.ts";

/**
 * @param name of the results file, which is written when, and only when, the tests have run to their end
 * @param load imports the modules that declare tests
 */
export async function runTests(name: SuiteName, load: () => Promise<unknown>): Promise<void> {
  const folder = process.env[RESULTS_VARIABLE];
  if (folder === undefined) throw new Error(`${RESULTS_VARIABLE} is not set: run the tests by npm.`);
  const mocha = new Mocha({
    ui: "bdd",
    reporter: HandsReporter,
    timeout: 60_000,
    ...(process.env["RAGL_E2E_GREP"] === undefined ? {} : { grep: process.env["RAGL_E2E_GREP"] }),
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0, duration = 0 } = runner.stats ?? {};
      const results: SuiteResults = { passes, failures, pending, milliseconds: duration };
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(results));
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
  });
}
