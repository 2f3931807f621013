import type { NumberedRecord } from "../../core/import/data-records.ts";
import type { Instant } from "../../core/import/dates.ts";
import { isFooter } from "../../core/import/footers.ts";
import { primaryId } from "../../core/import/ids.ts";
import { withinMoney } from "../../core/import/large-amounts.ts";
import type { FilePlan } from "../../core/import/plan.ts";
import { type RawRecord, recordReader } from "../../core/import/records.ts";
import { isQuarantined, type LoadedRecord, type QuarantinedRecord, validator } from "../../core/import/validate.ts";
import type { Language } from "../../core/locale/language.ts";
import { type Database, identifier, literal } from "../duckdb.ts";
import type { ByteSurvey } from "./byte-survey.ts";
import { fastReading } from "./fast-sql.ts";
import { type LoadedColumn, type LoadedFile, loadedColumns, sqlTypes } from "./raw-tables.ts";
import { companyClock } from "./zone.ts";

/** A file as the loader needs it: how to read it and, record by record, what stands in it. */
export interface RecordSource {
  readonly path: string;
  readonly plan: FilePlan;
  readonly records: () => AsyncIterable<readonly NumberedRecord[]>;
  /** The same file with a plan made from all of it; itself where the plan is. */
  readonly whole: () => Promise<RecordSource>;
}

export interface LoadOptions {
  readonly index: number;
  /** The company's time zone. */
  readonly zone: string;
  /** Whether the records' own ids are kept as text; where nothing refers to them, a bulk load keeps their hashes, to find repeated ones. */
  readonly keepIds: boolean;
  /** Language of the cures in the quarantine. */
  readonly language: Language;
  /** What the file's bytes tell, read ahead where a file before it is still being loaded. */
  readonly survey: Promise<ByteSurvey>;
  readonly onRows?: (rows: number) => void;
}

export interface LoadedSource extends LoadedFile {
  readonly plan: FilePlan;
  readonly survey: ByteSurvey;
  /** Who cut the file into records and read the plain values. */
  readonly reader: "duckdb" | "core";
  readonly loaded: number;
  readonly quarantine: readonly QuarantinedRecord[];
  /** Amounts with more than four decimals: they are kept rounded to four. */
  readonly rounded: number;
}

/** How many records core checks one by one before reading the whole file itself is quicker. */
const mostUncertain = 50_000;

/** Whether DuckDB's strict reader and core's reader cut this file into the same records. */
const plainCsv = (plan: FilePlan, { utf8, nul, tail }: ByteSurvey): boolean => {
  if (plan.format !== "csv" || plan.headerLine === null || plan.delimiter === null || plan.quote === null) return false;
  if (!utf8 || nul || plan.delimiter.length !== 1) return false;
  if (plan.lineEnding !== "LF" && plan.lineEnding !== "CRLF") return false;
  const reader = recordReader({ delimiter: plan.delimiter, quote: plan.quote });
  const last = [...reader.push(tail.slice(tail.indexOf("\n") + 1)), ...reader.end()];
  return !last.some(({ fields }) => isFooter(fields));
};

const columnName = (i: number) => `c${i}`;
const valueName = (i: number) => `v${i}`;

const readCsv = (path: string, { columns, delimiter, quote, headerLine }: FilePlan, index: number): string => {
  const types = columns.map((_, i) => `'${columnName(i)}': 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, auto_detect = false, header = true, skip = ${(headerLine ?? 1) - 1},
    delim = ${literal(delimiter ?? ",")}, quote = ${literal(quote ?? "")}, escape = ${literal(quote ?? "")},
    columns = {${types}},
    store_rejects = true, rejects_table = 'reject_${index}', rejects_scan = 'reject_scan_${index}')`;
};

const idOf = (columns: readonly LoadedColumn[], plan: FilePlan): string | undefined => {
  const id = primaryId(plan.recognition.object);
  return columns.find(({ name }) => name === id)?.name;
};

type Loaded = Pick<LoadedSource, "records" | "loaded" | "quarantine" | "rounded">;

/** Loads by DuckDB what it reads with certainty and lets core decide on the rest; undefined where core must read the whole file. */
const loadFast = async (
  db: Database,
  { path, plan }: RecordSource,
  columns: readonly LoadedColumn[],
  survey: ByteSurvey,
  options: LoadOptions,
): Promise<Loaded | undefined> => {
  const { index, zone, language, keepIds } = options;
  const table = `load_${index}`;
  const readings = columns.map(({ plan: column }, i) => fastReading(columnName(i), valueName(i), column, zone));
  const certain = readings.map((reading) => reading.certain);
  const id = idOf(columns, plan);
  const idValue = valueName(columns.findIndex(({ name }) => name === id));
  const known = id === undefined ? certain : [...certain, `${idValue} is not null`];
  const raw = `json_array(${columns.map((_, i) => columnName(i)).join(", ")}) :: varchar`;
  const values = readings.map(({ value }, i) => `${value} as ${valueName(i)}`);
  const isKept = ({ name }: LoadedColumn) => keepIds || name !== id;
  const named = columns.flatMap((column, i) =>
    isKept(column) ? [`${valueName(i)} as ${identifier(column.name)}`] : [],
  );
  if (id !== undefined) named.push(`hash(${idValue}) as _id`, `strlen(${idValue}) :: usmallint as _id_length`);
  await db.run(`drop table if exists reject_${index}; drop table if exists reject_scan_${index}`);
  await db.run(`create table ${table} as
    select ${named.join(", ")},
      case when ${known.length === 0 ? "false" : `not (${known.join(" and ")})`} then ${raw} end as _raw
    from (select *, ${values.join(",\n")} from ${readCsv(path, plan, index)})`);
  const dismiss = async (): Promise<undefined> => {
    await dropFast(db, index);
    return undefined;
  };
  const { rejects } = await db.row<{ rejects: number }>(`select count(*) as rejects from reject_${index}`);
  if (rejects > 0) return dismiss();
  const { records, uncertain } = await db.row<{ records: number; uncertain: number }>(
    `select count(*) as records, count(_raw) as uncertain from ${table}`,
  );
  if (uncertain > mostUncertain) return dismiss();
  if (id !== undefined) {
    const { repeated, short, long } = await db.row<{ repeated: number; short: number; long: number }>(
      `select count(_id) - count(distinct _id) as repeated,
        count(*) filter (_id_length = 15) as short, count(*) filter (_id_length = 18) as long from ${table}`,
    );
    if (repeated > 0 || (short > 0 && long > 0)) return dismiss();
  }
  const headerLine = plan.headerLine ?? 1;
  const oneLineEach = survey.lineFeeds === headerLine + records || survey.lineFeeds === headerLine + records - 1;
  const quarantine: QuarantinedRecord[] = [];
  const mended: LoadedRecord[] = [];
  if (uncertain > 0) {
    if (!oneLineEach) return dismiss();
    const check = withinMoney(validator(plan, language), plan, language);
    const texts = await db.rows<{ record: number; fields: string }>(
      `select rowid + 1 as record, _raw as fields from ${table} where _raw is not null order by rowid`,
    );
    const rows = texts.map(({ record, fields }) => ({
      record,
      fields: (JSON.parse(fields) as (string | null)[]).map((field) => field ?? ""),
    }));
    if (rows.some(({ fields }) => fields.every((field) => field.trim() === ""))) return dismiss();
    for (const { record, fields } of rows) {
      const raw: RawRecord = { line: headerLine + record, fields, flaw: null };
      const checked = check(raw, record);
      if (isQuarantined(checked)) quarantine.push(checked);
      else mended.push(checked);
    }
  }
  const names = columns.map((column) => `${isKept(column) ? "" : "null :: varchar as "}${identifier(column.name)}`);
  const clean = `select rowid + 1 as _record, ${names.join(", ")}, null :: varchar as _currency from ${table} where _raw is null`;
  const rounded = mended.length === 0 ? 0 : await appendLoaded(db, `mended_${index}`, columns, [mended], zone);
  await db.run(
    `create view file_${index} as ${clean}${mended.length > 0 ? ` union all by name from mended_${index}` : ""}`,
  );
  return { records, loaded: records - quarantine.length, quarantine, rounded };
};

/** Digits beyond the four decimals that money has in the database. */
const finer = /\.\d{4}\d*[1-9]/;

/**
 * Writes records that core has accepted into a new table, as text first, then cast: core's texts always fit their types. Gives the number of
 * amounts that lose decimals by it.
 */
const appendLoaded = async (
  db: Database,
  table: string,
  columns: readonly LoadedColumn[],
  batches: AsyncIterable<readonly LoadedRecord[]> | Iterable<readonly LoadedRecord[]>,
  zone: string,
): Promise<number> => {
  const isAmount = columns.map(({ plan }) => plan.kind === "amount");
  let rounded = 0;
  const clock = companyClock(zone);
  const names = columns.map(({ name }) => identifier(name));
  await db.run(
    `create table ${table}_text (_record INTEGER, ${names.map((name) => `${name} VARCHAR`).join(", ")}, _currency VARCHAR)`,
  );
  const appender = await db.connection.createAppender(`${table}_text`);
  const text = (value: LoadedRecord["values"][number]): string | null => {
    if (value === null) return null;
    if (typeof value === "string") return value;
    if (typeof value === "boolean") return value ? "true" : "false";
    return "date" in value ? clock(value as Instant) : null;
  };
  for await (const batch of batches) {
    await db.checkpoint();
    for (const { record, values, currency } of batch) {
      appender.appendInteger(record);
      for (const [i, value] of values.entries()) {
        const cell = text(value);
        if (cell !== null && isAmount[i] === true && finer.test(cell)) rounded++;
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(cell);
      }
      if (currency === null) appender.appendNull();
      else appender.appendVarchar(currency);
      appender.endRow();
    }
  }
  appender.closeSync();
  const casts = columns.map(
    ({ name, plan }) => `cast(${identifier(name)} as ${sqlTypes[plan.kind]}) as ${identifier(name)}`,
  );
  await db.run(`create table ${table} as select _record, ${casts.join(", ")}, _currency from ${table}_text`);
  await db.run(`drop table ${table}_text`);
  return rounded;
};

const dropFast = async (db: Database, index: number): Promise<void> => {
  await db.run(
    `drop view if exists file_${index}; drop table if exists mended_${index}; drop table if exists load_${index}`,
  );
};

/** Reads the whole file by core, for everything that is not plain UTF-8 CSV. */
const loadThoroughly = async (
  db: Database,
  source: RecordSource,
  columns: readonly LoadedColumn[],
  { index, zone, language, onRows }: LoadOptions,
): Promise<Loaded> => {
  const check = withinMoney(validator(source.plan, language), source.plan, language);
  const quarantine: QuarantinedRecord[] = [];
  let records = 0;
  const accepted = async function* () {
    for await (const batch of source.records()) {
      const loaded: LoadedRecord[] = [];
      for (const { record, raw } of batch) {
        const checked = check(raw, record);
        if (isQuarantined(checked)) quarantine.push(checked);
        else loaded.push(checked);
      }
      records += batch.length;
      onRows?.(records);
      yield loaded;
    }
  };
  const rounded = await appendLoaded(db, `load_${index}`, columns, accepted(), zone);
  await db.run(`create view file_${index} as from load_${index}`);
  return { records, loaded: records - quarantine.length, quarantine, rounded };
};

/**
 * Loads one file into the relation `file_<index>`. Plain UTF-8 CSV goes through DuckDB, and only the records it can't vouch for through core;
 * any other file, and one whose records DuckDB would cut differently, is read by core whole. The result is the same either way: each record is
 * loaded or set aside.
 */
export const loadFile = async (db: Database, glanced: RecordSource, options: LoadOptions): Promise<LoadedSource> => {
  const survey = await options.survey;
  const quick = plainCsv(glanced.plan, survey)
    ? await loadFast(db, glanced, loadedColumns(glanced.plan.columns), survey, options)
    : undefined;
  // A plan made at a glance stands only if every record fits it.
  const source = quick?.quarantine.length === 0 ? glanced : await glanced.whole();
  const columns = loadedColumns(source.plan.columns);
  let fast = quick;
  if (source !== glanced) {
    if (quick !== undefined) await dropFast(db, options.index);
    fast = plainCsv(source.plan, survey) ? await loadFast(db, source, columns, survey, options) : undefined;
  }
  const loaded = fast ?? (await loadThoroughly(db, source, columns, options));
  return {
    index: options.index,
    relation: `file_${options.index}`,
    columns,
    ...loaded,
    survey,
    plan: source.plan,
    reader: fast === undefined ? "core" : "duckdb",
  };
};
