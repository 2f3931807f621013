// npm run push: builds, checks what would be pushed, pushes it with clasp and says what became of it.
import { spawnSync } from "node:child_process";
import { type Check, pushAddon } from "./addon/push.ts";
import { root } from "./addon/root.ts";

const passes =
  (...parameters: string[]): Check =>
  () =>
    spawnSync(process.execPath, parameters, { cwd: root, stdio: "inherit" }).status === 0;

const { exit, says } = await pushAddon(
  root,
  [passes("scripts/run.mjs", "build"), passes("node_modules/vitest/vitest.mjs", "run", "test/addon")],
  process.argv.slice(2),
);
console.error(says);
process.exitCode = exit;
