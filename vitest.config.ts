import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "grammar/test/**/*.test.ts",
      "engine/test/**/*.test.ts",
      "server/test/**/*.test.ts",
      "client/test/**/*.test.ts",
      "cli/test/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    // Pictures are rendered for real; a busy machine may be ten times slower than an idle one.
    testTimeout: 180_000,
  },
});
