import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { root } from "../addon/root.ts";

const folder = `${root}addon/preview`;
/** Written by npm once everything is in place. */
const installed = `${folder}/node_modules/.package-lock.json`;

/** Whether the preview's packages are those of its lock file. */
const fresh = (): boolean =>
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;

/** Installs the preview's own packages where they are missing or stale; they stay out of the main install. */
export const installPreview = (): void => {
  if (fresh()) return;
  const { dependencies } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as {
    dependencies: Record<string, string>;
  };
  console.error(`Installing the preview's packages (${Object.keys(dependencies).join(", ")}), once ...`);
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0)
    throw new Error("The preview's packages could not be installed: npm needs its registry for the first start.");
};
