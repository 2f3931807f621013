import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GoldenCase, type GoldenOutcome, runGolden } from "../core/golden/run.ts";

// In golden/ beside the bundle, one level up from its chunks; in the sources among the tests.
const here = dirname(fileURLToPath(import.meta.url));
const folders = [join(here, "golden"), join(here, "../golden"), join(here, "../test/golden/cases")];

/** Runs every golden case that is carried along through core, in the order of its files. */
export const runGoldenCases = (): GoldenOutcome[] => {
  const folder = folders.find(existsSync);
  if (folder === undefined) throw new Error("The golden cases are missing from this installation.");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: GoldenCase[] }).cases)
    .map((golden) => runGolden(golden));
};
