/** The tests in a workspace that the person trusts, in the order of a first afternoon with the extension. */

import { runTests } from "./run-tests.ts";

export const run = (): Promise<void> =>
  runTests("trusted", async () => {
    await import("./writing.e2e.ts");
    await import("./starting.e2e.ts");
    await import("./previewing.e2e.ts");
    await import("./following.e2e.ts");
    await import("./rendering.e2e.ts");
    await import("./appearance.e2e.ts");
    await import("./recovering.e2e.ts");
  });
