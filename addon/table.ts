import { RevError } from "../core/errors/error.ts";
import { standIn } from "../core/import/catalogue/read.ts";
import type { ObjectKind } from "../core/import/fields.ts";
import { readHeader } from "../core/import/header-readings.ts";
import { tidy } from "../core/locale/fold.ts";
import { type CellKind, Cursor, isBlank, type Range, text } from "./cells.ts";
import type { Host } from "./host.ts";
import { type Word, wordsOf } from "./vocabulary.ts";

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

interface Candidate {
  readonly index: number;
  readonly header: string;
  readonly score: number;
}

const wordScore = 0;

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

/** The column of the range for each word; -1 where a column that may be absent is. */
const findColumns = (
  range: Range,
  rules: ColumnRules,
  object: ObjectKind | undefined,
  mapping: Mapping | undefined,
): Map<Word, number> => {
  const headers = (range.rows[0] ?? []).map((cell) => (isBlank(cell) ? "" : tidy(String(cell))));
  // A header that is a column's own name needs no vocabulary, whose unpacking costs more than most calls.
  const meanings = headers.map((header): readonly Word[] => {
    const mapped = mapping?.get(header);
    if (mapped !== undefined) return [mapped];
    const own = header.toLowerCase();
    return own in rules ? [own] : wordsOf(header).filter((word) => word in rules);
  });
  const found = new Map<Word, number>();
  for (const [word, { demand, fields }] of Object.entries(rules)) {
    const direct = headers.flatMap((header, index): Candidate[] =>
      header !== "" && (meanings[index] ?? []).includes(word) ? [{ index, header, score: wordScore }] : [],
    );
    const mapped = direct.filter(({ header }) => mapping?.get(header) === word);
    const exactName = direct.filter(({ header }) => header.toLowerCase() === word);
    let candidates = mapped.length > 0 ? mapped : exactName.length === 1 ? exactName : direct;
    if (candidates.length === 0 && object !== undefined && fields.length > 0) {
      const scored = headers.flatMap((header, index): Candidate[] => {
        if (header === "" || (meanings[index] ?? []).length > 0) return [];
        const score = catalogueScore(header, fields, object);
        return score === undefined ? [] : [{ index, header, score }];
      });
      const best = Math.min(...scored.map(({ score }) => score));
      candidates = scored.filter(({ score }) => score === best);
    }
    const [first, second] = candidates;
    if (second !== undefined) {
      const shown = candidates.map(({ header }) => header).join(", ");
      throw new RevError("COLUMN_TWICE", { argument: range.name, column: word, headers: shown });
    }
    if (first === undefined && demand !== "may") {
      const shown = headers.filter((header) => header !== "").join(", ");
      throw new RevError("COLUMN_MISSING", { argument: range.name, column: word, headers: shown || "–" });
    }
    found.set(word, first?.index ?? -1);
  }
  return found;
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
  const at = findColumns(range, rules, object, mapping);
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
  const headers = (range.rows[0] ?? []).map((cell) => (isBlank(cell) ? "" : tidy(String(cell))));
  return {
    name: range.name,
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
