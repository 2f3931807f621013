import { RevError } from "../core/errors/error.ts";
import { standIn } from "../core/import/catalogue/read.ts";
import type { Crm, ObjectKind } from "../core/import/fields.ts";
import { readHeader } from "../core/import/header-readings.ts";
import { recogniseTable } from "../core/import/recognise-table.ts";
import type { Recognition } from "../core/import/recognition.ts";
import { tidy } from "../core/locale/fold.ts";
import { type CellKind, Cursor, isBlank, isDate, type Range, text } from "./cells.ts";
import type { Host } from "./host.ts";
import { type Word, wordsOf } from "./vocabulary.ts";
import { dayIn } from "./zone.ts";

/**
 * A column of a table by what it means. `fields`: names of the import catalogue, best first, so that an export's own headers are found.
 * need: the column and every cell in it. blank: the column, cells may be blank. may: neither.
 */
export interface ColumnRule<T> {
  readonly kind: CellKind<T>;
  readonly demand: "need" | "blank" | "may";
  readonly fields: readonly string[];
}

export const need = <T>(kind: CellKind<T>, ...fields: readonly string[]): NeededColumn<T> => ({
  kind,
  demand: "need",
  fields,
});
export const blank = <T>(kind: CellKind<T>, ...fields: readonly string[]): BlankColumn<T> => ({
  kind,
  demand: "blank",
  fields,
});
export const may = <T>(kind: CellKind<T>, ...fields: readonly string[]): BlankColumn<T> => ({
  kind,
  demand: "may",
  fields,
});

export interface NeededColumn<T> extends ColumnRule<T> {
  readonly demand: "need";
}
export interface BlankColumn<T> extends ColumnRule<T> {
  readonly demand: "blank" | "may";
}

/** The columns of a table; a column's name is a word of `words.ts`. */
export type ColumnRules = Readonly<Record<Word, ColumnRule<unknown>>>;

export type RowOf<C extends ColumnRules> = {
  readonly [K in keyof C]: C[K] extends NeededColumn<infer T> ? T : C[K] extends ColumnRule<infer T> ? T | null : never;
};

/** Rows of a range with a header, found by header; grouping and conditions may read every column of it. */
export interface Table<R> {
  readonly name: string;
  /** The CRM whose export it is, where the import was asked. */
  readonly crm: Crm | undefined;
  readonly rows: readonly R[];
  /** Row of the range, from 1, of each of `rows`. */
  readonly places: readonly number[];
  /** Whether the range has the column at all. */
  has(column: Word): boolean;
  readonly headers: readonly string[];
  /** The cells of a row of the range as texts by header; "" for blank. */
  cell(row: number, header: number): unknown;
}

export type Mapping = ReadonlyMap<string, Word>;

/** How well a header fits a column: its own word, then the catalogue's fields in the order of preference; undefined for not at all. */
const catalogueScore = (header: string, fields: readonly string[], object: ObjectKind): number | undefined => {
  let best: number | undefined;
  for (const reading of readHeader(header).readings) {
    if (reading.field === null || (reading.object !== object && reading.object !== "*")) continue;
    const preference = fields.indexOf(reading.field);
    if (preference < 0) continue;
    const score = 1 + preference + reading.distance / 10 + (reading.order >= standIn ? 50 : 0);
    best = best === undefined ? score : Math.min(best, score);
  }
  return best;
};

const headerTexts = (range: Range): string[] =>
  (range.rows[0] ?? []).map((cell) => (isBlank(cell) ? "" : tidy(String(cell))));

const sampleRows = 100;

/** A cell as an export would hold it, for the recogniser. */
const exported = (cell: unknown, host: Host): string =>
  isBlank(cell)
    ? ""
    : isDate(cell)
      ? (dayIn(Number(cell), host.zone()) ?? "")
      : typeof cell === "boolean"
        ? String(cell).toUpperCase()
        : String(cell);

/** The range as the import recognises it: by the headers of all CRMs and languages, ids and the first rows. */
const recognised = (range: Range, headers: readonly string[], object: ObjectKind, host: Host): Recognition => {
  const sample = range.rows.slice(1, 1 + sampleRows).map((row) => headers.map((_, i) => exported(row[i], host)));
  return recogniseTable(headers, sample, "", { object });
};

const twice = (range: Range, column: Word, headers: readonly string[]): RevError =>
  new RevError("COLUMN_TWICE", { argument: range.name, column, headers: headers.join(", ") });

/** The column that the import takes for the first of a rule's fields that it finds; undefined for none. Rivals of one field are refused. */
const importedColumn = (
  range: Range,
  word: Word,
  fields: readonly string[],
  found: Recognition,
): number | undefined => {
  for (const field of fields) {
    const column = found.columns.find((one) => one.field === field);
    if (column === undefined) continue;
    const rivals = found.ambiguities.find((one) => one.field === field);
    if (rivals !== undefined) throw twice(range, word, rivals.headers);
    return column.index;
  }
  return undefined;
};

interface Found {
  /** The column of the range for each word; -1 where one that may be absent is. */
  readonly at: ReadonlyMap<Word, number>;
  readonly crm: Crm | undefined;
}

/**
 * Columns by header. A mapping goes before everything; then, for an object of the import, what the import recognises; then the words of
 * RevSheet's own tables. Columns that the import takes for another rule's field are left to that rule.
 */
const findColumns = (
  range: Range,
  rules: ColumnRules,
  object: ObjectKind | undefined,
  host: Host,
  mapping: Mapping | undefined,
): Found => {
  const headers = headerTexts(range);
  // Headers that are the columns' own names need neither vocabulary nor recogniser, whose unpacking costs more than most calls.
  const plain = headers.every((header) => header === "" || header.toLowerCase() in rules);
  const found = object === undefined || plain ? undefined : recognised(range, headers, object, host);
  const fieldOf = (index: number) => found?.columns.find((column) => column.index === index)?.field ?? null;
  const taken = (index: number, word: Word): boolean => {
    const field = fieldOf(index);
    return (
      field !== null && Object.entries(rules).some(([other, { fields }]) => other !== word && fields.includes(field))
    );
  };
  const meanings = headers.map((header): readonly Word[] => {
    const mapped = mapping?.get(header);
    if (mapped !== undefined) return [mapped];
    const own = header.toLowerCase();
    return own in rules ? [own] : plain ? [] : wordsOf(header).filter((word) => word in rules);
  });
  const at = new Map<Word, number>();
  for (const [word, { demand, fields }] of Object.entries(rules)) {
    const spoken = headers.flatMap((header, index) =>
      header !== "" && (meanings[index] ?? []).includes(word) ? [index] : [],
    );
    const mapped = spoken.filter((index) => mapping?.get(headers[index] as string) === word);
    const imported = found === undefined || mapped.length > 0 ? undefined : importedColumn(range, word, fields, found);
    const named = spoken.filter((index) => !taken(index, word));
    const exactly = named.filter((index) => headers[index]?.toLowerCase() === word);
    const own = exactly.length === 1 ? exactly : named;
    const candidates = mapped.length > 0 ? mapped : imported !== undefined ? [imported] : own;
    const [first, second] = candidates;
    if (second !== undefined)
      throw twice(
        range,
        word,
        candidates.map((index) => headers[index] as string),
      );
    if (first === undefined && demand !== "may") {
      const shown = headers.filter((header) => header !== "").join(", ");
      throw new RevError("COLUMN_MISSING", { argument: range.name, column: word, headers: shown || "\u2013" });
    }
    at.set(word, first ?? -1);
  }
  return { at, crm: found?.crm };
};

const blankRow = (row: readonly unknown[]): boolean => row.every(isBlank);

/** Rows of data below the header, trailing blank rows dropped; a blank row between filled ones is refused with ROW_BLANK. */
const dataRows = (range: Range): number => {
  let last = range.rows.length - 1;
  while (last > 0 && blankRow(range.rows[last] as readonly unknown[])) last--;
  return last;
};

/** Reads a range as a table. See `ColumnRule` for what may be missing. */
export const readTable = <C extends ColumnRules>(
  range: Range,
  rules: C,
  object: ObjectKind | undefined,
  host: Host,
  mapping?: Mapping,
): Table<RowOf<C>> => {
  const { at, crm } = findColumns(range, rules, object, host, mapping);
  const columns = Object.entries(rules).map(([word, rule]) => ({ word, rule, index: at.get(word) ?? -1 }));
  const cursor = new Cursor(range, host);
  const last = dataRows(range);
  const rows: RowOf<C>[] = [];
  const places: number[] = [];
  for (let r = 1; r <= last; r++) {
    const cells = range.rows[r] as readonly unknown[];
    if (blankRow(cells)) throw new RevError("ROW_BLANK", { row: r + 1, argument: range.name });
    cursor.row = r;
    const row: Record<string, unknown> = {};
    for (const { word, rule, index } of columns) {
      const cell = index < 0 ? "" : cells[index];
      cursor.column = index;
      if (isBlank(cell)) {
        if (rule.demand === "need") throw new RevError("VALUE_BLANK", { place: cursor.place() });
        row[word] = null;
      } else row[word] = rule.kind.read(cell, cursor);
    }
    rows.push(row as RowOf<C>);
    places.push(r + 1);
  }
  const headers = headerTexts(range);
  return {
    name: range.name,
    crm,
    rows,
    places,
    headers,
    has: (column) => (at.get(column) ?? -1) >= 0,
    cell: (row, header) => {
      const cell = range.rows[row - 1]?.[header];
      if (isBlank(cell)) return "";
      cursor.row = row - 1;
      cursor.column = header;
      return typeof cell === "number" || typeof cell === "boolean" ? cell : text.read(cell, cursor);
    },
  };
};

/** The table with only some of its rows, by their places in `rows`. */
export const someRows = <R>(table: Table<R>, indices: readonly number[]): Table<R> => ({
  ...table,
  rows: indices.map((index) => table.rows[index] as R),
  places: indices.map((index) => table.places[index] as number),
});

/** The column of a table that a name in `by=` or `where=` means: the header itself, a word for it, or a field of the catalogue. */
export const columnNamed = (table: Table<unknown>, name: string, object: ObjectKind | undefined): number => {
  const key = tidy(name).toLowerCase();
  const same = table.headers.flatMap((header, index) => (header.toLowerCase() === key ? [index] : []));
  const spoken = wordsOf(name);
  const alike =
    same.length > 0
      ? same
      : table.headers.flatMap((header, index) =>
          header !== "" &&
          (wordsOf(header).some((word) => spoken.includes(word)) ||
            (object !== undefined && catalogueScore(header, [key, `${key}_name`], object) !== undefined))
            ? [index]
            : [],
        );
  const [first, second] = alike;
  const headers = table.headers.filter((header) => header !== "").join(", ");
  if (first === undefined) throw new RevError("COLUMN_MISSING", { argument: table.name, column: name, headers });
  if (second !== undefined) {
    const shown = alike.map((index) => table.headers[index]).join(", ");
    throw new RevError("COLUMN_TWICE", { argument: table.name, column: name, headers: shown });
  }
  return first;
};
