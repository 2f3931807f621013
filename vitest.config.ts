import { defineConfig } from "vitest/config";

process.env.TZ ??= "UTC";

const temporary = "test/support/temporary-folder.ts";
const addon = ["test/addon/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves one core idle, which is half of two.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: { name: "add-in", include: addon, globalSetup: [temporary, "test/support/pushed-addon.ts"] },
      },
      {
        extends: true,
        test: {
          name: "core and pipeline",
          include: ["test/**/*.test.ts"],
          exclude: [...addon, "test/preview/**"],
          globalSetup: [temporary, "test/support/bundle.ts"],
        },
      },
    ],
  },
});
