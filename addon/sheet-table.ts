import { RevError } from "../core/errors/error.ts";
import { findHeader } from "../core/import/dialect.ts";
import type { ObjectKind } from "../core/import/fields.ts";
import {
  type ColumnPlan,
  decideFormats,
  draftColumns,
  type FilePlan,
  formatEvidence,
  type Question,
} from "../core/import/plan.ts";
import { recognise } from "../core/import/recognise.ts";
import type { RecognitionOverride } from "../core/import/recognition.ts";
import { isQuarantined, type LoadedRecord, type QuarantinedRecord, validator } from "../core/import/validate.ts";
import type { Language } from "../core/locale/language.ts";
import type { Cell } from "./protocol.ts";

/** What a person has said about a tab's columns and formats; kept with the spreadsheet as JSON. */
export interface SheetMapping extends RecognitionOverride {
  readonly dateFormat?: string;
  readonly decimal?: "." | ",";
  /** The day of which this tab is a snapshot; other tabs have none. */
  readonly snapshot?: string;
}

/** A tab understood: where its header stands, what its columns are, which of its rows can be used. */
export interface SheetTable {
  readonly plan: FilePlan;
  /** Row of the header in the tab, from 1. */
  readonly headerRow: number;
  /** Rows below the header that hold anything. */
  readonly read: number;
  readonly records: readonly LoadedRecord[];
  readonly aside: readonly QuarantinedRecord[];
}

/** What Sheets shows where a formula failed; such a cell holds no value. */
const errorText = /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!)$/;

const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
};

const isBlankRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

const sampleRows = 200;

/** Finds header and columns in the first rows of a tab; null where they hold no table. */
export const recogniseHead = (cells: readonly (readonly Cell[])[], name: string, mapping: SheetMapping = {}) => {
  const rows = cells.slice(0, sampleRows).map((row) => row.map(textOf));
  const filled = rows.map((row, index) => ({ row, index })).filter(({ row }) => !isBlankRow(row));
  const found = findHeader(filled.map(({ row }) => row));
  const header = found === null ? undefined : filled[found];
  if (header === undefined) return null;
  const width = header.row.reduce((last, cell, i) => (cell.trim() === "" ? last : i + 1), 0);
  const headers = header.row.slice(0, width);
  const sample = rows.slice(header.index + 1).map((row) => row.slice(0, width));
  return { headers, headerRow: header.index + 1, recognition: recognise(headers, sample, name, mapping) };
};

/** Cells that Sheets holds as numbers need no reading of marks: their decimal sign is a point. */
const isAllNumbers = (rows: readonly (readonly Cell[])[], column: number): boolean =>
  rows.every((row) => row[column] === null || row[column] === undefined || typeof row[column] === "number");

const withKnownMarks = (columns: readonly ColumnPlan[], rows: readonly (readonly Cell[])[]): ColumnPlan[] =>
  columns.map((column) =>
    column.number !== null && isAllNumbers(rows, column.index)
      ? { ...column, number: { ...column.number, decimal: "." } }
      : column,
  );

/**
 * Reads a tab as an export: header, object, columns, formats, then every row, which is used or set aside with a reason. Blank rows are
 * skipped. SHEET_EMPTY without a table; the recogniser's errors where the headers fit nothing.
 */
export const readSheetTable = (
  cells: readonly (readonly Cell[])[],
  name: string,
  mapping: SheetMapping = {},
  language: Language = "en",
): SheetTable => {
  const head = recogniseHead(cells, name, mapping);
  if (head === null) throw new RevError("SHEET_EMPTY", { sheet: name });
  const { headers, headerRow, recognition } = head;
  const drafts = draftColumns(headers, recognition);
  const evidence = formatEvidence(drafts);
  const below = cells.slice(headerRow);
  const texts = below.map((row) => headers.map((_, i) => textOf(row[i])));
  for (const row of texts) evidence.addRecord(row);
  const told = {
    ...(mapping.dateFormat === undefined ? {} : { dateFormat: mapping.dateFormat }),
    ...(mapping.decimal === undefined ? {} : { decimal: mapping.decimal }),
  };
  const formats = decideFormats(drafts, evidence, told, false);
  const columns = withKnownMarks(formats.columns, below);
  const plan: FilePlan = {
    file: name,
    format: "xlsx",
    sheet: name,
    encoding: null,
    bom: false,
    delimiter: null,
    quote: null,
    lineEnding: null,
    headerIndex: headerRow - 1,
    headerLine: headerRow,
    preambleLines: headerRow - 1,
    headers,
    layout: null,
    recognition,
    columns,
    questions: formats.questions.filter(({ columns: names }) =>
      names.some((column) => {
        const own = columns.find((one) => one.name === column);
        return own?.number?.decimal === "undecided" || own?.instant?.order === "undecided";
      }),
    ),
    notes: formats.notes,
  };
  const check = validator(plan, language);
  const records: LoadedRecord[] = [];
  const aside: QuarantinedRecord[] = [];
  let read = 0;
  texts.forEach((row, i) => {
    if (isBlankRow(row)) return;
    read++;
    const fields = row.map((cell) => (errorText.test(cell) ? "" : cell));
    const record = check({ line: headerRow + 1 + i, fields, flaw: null }, read);
    if (isQuarantined(record)) aside.push(record);
    else records.push(record);
  });
  return { plan, headerRow, read, records, aside };
};

/** The first open question as an error; a table is not used before it is answered. */
export const requireAnswers = ({ plan: { questions } }: SheetTable): void => {
  const [question] = questions as readonly Question[];
  if (question === undefined) return;
  throw new RevError("DATA_QUESTION", {
    column: question.columns.join(", "),
    candidates: question.candidates.join(" / "),
    example: question.examples.join(" / "),
  });
};

/** The index of the column that is a field; -1 where the tab has none. */
export const columnOf = ({ plan }: SheetTable, field: string): number =>
  plan.columns.findIndex((column) => column.field === field);

/** Whether a tab holds rows of an object. */
export const holds = (table: SheetTable, object: ObjectKind): boolean => table.plan.recognition.object === object;
