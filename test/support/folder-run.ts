import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Results, Section } from "../../core/results.ts";
import { analyse } from "../../pipeline/analyse.ts";
import type { BuiltTables } from "../../pipeline/build-tables.ts";
import type { OptionValues } from "../../pipeline/command.ts";
import { quarterCommission } from "../../pipeline/commission/quarter-commission.ts";
import { Database } from "../../pipeline/duckdb.ts";
import type { LoadedFolder } from "../../pipeline/load/load-folder.ts";
import { prepare, recogniseFolder } from "../../pipeline/prepare.ts";
import { readRunOptions } from "../../pipeline/run-options.ts";
import { Terminal } from "../../pipeline/terminal.ts";

/** A run of the product up to its sections, with the database open. */
export interface FolderRun {
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

/** Runs the product in memory on files that `fill` puts into a temporary folder, as `revsheet run` does. */
export const runFolder = async (fill: (folder: string) => void, values: OptionValues = {}): Promise<FolderRun> => {
  const folder = mkdtempSync(join(tmpdir(), "revsheet-run-"));
  try {
    fill(folder);
    const options = readRunOptions(values);
    const terminal = silent();
    const found = await recogniseFolder(folder, options, terminal, new AbortController().signal);
    const db = await Database.open({ spill: join(folder, "spill"), threads: 1 });
    const { loaded, tables } = await prepare(db, found, options, terminal);
    const { compensation } = found;
    const commission = await quarterCommission(db, { folder, compensation, loaded, tables });
    const results = await analyse(db, {
      ...tables,
      loaded,
      ignored: found.ignored,
      unrecognised: found.opened.unrecognised,
      only: options.only,
      configurationHash: "",
      ...(found.configuration.acquisition === undefined ? {} : { acquisition: found.configuration.acquisition }),
      ...(found.configuration.onboarding === undefined ? {} : { onboarding: found.configuration.onboarding }),
      toolSettings: found.configuration.tools ?? [],
      zone: "UTC",
      ...(commission === undefined ? {} : { commission }),
    });
    // Raw tables may be views over the files, so these stay until the process ends.
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return { db, loaded, tables, results, section: (id) => results.sections.find((section) => section.id === id) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};

/** The same on files given as text, by name. */
export const runTexts = (files: Readonly<Record<string, string>>, values: OptionValues = {}): Promise<FolderRun> =>
  runFolder((folder) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }, values);
