// npm test: style, types, generated files, build, tests. One command, the same as CI.
import { spawnSync } from "node:child_process";

const steps: readonly (readonly [name: string, command: string, ...rest: string[]])[] = [
  ["Biome", "biome", "check", "--error-on-warnings"],
  ["types", "tsc", "-b"],
  ["tests", "vitest", "run"],
];

for (const [name, command, ...rest] of steps) {
  const { status } = spawnSync("npx", ["--no-install", command, ...rest], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`${name} failed`);
    process.exit(1);
  }
}
