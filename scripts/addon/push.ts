import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./root.ts";

export interface Pushed {
  /** 0 pushed or up to date, 1 refused by a check or by Google, 2 not set up. */
  readonly exit: 0 | 1 | 2;
  /** One sentence for the person who pushes. */
  readonly says: string;
}

/** Something that must hold before anything leaves the machine; false stops the push, and the check has said why. */
export type Check = () => boolean;

const notSetUp = (says: string): Pushed => ({ exit: 2, says });
const refused = (says: string): Pushed => ({ exit: 1, says });

/** What clasp needs in the project folder, as far as it would not miss it itself: without a manifest it pushes nothing and exits 0. */
const rootDirOf = (folder: string): string | Pushed => {
  const settings = join(folder, ".clasp.json");
  if (!existsSync(settings))
    return notSetUp(
      "There is no .clasp.json: copy .clasp.json.example and put your script id into it (docs/install.md).",
    );
  try {
    const { rootDir } = JSON.parse(readFileSync(settings, "utf8")) as { rootDir?: unknown };
    if (typeof rootDir === "string") return rootDir;
  } catch (error) {
    return notSetUp(`.clasp.json can't be read (${(error as Error).message}): copy .clasp.json.example again.`);
  }
  return notSetUp('.clasp.json names no rootDir: write "rootDir": "dist" into it, as in .clasp.json.example.');
};

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly errors: string;
}

const clasp = (folder: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const program = createRequire(`${root}package.json`).resolve("@google/clasp");
    const child = spawn(process.execPath, [program, ...parameters], { cwd: folder, env: environment });
    let out = "";
    let errors = "";
    child.stdout.on("data", (part) => {
      out += part;
    });
    child.stderr.on("data", (part) => {
      errors += part;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ exit: code ?? 1, out, errors }));
  });

/** The files that clasp says it pushed; undefined where it says none of that, as when it skips the push. */
const listed = (out: string): string[] | undefined => {
  try {
    const files: unknown = JSON.parse(out);
    return Array.isArray(files) ? files.map(String) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Pushes the project in `folder` with clasp once every check holds, and says what became of it. Always with -f: without it and without a
 * terminal clasp skips a changed manifest and still exits 0. `parameters` go on to clasp.
 */
export const pushAddon = async (
  folder: string,
  checks: readonly Check[],
  parameters: readonly string[] = [],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Pushed> => {
  const rootDir = rootDirOf(folder);
  if (typeof rootDir !== "string") return rootDir;
  for (const check of checks) if (!check()) return refused("Nothing was pushed, since a check failed; see above.");
  if (!existsSync(join(folder, rootDir, "appsscript.json")))
    return notSetUp(
      `There is no manifest: ${rootDir}/appsscript.json is missing; rootDir in .clasp.json must be "dist".`,
    );
  const { exit, out, errors } = await clasp(folder, ["push", "-f", "--json", ...parameters], environment);
  if (errors.includes("No credentials found"))
    return notSetUp("Nobody is logged in to Google here: run npx clasp login, then npm run push again.");
  const files = listed(out);
  if (exit !== 0 || files === undefined)
    return refused(`Nothing was pushed; clasp says: ${`${errors}${out}`.trim() || `nothing (exit code ${exit})`}`);
  return {
    exit: 0,
    says:
      files.length === 0
        ? "The script is up to date."
        : `Pushed ${files.join(", ")}. Reload the spreadsheet to use it.`,
  };
};
