import { dateOfDayNumber, type IsoDate, isoDate } from "../core/calendar/iso-date.ts";
import { RevError } from "../core/errors/error.ts";
import { parseBoolean } from "../core/import/booleans.ts";
import { fold, tidy } from "../core/locale/fold.ts";
import { abs, compare, type Exact, exact, one, toText } from "../core/money/exact.ts";
import type { Host } from "./host.ts";
import { dayIn } from "./zone.ts";

/** One argument as rows of cells, whatever the spreadsheet handed over: a bare value is one cell. */
export interface Range {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly width: number;
  /** A bare value or a one-cell reference, which can't be told apart. */
  readonly isCell: boolean;
}

const tag = (value: unknown): string => Object.prototype.toString.call(value);

/** Dates of another context are no `instanceof Date`. */
export const isDate = (value: unknown): value is Date => tag(value) === "[object Date]";

/** Empty cells arrive as '', skipped arguments as '', null or undefined; text of spaces looks empty too. */
export const isBlank = (value: unknown): boolean =>
  value === "" || value === null || value === undefined || (typeof value === "string" && tidy(value) === "");

/** The argument as a range: an array of rows, a flat array as one column, anything else as one cell. Rows may differ in length. */
export const rangeOf = (value: unknown, name: string): Range => {
  if (!Array.isArray(value)) return { name, rows: [[value]], width: 1, isCell: true };
  const rows = value.map((row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]));
  let width = 0;
  for (const row of rows) width = Math.max(width, row.length);
  return { name, rows, width, isCell: false };
};

const errorTexts = new Set(
  "#N/A #REF! #DIV/0! #VALUE! #NAME? #NUM! #NULL! #ERROR! #SPILL! #CALC! #CYCLE! Loading...".split(" "),
);

/** Where a cell stands, and the zone its dates are meant in; one object a range, moved from cell to cell. */
export class Cursor {
  readonly name: string;
  readonly host: Host;
  private readonly isCell: boolean;
  /** Places in the range, from 0. */
  row = 0;
  column = 0;

  constructor({ name, isCell }: Pick<Range, "name" | "isCell">, host: Host) {
    this.name = name;
    this.isCell = isCell;
    this.host = host;
  }

  /** The place for an error, put into words by `sayPlace` in the reader's language. */
  place(): string {
    return this.isCell ? this.name : `${this.name}!R${this.row + 1}C${this.column + 1}`;
  }

  /** A cell as an error shows it: short, dates as days. */
  shown(value: unknown): string {
    const text = isDate(value)
      ? (dayIn(Number(value), this.host.zone()) ?? "?")
      : typeof value === "boolean"
        ? String(value).toUpperCase()
        : typeof value === "object" || typeof value === "function"
          ? tag(value)
          : String(value);
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }
}

/** How one filled cell becomes a value. `numeric`: a text in options such as "5%" is read as the number first. */
export interface CellKind<T> {
  readonly name: string;
  readonly numeric: boolean;
  read(value: unknown, cursor: Cursor): T;
}

const refuseErrors = (value: unknown, cursor: Cursor): void => {
  if (typeof value === "string" && errorTexts.has(value)) {
    throw new RevError("CELL_ERROR", { value, place: cursor.place() });
  }
};

const numberIn = (value: unknown, cursor: Cursor): number | bigint => {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "bigint") return value;
  refuseErrors(value, cursor);
  const parameters = { value: cursor.shown(value), place: cursor.place() };
  if (isDate(value)) throw new RevError("DATE_AS_NUMBER", parameters);
  if (typeof value === "string") throw new RevError("NUMBER_IS_TEXT", parameters);
  throw new RevError("NOT_A_NUMBER", parameters);
};

/** Money, counts with decimals, shares: exact, by the shortest decimal form of the cell's double. */
export const number: CellKind<Exact> = {
  name: "number",
  numeric: true,
  read: (value, cursor) => exact(numberIn(value, cursor)),
};

/** A fraction from -1 to 1; 15 is refused where 0.15 or 15% is meant. */
export const rate: CellKind<Exact> = {
  name: "rate",
  numeric: true,
  read: (value, cursor) => {
    const read = exact(numberIn(value, cursor));
    if (compare(abs(read), one) > 0) throw new RevError("RATE_RANGE", { value: toText(read), place: cursor.place() });
    return read;
  },
};

/** A double, for statistics only. */
export const double: CellKind<number> = {
  name: "number",
  numeric: true,
  read: (value, cursor) => Number(numberIn(value, cursor)),
};

/** A whole number within limits. */
export const count = (least = 0, most = 1_000_000): CellKind<number> => ({
  name: "whole number",
  numeric: true,
  read: (value, cursor) => {
    const read = Number(numberIn(value, cursor));
    if (!Number.isInteger(read) || read < least || read > most) {
      throw new RevError("COUNT_INVALID", { value: String(read), least, most, place: cursor.place() });
    }
    return read;
  },
});

/** How many there are of something. */
export const counts = count(0, 100_000_000);
/** Decimals of a result. */
export const digits = count(0, 8);
/** A span of up to a hundred years. */
export const days = count(0, 36_600);

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
// Day numbers of a spreadsheet count from 1899-12-30; 1950 to 2099 keeps a year or an amount from passing as a day.
const serialOf1970 = 25_569;
const [leastSerial, mostSerial] = [18_264, 73_050];

const writtenDay = (text: string, cursor: Cursor): IsoDate | undefined => {
  const match = written.exec(text);
  if (match === null) return undefined;
  const date = isoDate(match[1] as string, cursor.place());
  return match[2] === undefined ? date : dayIn(Date.parse(text.replace(" ", "T")), cursor.host.zone());
};

/** A calendar day: a date cell in the spreadsheet's zone, text as year-month-day, or a day number that stands for one. */
export const date: CellKind<IsoDate> = {
  name: "date",
  numeric: true,
  read: (value, cursor) => {
    refuseErrors(value, cursor);
    const found = isDate(value)
      ? dayIn(Number(value), cursor.host.zone())
      : typeof value === "string"
        ? writtenDay(tidy(value), cursor)
        : typeof value === "number" && value >= leastSerial && value < mostSerial
          ? dateOfDayNumber(Math.floor(value) - serialOf1970)
          : undefined;
    if (found === undefined) {
      throw new RevError("NOT_A_DATE", { value: cursor.shown(value), place: cursor.place() });
    }
    return found;
  },
};

/** A name or an id; numbers as plain decimals, dates as year-month-day. */
export const text: CellKind<string> = {
  name: "text",
  numeric: false,
  read: (value, cursor) => {
    refuseErrors(value, cursor);
    if (typeof value === "string") return tidy(value);
    if (typeof value === "number" && Number.isFinite(value)) return toText(exact(value));
    return cursor.shown(value);
  },
};

/** TRUE or FALSE, or a word for it in one of the six languages. */
export const flag: CellKind<boolean> = {
  name: "yes or no",
  numeric: false,
  read: (value, cursor) => {
    if (typeof value === "boolean") return value;
    refuseErrors(value, cursor);
    const parsed = parseBoolean(cursor.shown(value));
    if (typeof parsed !== "boolean") {
      throw new RevError("NOT_A_FLAG", { value: cursor.shown(value), place: cursor.place() });
    }
    return parsed;
  },
};

/** One of several words; case, spaces and hyphens do not matter. */
export const choice = <const T extends string>(...values: readonly T[]): CellKind<T> => ({
  name: values.join(" | "),
  numeric: false,
  read: (value, cursor) => {
    refuseErrors(value, cursor);
    const word = fold(cursor.shown(value)).replace(/[\s-]+/g, "_");
    const found = values.find((one) => one === word || one.replace(/-/g, "_") === word);
    if (found === undefined) {
      const choices = values.join(", ");
      throw new RevError("CHOICE_UNKNOWN", { value: cursor.shown(value), place: cursor.place(), choices });
    }
    return found;
  },
});

/** Words between commas, as in by=region, team. */
export const list: CellKind<readonly string[]> = {
  name: "list",
  numeric: false,
  read: (value, cursor) =>
    text
      .read(value, cursor)
      .split(",")
      .map(tidy)
      .filter((word) => word !== ""),
};
