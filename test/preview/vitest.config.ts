import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The preview's page in Chromium: `npm run test:preview`. Not part of `npm test`, which needs no browser. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  resolve: { alias: { vscode: join(import.meta.dirname, "harness/vscode.ts") } },
  test: {
    include: ["test/preview/**/*.browser.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
