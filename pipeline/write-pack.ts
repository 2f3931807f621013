import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Results } from "../core/results.ts";
import { csvText } from "./csv.ts";
import { type Database, identifier, literal } from "./duckdb.ts";
import type { Quarantined } from "./load/load-folder.ts";
import { models } from "./models.ts";
import { asWriteError, type WorkFolder } from "./output-folder.ts";
import { renderReport } from "./pack/report.ts";
import { resultsJson } from "./pack/results-json.ts";
import { renderWorkbook } from "./pack/workbook.ts";

interface PackContent {
  readonly results: Results;
  readonly quarantine: readonly Quarantined[];
  /** Where the pack goes. */
  readonly target: string;
  /** Where the run's database is kept, if anywhere. */
  readonly keep: string | undefined;
}

/** The records set aside, one row each, with file, record, physical line, column, value, reason and cure. */
export const quarantineCsv = (records: readonly Quarantined[]): string =>
  csvText([
    ["file", "record", "line", "column", "value", "reason", "cure"],
    ...records.map(({ file, record, line, column, value, reason, cure }) => [
      file,
      record,
      line,
      column,
      value,
      reason,
      cure,
    ]),
  ]);

/** Tables that `revsheet sql` and other tools read: the marts and what they are made from. */
export const packTables = (): string[] => [
  "params",
  "periods",
  "stage_list",
  "int_deals",
  "int_journeys",
  ...models()
    .filter(({ layer }) => layer === "marts")
    .map(({ name }) => name),
];

/** Writes the quarantine as a table of the run's database too. */
export const createQuarantine = async (db: Database, records: readonly Quarantined[]): Promise<void> => {
  await db.run(
    'create table quarantine (file VARCHAR, record INTEGER, line INTEGER, "column" VARCHAR, value VARCHAR, reason VARCHAR, cure VARCHAR)',
  );
  const text = (value: string | null) => (value === null ? "null" : literal(value));
  for (let i = 0; i < records.length; i += 500) {
    const rows = records
      .slice(i, i + 500)
      .map(
        ({ file, record, line, column, value, reason, cure }) =>
          `(${literal(file)}, ${record}, ${line}, ${text(column)}, ${literal(value)}, ${literal(reason)}, ${literal(cure)})`,
      );
    await db.run(`insert into quarantine values ${rows.join(", ")}`);
  }
};

/** Copies the database to its place whole or not at all; the place may lie on another disk. */
const keepDatabase = (database: string, place: string): void => {
  const partial = `${place}.partial`;
  try {
    copyFileSync(database, partial);
    renameSync(partial, place);
  } catch (error) {
    rmSync(partial, { force: true });
    throw asWriteError(error, place);
  }
};

/** Change files: the tables named change_ as CSV, for the CRM's own import or merge tool. */
const writeChangeFiles = async (db: Database, folder: string): Promise<void> => {
  const found = await db.rows<{ table_name: string }>(
    "select table_name from information_schema.tables where starts_with(table_name, 'change_') order by table_name",
  );
  for (const { table_name } of found) {
    const rows = await db.rows<Record<string, string | number | null>>(`from ${identifier(table_name)} order by all`);
    if (rows.length === 0) continue;
    mkdirSync(folder, { recursive: true });
    const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
    writeFileSync(join(folder, `${table_name}.csv`), csvText(lines));
  }
};

/**
 * Writes the pack into the work folder and moves it to its place: report.html, quarter.xlsx, results.json, quarantine.csv, changes/ and tables/ with the
 * marts as Parquet. Closes the database. Gives the place.
 */
export const writePack = async (db: Database, work: WorkFolder, content: PackContent): Promise<string> => {
  const { results, quarantine, target, keep } = content;
  const pack = join(work.folder, "pack");
  mkdirSync(join(pack, "tables"), { recursive: true });
  await createQuarantine(db, quarantine);
  for (const name of [...packTables(), "quarantine"]) {
    const file = literal(join(pack, "tables", `${name}.parquet`));
    await db.run(
      `copy (from ${name} order by ${name === "int_deals" || name === "int_journeys" ? "deal_key" : "all"}) to ${file} (format parquet, compression zstd)`,
    );
  }
  await writeChangeFiles(db, join(pack, "changes"));
  writeFileSync(join(pack, "report.html"), renderReport(results));
  await db.checkpoint();
  writeFileSync(join(pack, "quarter.xlsx"), await renderWorkbook(results));
  writeFileSync(join(pack, "results.json"), resultsJson(results));
  writeFileSync(join(pack, "quarantine.csv"), quarantineCsv(quarantine));
  await db.checkpoint();
  db.close();
  if (keep !== undefined) keepDatabase(join(work.folder, "run.duckdb"), resolve(keep));
  work.publish(pack, target);
  return target;
};
