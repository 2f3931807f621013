// npm run push: builds, checks what would be pushed, then `clasp push -f`. Without -f and without a terminal clasp skips a changed
// manifest and still exits 0.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { root } from "./addon/root.ts";

const run = (command: string, ...parameters: string[]): void => {
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(`${root}.clasp.json`)) {
  console.error("There is no .clasp.json: copy .clasp.json.example and put your script id into it (docs/install.md).");
  process.exit(2);
}
run(process.execPath, "scripts/run.mjs", "build");
run("npx", "--no-install", "vitest", "run", "test/addon");
run("npx", "--no-install", "clasp", "push", "-f", ...process.argv.slice(2));
