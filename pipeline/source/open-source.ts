import { basename } from "node:path";
import { RevError } from "../../core/errors/error.ts";
import { dataRecords, type NumberedRecord } from "../../core/import/data-records.ts";
import { type FieldKind, type FieldName, fields, type ObjectKind } from "../../core/import/fields.ts";
import type { Note } from "../../core/import/notes.ts";
import type { ImportOptions } from "../../core/import/options.ts";
import {
  type ColumnPlan,
  decideFormats,
  draftColumns,
  type FilePlan,
  type FormatEvidence,
  formatEvidence,
  type Question,
} from "../../core/import/plan.ts";
import { recognise } from "../../core/import/recognise.ts";
import type { Recognition } from "../../core/import/recognition.ts";
import type { RawRecord } from "../../core/import/records.ts";
import { fold } from "../../core/locale/fold.ts";
import { csvTable } from "./csv-table.ts";
import { fileBytes, fileHash, fileSize, headBytes, isGzip } from "./file-bytes.ts";
import { fileKind } from "./file-kind.ts";
import { fixedTable } from "./fixed-table.ts";
import { jsonTable } from "./json-table.ts";
import { parquetTable } from "./parquet-table.ts";
import type { Table } from "./table.ts";
import { xlsxTables } from "./xlsx-table.ts";

/** A table ready to be read under its plan. */
export interface Source {
  readonly plan: FilePlan;
  readonly path: string;
  /** Of the file as it lies on disk. */
  readonly bytes: number;
  /** Null where the file was only glanced at. */
  readonly sha256: string | null;
  /** The same table with its plan made from the whole file; itself unless it was only glanced at. */
  whole(): Promise<Source>;
  /** Data records in file order, numbered from 1; reading again starts anew. */
  records(): AsyncIterable<readonly NumberedRecord[]>;
  /** Footer lines of the last complete reading of `records`. */
  footerLines(): number;
}

/** A file with nothing in it to recognise: no bytes, no header; or a sheet that is none of our tables beside others that are (`unknown`). */
export interface EmptySource {
  readonly empty: true;
  readonly unknown: RevError | null;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly table: Table;
}

export const isEmpty = (source: Source | EmptySource): source is EmptySource => "empty" in source;

const sampleRows = 200;
const headLength = 65536;

/** The name that stands in reports and plans: without its folder, since folders differ between machines. */
const nameOf = (path: string): string => basename(path);

const firstBytes = async (path: string, gzip: boolean): Promise<Uint8Array> => {
  if (!gzip) return headBytes(path, headLength);
  for await (const part of fileBytes(path, true)) return part.subarray(0, headLength);
  return new Uint8Array(0);
};

const isJson = (head: Uint8Array, path: string): boolean => {
  if (/\.(json|ndjson|jsonl)(\.gz)?$/i.test(path)) return true;
  const text = new TextDecoder().decode(head.subarray(0, 200)).trimStart();
  return /^(\{\s*"|\[\s*\{\s*")/.test(text);
};

/** The tables of a file, laid out but not understood. */
const tablesOf = async (path: string, options: ImportOptions, glance: number | undefined): Promise<Table[]> => {
  const gzip = isGzip(await headBytes(path, 2));
  const head = await firstBytes(path, gzip);
  const kind = fileKind(head);
  if (typeof kind === "object") throw new RevError("FILE_NOT_TEXT", { file: nameOf(path), kind: kind.other });
  if (kind === "xlsx") return xlsxTables(path, gzip);
  if (kind === "parquet") return [await parquetTable(path, gzip)];
  if (options.layout !== undefined) return [await fixedTable(path, gzip, options.layout, options)];
  return [await (isJson(head, path) ? jsonTable(path, gzip, options) : csvTable(path, gzip, options, glance))];
};

const headerRecords = (table: Table): number => (table.headerIndex === null ? 0 : table.headerIndex + 1);

const isSound = (raw: RawRecord, width: number): boolean => raw.flaw === null && raw.fields.length === width;

const sampleOf = async (table: Table): Promise<(readonly string[])[]> => {
  const numbered = dataRecords(headerRecords(table));
  const sample: (readonly string[])[] = [];
  for await (const batch of table.rows()) {
    for (const { raw } of numbered.push(batch)) if (isSound(raw, table.headers.length)) sample.push(raw.fields);
    if (sample.length >= sampleRows) break;
  }
  return sample.slice(0, sampleRows);
};

const recogniseTable = async (table: Table, file: string, options: ImportOptions): Promise<Recognition> => {
  const told = (table.layout ?? []).map(({ name, field }) => [name, field] as const);
  const columns = { ...Object.fromEntries(told), ...options.mapping };
  const override = {
    ...(options.crm === undefined ? {} : { crm: options.crm }),
    ...(options.object === undefined ? {} : { object: options.object }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
  const name = table.sheet === null ? file : `${file} ${table.sheet}`;
  return recognise(table.headers, await sampleOf(table), name, override);
};

const hasHeader = ({ headers }: Table, header: string): boolean => headers.some((own) => fold(own) === fold(header));

/** A file's mapping as far as it is about one of its tables: without the headers that only others of them have. */
const mappingOf = (
  table: Table,
  all: readonly Table[],
  mapping: NonNullable<ImportOptions["mapping"]> = {},
): NonNullable<ImportOptions["mapping"]> =>
  Object.fromEntries(
    Object.entries(mapping).filter(
      ([header]) => hasHeader(table, header) || !all.some((other) => hasHeader(other, header)),
    ),
  );

/** Columns that claim one field under different headers; of equal headers the first is the field. */
const openMappings = ({ ambiguities }: Recognition) =>
  ambiguities.filter(({ headers }) => new Set(headers.map(fold)).size > 1);

/** Money and dates are never taken from one of two columns without a word; for other fields the better column is taken and noted. */
const isGrave = (object: ObjectKind, field: FieldName): boolean => {
  const kind = (fields[object] as Readonly<Record<string, FieldKind>>)[field];
  return kind === "amount" || kind === "instant";
};

const mappingQuestions = (recognition: Recognition): Question[] =>
  openMappings(recognition)
    .filter(({ field }) => isGrave(recognition.object, field))
    .map(({ field, headers }) => ({
      about: "mapping",
      columns: headers,
      candidates: [field],
      examples: [],
      option: "mapping",
    }));

const mappingNotes = (recognition: Recognition): Note[] =>
  openMappings(recognition).map(({ field, headers }) => ({
    key: "mapping_open",
    parameters: { field, headers: headers.join(", ") },
  }));

const allUpTo = 50_000;
const oneIn = 16;

/**
 * Shows the values of sound records to the evidence: of the first 50,000 all, then of every 16th record, and of all as long as a column is
 * open. A value the sample missed is never guessed: if it doesn't fit the format found, its record is set aside.
 */
const readEvidence = async (
  table: Table,
  drafts: readonly ColumnPlan[],
  evidence: FormatEvidence,
  glance: boolean,
): Promise<void> => {
  const numbered = dataRecords(headerRecords(table));
  let seen = 0;
  for await (const batch of table.rows()) {
    const every = evidence.isOpen();
    if (glance && !every && seen >= allUpTo) return;
    seen += batch.length;
    for (const { record, raw } of numbered.push(batch)) {
      if (record > allUpTo && !every && record % oneIn !== 0) continue;
      if (isSound(raw, drafts.length)) evidence.addRecord(raw.fields);
    }
  }
};

/** The plan of a table: what it was recognised as and how its columns are written. */
const planTable = async (table: Table, file: string, options: ImportOptions, glance: boolean): Promise<FilePlan> => {
  const recognition = await recogniseTable(table, file, options);
  const drafts = draftColumns(table.headers, recognition);
  const evidence = formatEvidence(drafts);
  await readEvidence(table, drafts, evidence, glance);
  const formats = decideFormats(drafts, evidence, options, table.serials);
  return {
    file,
    format: table.format,
    sheet: table.sheet,
    encoding: table.encoding,
    bom: table.bom,
    delimiter: table.delimiter,
    quote: table.quote,
    lineEnding: table.lineEnding,
    headerIndex: table.headerIndex,
    headerLine: table.headerLine,
    preambleLines: table.preambleLines,
    headers: table.headers,
    layout: table.layout,
    recognition,
    columns: formats.columns,
    questions: [...mappingQuestions(recognition), ...formats.questions],
    notes: [...table.notes, ...mappingNotes(recognition), ...formats.notes],
  };
};

/** The records of a table under its plan, reusable by any loader that has the plan and the table's rows. */
const sourceOf = (
  table: Table,
  plan: FilePlan,
  path: string,
  bytes: number,
  sha256: string | null,
  whole?: () => Promise<Source>,
): Source => {
  let footers = 0;
  const source: Source = {
    plan,
    path,
    bytes,
    sha256,
    whole: whole ?? (async () => source),
    async *records() {
      const numbered = dataRecords(headerRecords(table));
      for await (const batch of table.rows()) {
        const out = numbered.push(batch);
        if (out.length > 0) yield out;
      }
      footers = numbered.footers.length;
    },
    footerLines: () => footers,
  };
  return source;
};

/** Bytes and, by 50,000 records, rows at which a glance ends; a column that is still open is read on to the end. */
const glanceBytes = 4 * 1024 * 1024;

/**
 * Opens a file of any supported format: its tables (one; a workbook has one a sheet) with their plans. Reads the file up to three times:
 * bytes, sample, values. With `glance` the plan of a large text file rests on its beginning and no hash is taken: for a loader that checks
 * every value and asks for the `whole` where one doesn't fit. Throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_NOT_TEXT, FILE_TRUNCATED,
 * FILE_DAMAGED; UNKNOWN_OBJECT where no table of the file is one of ours.
 */
export const openSources = async (
  path: string,
  options: ImportOptions = {},
  glance = false,
): Promise<(Source | EmptySource)[]> => {
  const bytes = await fileSize(path);
  const short = glance && bytes > glanceBytes;
  const sha256 = short ? null : await fileHash(path);
  const all = await tablesOf(path, options, short ? glanceBytes : undefined);
  const tables = options.sheet === undefined ? all : all.filter(({ sheet }) => sheet === options.sheet);
  const file = nameOf(path);
  const sources: (Source | EmptySource)[] = [];
  const setAside = (table: Table, unknown: RevError | null) =>
    sources.push({ empty: true, unknown, path, bytes, sha256, table });
  for (const [i, table] of tables.entries()) {
    if (table.headers.length === 0) {
      setAside(table, null);
      continue;
    }
    const whole = async (): Promise<Source> => {
      const again = (await openSources(path, options))[i];
      if (again === undefined || isEmpty(again)) throw new RevError("FILE_UNREADABLE", { file, cause: "changed" });
      return again;
    };
    const own = { ...options, mapping: mappingOf(table, all, options.mapping) };
    try {
      const plan = await planTable(table, file, own, short);
      sources.push(sourceOf(table, plan, path, bytes, sha256, short ? whole : undefined));
    } catch (error) {
      if (!(error instanceof RevError) || error.code !== "UNKNOWN_OBJECT") throw error;
      setAside(table, error);
    }
  }
  const [unknown] = sources.flatMap((source) => (isEmpty(source) && source.unknown !== null ? [source.unknown] : []));
  if (unknown !== undefined && sources.every(isEmpty)) throw unknown;
  return sources;
};
