import { defineConfig } from "vitest/config";

process.env.TZ ??= "UTC";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/bundle.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
