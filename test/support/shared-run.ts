import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OptionValues } from "../../pipeline/command.ts";
import { type FolderRun, runFolder } from "./folder-run.ts";

const shared = fileURLToPath(new URL("../../../shared/crm/", import.meta.url));

/** Whether the exports of others lie beside the checkout; a test that needs them says so where they don't. */
export const sharedIsMissing = !existsSync(shared);
if (sharedIsMissing) console.log("skipped: no ../shared");

/** Reference answers to an export, computed by others: ../shared/crm/README.md. */
export const reference = (name: string) => JSON.parse(readFileSync(join(shared, "expected", `${name}.json`), "utf8"));

/** Runs the product on files of ../shared/crm; `configuration` is the text of a revsheet.yaml. */
export const runShared = (
  files: readonly string[],
  { configuration, ...values }: OptionValues & { readonly configuration?: string } = {},
): Promise<FolderRun> =>
  runFolder((folder) => {
    for (const file of files) copyFileSync(join(shared, file), join(folder, basename(file)));
    if (configuration !== undefined) writeFileSync(join(folder, "revsheet.yaml"), configuration);
  }, values);
