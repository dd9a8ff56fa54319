/** The tests in a workspace that the person does not trust. */

import { runTests } from "./run-tests.ts";

export const run = (): Promise<void> => runTests("untrusted", () => import("./distrusting.e2e.ts"));
