import { execFileSync } from "node:child_process";

/** Tests of the command line run the bundle: it is made anew, once, before any of them. */
export const setup = (): void => {
  const root = new URL("../../", import.meta.url).pathname;
  execFileSync(process.execPath, ["scripts/run.mjs", "bundle"], { cwd: root, stdio: "inherit", timeout: 60_000 });
};
