/** Whether suites have passed, by the file that it writes last: an editor's exit code says nothing of that. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SuiteName, SuiteResults } from "./hands/hands.ts";

/** Throws unless the suite ran to its end and every test passed. Returns how many there were. */
export function requirePassed(folder: string, name: SuiteName): number {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) throw new Error(`The suite '${name}' did not run to its end.`);
  const { passes, failures, pending } = JSON.parse(readFileSync(file, "utf8")) as SuiteResults;
  if (failures > 0 || pending > 0 || passes === 0) {
    throw new Error(`Of '${name}', ${passes} tests passed, ${failures} failed, ${pending} did not run.`);
  }
  return passes;
}
