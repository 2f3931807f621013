// npm test: style, types, build, add-in, generated files fresh, tests. One command, the same as CI.
import { spawnSync } from "node:child_process";

const steps: readonly (readonly [name: string, ...command: string[]])[] = [
  ["style", "npx", "--no-install", "biome", "check", "--error-on-warnings"],
  ["types", "npx", "--no-install", "tsc", "-b"],
  ["build", process.execPath, "scripts/run.mjs", "bundle"],
  ["add-in", process.execPath, "scripts/run.mjs", "build"],
  ["generated files", process.execPath, "scripts/run.mjs", "generate", "--check"],
  [
    "tests",
    "npx",
    "--no-install",
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    "--outputFile.json=build/tests.json",
  ],
];

for (const [name, command = "", ...parameters] of steps) {
  const { status } = spawnSync(command, parameters, { stdio: "inherit" });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(1);
  }
}
