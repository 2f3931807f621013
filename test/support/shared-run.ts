import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Results, Section } from "../../core/results.ts";
import { analyse } from "../../pipeline/analyse.ts";
import type { BuiltTables } from "../../pipeline/build-tables.ts";
import type { OptionValues } from "../../pipeline/command.ts";
import { Database } from "../../pipeline/duckdb.ts";
import type { LoadedFolder } from "../../pipeline/load/load-folder.ts";
import { prepare, recogniseFolder } from "../../pipeline/prepare.ts";
import { readRunOptions } from "../../pipeline/run-options.ts";
import { Terminal } from "../../pipeline/terminal.ts";

const shared = fileURLToPath(new URL("../../../shared/crm/", import.meta.url));

/** Whether the exports of others lie beside the checkout; a test that needs them says so where they don't. */
export const sharedIsMissing = !existsSync(shared);
if (sharedIsMissing) console.log("skipped: no ../shared");

/** Reference answers to an export, computed by others: ../shared/crm/README.md. */
export const reference = (name: string) => JSON.parse(readFileSync(join(shared, "expected", `${name}.json`), "utf8"));

/** A run of the product up to its sections, with the database open. */
export interface SharedRun {
  readonly db: Database;
  readonly loaded: LoadedFolder;
  readonly tables: BuiltTables;
  readonly results: Results;
  /** A section by its id; undefined where the run has none. */
  readonly section: (id: string) => Section | undefined;
}

const silent = () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() }) as unknown as NodeJS.WriteStream;
  return new Terminal(stream, stream, true, () => 0);
};

/** Runs the product on files of ../shared/crm, as `revsheet run` does, in memory; `configuration` is the text of a revsheet.yaml. */
export const runShared = async (
  files: readonly string[],
  { configuration, ...values }: OptionValues & { readonly configuration?: string } = {},
): Promise<SharedRun> => {
  const folder = mkdtempSync(join(tmpdir(), "revsheet-shared-"));
  for (const file of files) {
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(shared, file), join(folder, basename(file)));
  }
  if (configuration !== undefined) writeFileSync(join(folder, "revsheet.yaml"), configuration);
  const options = readRunOptions(values);
  const terminal = silent();
  const found = await recogniseFolder(folder, options, terminal);
  const db = await Database.open({ spill: join(folder, "spill"), threads: 1 });
  const { loaded, tables } = await prepare(db, found, options, terminal);
  const results = await analyse(db, {
    ...tables,
    loaded,
    ignored: found.ignored,
    unrecognised: found.opened.unrecognised,
    only: options.only,
    configurationHash: "",
    zone: "UTC",
  });
  // DuckDB holds the loaded rows; the views over Parquet or CSV would need the files, so they go only when the process ends.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return { db, loaded, tables, results, section: (id) => results.sections.find((section) => section.id === id) };
};
