/**
 * Takes the walkthrough's pictures, from the real thing: `npx tsx test/e2e/run.ts walkthrough`, then
 * `npx tsx test/e2e/publish-walkthrough.ts` puts them into `media/walkthrough`.
 */

import { runTests } from "./run-tests.ts";

export const run = (): Promise<void> => runTests("walkthrough", () => import("./walkthrough.pictures.ts"));
