import { RevError } from "../core/errors/error.ts";
import type { ObjectKind } from "../core/import/fields.ts";
import { type CellKind, Cursor, isBlank, type Range } from "./cells.ts";
import type { Host } from "./host.ts";
import { type ColumnRules, type Mapping, type RowOf, readTable, type Table } from "./table.ts";

/** What reading an argument may need beside its range. */
export interface ReadingContext {
  readonly host: Host;
  readonly mapping: Mapping | undefined;
}

/** One parameter of a function: how its range becomes a value, and what stands for it where it is not given. */
export interface Parameter<T> {
  readonly shape: "cell" | "column" | "table" | "range";
  /** What a cell is, in words for the reference. */
  readonly kind?: string;
  /** The columns of a table. */
  readonly columns?: ColumnRules;
  readonly optional: boolean;
  /** Fields of the import catalogue by which a table's columns may also be called. */
  readonly object?: ObjectKind | undefined;
  read(range: Range, context: ReadingContext): T;
  /** The value of an optional parameter that is not given. */
  readonly absent?: T;
}

/** A column of cells, blank ones null. `across`: it was a row. */
export interface Column<T> {
  readonly name: string;
  readonly values: readonly (T | null)[];
  readonly isCell: boolean;
  readonly across: boolean;
}

const readCell = <T>(kind: CellKind<T>, range: Range, context: ReadingContext): T => {
  const only = range.rows[0]?.[0];
  if (range.rows.length > 1 || range.width > 1) {
    const columns = range.width;
    throw new RevError("ARGUMENT_NOT_ONE_CELL", { argument: range.name, rows: range.rows.length, columns });
  }
  return kind.read(only, new Cursor({ name: range.name, isCell: true }, context.host));
};

/** One cell that must be given. */
export const cell = <T>(kind: CellKind<T>): Parameter<T> => ({
  shape: "cell",
  kind: kind.name,
  optional: false,
  read: (range, context) => readCell(kind, range, context),
});

/** The same parameter, but it may be left out. */
const leftOut = <T>(parameter: Parameter<T>): Parameter<T | undefined> => ({
  ...parameter,
  optional: true,
  absent: undefined,
});

/** One cell that may be left out. */
export const maybe = <T>(kind: CellKind<T>): Parameter<T | undefined> => leftOut(cell(kind));

const readColumn = <T>(kind: CellKind<T>, range: Range, context: ReadingContext): Column<T> => {
  const across = range.rows.length === 1 && range.width > 1;
  if (!across && range.width > 1) {
    throw new RevError("ARGUMENT_NOT_ONE_COLUMN", { argument: range.name, columns: range.width });
  }
  const cursor = new Cursor(range, context.host);
  const cells = across ? (range.rows[0] as readonly unknown[]) : range.rows.map((row) => row[0]);
  let filled = cells.length;
  while (filled > 0 && isBlank(cells[filled - 1])) filled--;
  const values: (T | null)[] = [];
  for (let i = 0; i < filled; i++) {
    cursor.row = across ? 0 : i;
    cursor.column = across ? i : 0;
    values.push(isBlank(cells[i]) ? null : kind.read(cells[i], cursor));
  }
  return { name: range.name, values, isCell: range.isCell, across };
};

/** One column (or row) of cells, or a single cell; blank cells stay blank, a blank tail is dropped. */
export const column = <T>(kind: CellKind<T>): Parameter<Column<T>> => ({
  shape: "column",
  kind: kind.name,
  optional: false,
  read: (range, context) => readColumn(kind, range, context),
});

/** A column that may be left out. */
export const maybeColumn = <T>(kind: CellKind<T>): Parameter<Column<T> | undefined> => leftOut(column(kind));

/** A table with a header row. `object` lets its columns also be called as in a CRM's export. */
export const table = <C extends ColumnRules>(columns: C, object?: ObjectKind): Parameter<Table<RowOf<C>>> => ({
  shape: "table",
  columns,
  optional: false,
  object,
  read: (range, { host, mapping }) => readTable(range, columns, object, host, mapping),
});

/** A table that may be left out. */
export const maybeTable = <C extends ColumnRules>(
  columns: C,
  object?: ObjectKind,
): Parameter<Table<RowOf<C>> | undefined> => leftOut(table(columns, object));

/** A whole range as it stands. */
export const cells: Parameter<Range> = { shape: "range", kind: "range", optional: false, read: (range) => range };

export const maybeCells = leftOut(cells);

/** Every filled value of a column; blanks in between are left out. */
export const filled = <T>({ values }: Column<T>): T[] => values.filter((value): value is T => value !== null);

/** Every value of a column without gaps; a blank between filled cells is refused with VALUE_BLANK. */
export const whole = <T>({ name, values, across }: Column<T>): T[] =>
  values.map((value, i) => {
    if (value === null) {
      throw new RevError("VALUE_BLANK", { place: across ? `${name}!R1C${i + 1}` : `${name}!R${i + 1}C1` });
    }
    return value;
  });
