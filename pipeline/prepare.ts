import { existsSync } from "node:fs";
import { join } from "node:path";
import { RevError } from "../core/errors/error.ts";
import type { ObjectKind } from "../core/import/fields.ts";
import type { Language } from "../core/locale/language.ts";
import { type BuiltTables, buildTables } from "./build-tables.ts";
import { type Compensation, findCompensation } from "./commission/compensation-files.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import type { Database } from "./duckdb.ts";
import { discover, requireFiles } from "./load/discover.ts";
import { type LoadedFolder, loadFolder } from "./load/load-folder.ts";
import { type OpenedFolder, openFolder } from "./load/open-folder.ts";
import { repeatedText } from "./load/repeated-files.ts";
import type { RunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";

/** A folder whose files have been opened: what each holds, and the settings under which it is read. */
export interface RecognisedFolder {
  readonly folder: string;
  readonly configuration: Configuration;
  readonly language: Language;
  readonly ignored: readonly string[];
  readonly opened: OpenedFolder;
  /** Tables of compensation beside the exports; empty where there are none. */
  readonly compensation: Compensation;
}

const configurationOf = (folder: string, config: string | undefined): Configuration => {
  if (config !== undefined) return readConfiguration(config);
  const beside = join(folder, "revsheet.yaml");
  return existsSync(beside) ? readConfiguration(beside) : {};
};

/** Any one of these carries a run: a stage history stands for its deals, orders for their customers. */
const mainObjects: ReadonlySet<ObjectKind> = new Set(["deals", "leads", "stage_history", "orders"]);

/**
 * The first half of a run: finds the files of a folder, reads its configuration, sets tables of compensation apart and recognises each file. NO_DEALS where no file holds
 * deals, leads, stage histories or orders. Stops between two files once the signal is aborted.
 */
export const recogniseFolder = async (
  folder: string,
  options: RunOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RecognisedFolder> => {
  const found = discover(folder, options.exclude);
  requireFiles(folder, found, "--exclude", options.exclude);
  requireFiles(folder, found, "--snapshot", [...options.snapshots.keys()]);
  const { compensation, files, ignored } = await findCompensation(folder, found);
  const configuration: Configuration = { ...configurationOf(folder, options.config), ...options.configuration };
  terminal.begin("recognise");
  const opened = await openFolder(folder, files, configuration, options, (file) => {
    signal.throwIfAborted();
    terminal.update({ stage: `recognise ${file}` });
  });
  if (!opened.tables.some(({ object }) => mainObjects.has(object))) {
    const damaged = opened.unrecognised.find(({ error }) => error.code === "FILE_NOT_TEXT");
    if (damaged !== undefined) throw damaged.error;
    throw new RevError("NO_DEALS", { folder, files: files.join(", ") });
  }
  terminal.finish("recognise");
  const language = options.language ?? configuration.language ?? "en";
  return { folder, configuration, language, ignored, opened, compensation };
};

/** The second half: loads the files into the database and builds every table that the sections read. */
export const prepare = async (
  db: Database,
  { folder, compensation, configuration, language, opened }: RecognisedFolder,
  options: RunOptions,
  terminal: Terminal,
): Promise<{ readonly loaded: LoadedFolder; readonly tables: BuiltTables }> => {
  terminal.begin("import");
  const loaded = await loadFolder(db, opened.tables, {
    zone: configuration.time_zone ?? "UTC",
    language,
    snapshots: options.snapshots,
    asOf: options.asOf,
    onTable: (name, rows) => terminal.update({ stage: `import ${name}`, rows }),
  });
  terminal.finish(
    "import",
    loaded.tables.reduce((rows, { records }) => rows + records, 0),
  );
  for (const files of loaded.repeated) terminal.note(repeatedText(files, language));
  const tables = await buildTables(db, { folder, loaded, compensation, configuration, options, language, terminal });
  return { loaded, tables };
};
