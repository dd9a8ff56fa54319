/** Whether a suite has passed, by the file that it writes last: an editor's exit code says nothing of that. */

import { existsSync, readFileSync } from "node:fs";
import type { SuiteResults } from "./hands/hands.ts";

/** Throws unless the suite ran to its end and every test passed. */
export function requirePassed(file: string): SuiteResults {
  if (!existsSync(file)) throw new Error("The suite did not run to its end.");
  const results = JSON.parse(readFileSync(file, "utf8")) as SuiteResults;
  const { passes, failures, pending } = results;
  if (failures > 0 || pending > 0 || passes === 0) {
    throw new Error(`${passes} tests passed, ${failures} failed, ${pending} did not run.`);
  }
  return results;
}
