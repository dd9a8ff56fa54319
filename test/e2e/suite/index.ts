/** What the editor's extension host runs: all tests, in order. */

import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { HandsReporter } from "./hands-reporter.ts";
import { RESULTS_VARIABLE } from "../hands/hands.ts";
import type { SuiteResults } from "../hands/hands.ts";

export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: "bdd",
    reporter: HandsReporter,
    timeout: 60_000,
    bail: process.env["RAGL_E2E_BAIL"] !== undefined,
    ...(process.env["RAGL_E2E_GREP"] === undefined ? {} : { grep: process.env["RAGL_E2E_GREP"] }),
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./all.ts");
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0, duration = 0 } = runner.stats ?? {};
      const results: SuiteResults = { passes, failures, pending, milliseconds: duration };
      const file = process.env[RESULTS_VARIABLE];
      if (file !== undefined) writeFileSync(file, JSON.stringify(results));
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
  });
}
