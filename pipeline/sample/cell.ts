import { dateOfDayNumber, dayNumber, monthEnd, monthIndex } from "../../core/calendar/iso-date.ts";
import type { Cents, DayNumber, Minute } from "../../core/sample/model.ts";
import type { Dialect } from "./dialect.ts";

/** A value before a dialect writes it; null is an empty cell. */
export type SampleCell =
  | null
  | string
  | { readonly kind: "amount"; readonly cents: Cents }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "day"; readonly day: DayNumber }
  | { readonly kind: "moment"; readonly at: Minute }
  | { readonly kind: "flag"; readonly value: boolean };

export const amountCell = (cents: Cents | null): SampleCell => (cents === null ? null : { kind: "amount", cents });
export const numberCell = (value: number | null): SampleCell => (value === null ? null : { kind: "number", value });
export const dayCell = (day: DayNumber | null): SampleCell => (day === null ? null : { kind: "day", day });
export const momentCell = (at: Minute | null): SampleCell => (at === null ? null : { kind: "moment", at });
export const flagCell = (value: boolean): SampleCell => ({ kind: "flag", value });

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);

/** A date by its pattern; day and month need not exist. */
export const writeDate = (pattern: string, year: number, month: number, day: number): string =>
  pattern.replace(/[dmyDM]/g, (letter) =>
    letter === "y"
      ? `${year}`
      : letter === "d"
        ? two(day)
        : letter === "m"
          ? two(month)
          : `${letter === "D" ? day : month}`,
  );

const writtenDays = new Map<string, string>();
const writeDay = (pattern: string, day: DayNumber): string => {
  const key = `${pattern}${day}`;
  const known = writtenDays.get(key);
  if (known !== undefined) return known;
  const iso = dateOfDayNumber(day);
  const text = writeDate(pattern, Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
  writtenDays.set(key, text);
  return text;
};

const grouped = (digits: string, mark: string): string =>
  mark === "" ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);

/** Cents with two decimals. */
export const writeAmount = (cents: Cents, decimal: string, group: string): string => {
  const whole = Math.floor(Math.abs(cents) / 100);
  return `${cents < 0 ? "-" : ""}${grouped(`${whole}`, group)}${decimal}${two(Math.abs(cents) % 100)}`;
};

const lastSunday = (year: number, month: number): DayNumber => {
  const last = dayNumber(monthEnd(year * 12 + month - 1));
  return last - ((last + 4) % 7);
};

/** Central European time to UTC: one hour, in summer two, changing at 01:00 UTC on the last Sundays of March and October. */
export const toUtc = (at: Minute): Minute => {
  const year = Math.floor(monthIndex(dateOfDayNumber(Math.floor(at / 1440))) / 12);
  const summer = at >= lastSunday(year, 3) * 1440 + 180 && at < lastSunday(year, 10) * 1440 + 180;
  return at - (summer ? 120 : 60);
};

const writeMoment = (dialect: Dialect, at: Minute): string => {
  const moment = dialect.time === "utc" ? toUtc(at) : at;
  const date = writeDay(dialect.date, Math.floor(moment / 1440));
  const hour = Math.floor((moment % 1440) / 60);
  const minute = two(moment % 60);
  switch (dialect.time) {
    case "utc":
      return `${date}T${two(hour)}:${minute}:00.000Z`;
    case "seconds":
      return `${date} ${two(hour)}:${minute}:00`;
    case "minutes":
      return `${date} ${two(hour)}:${minute}`;
    case "minutes12":
      return `${date} ${((hour + 11) % 12) + 1}:${minute} ${hour < 12 ? "AM" : "PM"}`;
  }
};

/** The cell as text in the dialect, not quoted. */
export const writeCell = (dialect: Dialect, cell: SampleCell): string => {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  switch (cell.kind) {
    case "amount":
      return writeAmount(cell.cents, dialect.decimal, dialect.group);
    case "number":
      return String(cell.value).replace(".", dialect.decimal);
    case "day":
      return writeDay(dialect.date, cell.day);
    case "moment":
      return writeMoment(dialect, cell.at);
    case "flag":
      return dialect.flags[cell.value ? 0 : 1];
  }
};
