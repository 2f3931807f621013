// npm run test:preview: installs the preview's own packages, checks its types and tests it in a real browser.
import { spawnSync } from "node:child_process";
import { root } from "./addon/root.ts";
import { installPreview } from "./preview/install.ts";

const steps: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ["types", "node_modules/typescript/bin/tsc", "-b", "addon/preview"],
  [
    "tests",
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=test/preview/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    "--outputFile.json=build/tests-preview.json",
  ],
];

const failed = (says: string): never => {
  console.error(says);
  process.exit(1);
};

try {
  installPreview();
} catch (error) {
  failed((error as Error).message);
}
for (const [name, ...parameters] of steps) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: "inherit" });
  if (status !== 0) failed(`\npreview, ${name}: failed`);
}
