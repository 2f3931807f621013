import { defineConfig } from "vitest/config";

process.env.TZ ??= "UTC";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/preview/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
