import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "grammar/test/**/*.test.ts",
      "engine/test/**/*.test.ts",
      "cli/test/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    testTimeout: 30_000,
  },
});
