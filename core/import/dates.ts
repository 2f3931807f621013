import { dateOf, dateOfDayNumber, type IsoDate } from "../calendar/iso-date.ts";
import { monthNamed } from "../calendar/month-words.ts";
import { isNullWord } from "./null-words.ts";
import { badDate, type Parsed } from "./parsed.ts";

/** A moment as written: its calendar day, seconds since midnight where a time stands, minutes from UTC where an offset stands. */
export interface Instant {
  readonly date: IsoDate;
  readonly seconds: number | null;
  readonly offset: number | null;
}

export type DayOrder = "day first" | "month first";

/**
 * How a column writes its dates. order: of days and months with slashes or hyphens before the year; null where no value needs it,
 * "undecided" where every value fits both orders and nothing decides. serials: bare day numbers of a spreadsheet count (XLSX only).
 */
export interface InstantFormat {
  readonly order: DayOrder | null | "undecided";
  readonly serials: boolean;
}

/** The parts of a written date before the order of day and month is known. */
export interface WrittenDate {
  /** "ymd", "dmy" (points or a month name), "two numbers and a year" (slashes or hyphens), "serial". */
  readonly kind: "ymd" | "dmy" | "either" | "serial";
  readonly year: number;
  readonly first: number;
  readonly second: number;
  readonly seconds: number | null;
  readonly offset: number | null;
  /** The pattern with `dd/mm` for either order, such as "dd/mm/yyyy hh:mm". */
  readonly pattern: string;
}

const zero = 48;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

// A cursor over one text; single-threaded, so one is enough and nothing is allocated for it.
let source = "";
let at = 0;
let digits = 0;

/** Reads up to `most` digits at the cursor; -1 where there is none. `digits` holds how many. */
const number = (most: number): number => {
  let value = 0;
  digits = 0;
  while (digits < most) {
    const code = source.charCodeAt(at);
    if (!isDigit(code)) break;
    value = value * 10 + code - zero;
    at++;
    digits++;
  }
  return digits === 0 ? -1 : value;
};

const spaces = (): number => {
  const from = at;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code !== 32 && code !== 0xa0 && code !== 0x202f) break;
  }
  return at - from;
};

const letters = (): string => {
  const from = at;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code >= 0xc0;
    if (!letter) break;
  }
  return source.slice(from, at);
};

const century = (year: number): number => (year <= 68 ? 2000 + year : 1900 + year);

/** A year of two or four digits; -1 for anything else. */
const year = (): number => {
  const value = number(5);
  if (digits === 4) return value >= 1000 ? value : -1;
  return digits === 2 ? century(value) : -1;
};

let time: { seconds: number | null; offset: number | null; pattern: string } | undefined;

/** am/pm marks, with or without points, and the Turkish ones: hours to add, or -1. */
const halfDay = (): { afternoon: boolean } | undefined => {
  const rest = source
    .slice(at)
    .toLowerCase()
    .replace(/[.\s\u00a0\u202f]/g, "");
  const mark = rest.slice(0, 2);
  if (mark === "am" || mark === "öö") return { afternoon: false };
  return mark === "pm" || mark === "ös" ? { afternoon: true } : undefined;
};

/** Moves the cursor behind an am/pm mark. */
const skipHalfDay = (): void => {
  for (let count = 0; at < source.length && count < 2; at++) {
    const code = source.charCodeAt(at);
    if (code !== 46 && code !== 32 && code !== 0xa0 && code !== 0x202f) count++;
  }
  if (source.charCodeAt(at) === 46) at++;
};

const zone = (): number | null | undefined => {
  const here = source[at];
  if (here === "Z" || here === "z") {
    at++;
    return 0;
  }
  if (source.startsWith("UTC", at) || source.startsWith("GMT", at)) {
    at += 3;
    if (at === source.length) return 0;
  }
  const sign = source[at];
  if (sign !== "+" && sign !== "-" && sign !== "\u2212") return at === source.length ? null : undefined;
  at++;
  const hours = number(2);
  if (digits === 0 || hours > 14) return undefined;
  if (source[at] === ":") at++;
  const minutes = at === source.length ? 0 : number(2);
  if (minutes > 59 || minutes < 0) return undefined;
  const offset = hours * 60 + minutes;
  return sign === "+" ? offset : -offset;
};

/** What follows the date: nothing, or a time with an optional zone up to the end of the text. */
const readTime = (): boolean => {
  time = { seconds: null, offset: null, pattern: "" };
  if (at === source.length) return true;
  let separator = " ";
  if (source[at] === "T" || source[at] === "t") {
    separator = "T";
    at++;
  } else {
    if (source[at] === ",") at++;
    if (spaces() === 0) return false;
    if (at === source.length) return false;
  }
  let hours = number(2);
  if (hours < 0 || source[at] !== ":") return false;
  at++;
  const minutes = number(2);
  if (digits !== 2 || minutes > 59) return false;
  let seconds = 0;
  let pattern = "hh:mm";
  if (source[at] === ":") {
    at++;
    seconds = number(2);
    if (digits !== 2 || seconds > 59) return false;
    pattern = "hh:mm:ss";
    if (source[at] === "." || source[at] === ",") {
      at++;
      if (number(9) < 0) return false;
    }
  }
  const gap = spaces();
  const half = at < source.length ? halfDay() : undefined;
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return false;
    skipHalfDay();
    spaces();
    hours = (hours % 12) + (half.afternoon ? 12 : 0);
    pattern += " am/pm";
  }
  if (hours > 23) return false;
  const offset = zone();
  if (offset === undefined || at !== source.length || (gap > 0 && half === undefined && offset === null)) return false;
  if (offset !== null) pattern += offset === 0 ? "Z" : "+zz";
  time = { seconds: hours * 3600 + minutes * 60 + seconds, offset, pattern: separator + pattern };
  return true;
};

const written = (kind: WrittenDate["kind"], y: number, first: number, second: number, date: string) => {
  if (y < 0 || !readTime() || time === undefined) return undefined;
  return { kind, year: y, first, second, seconds: time.seconds, offset: time.offset, pattern: date + time.pattern };
};

/** "1 Mar 2025", "1. März 2025", "1-Mar-25", "15 Apr, 2021", "1 de março de 2025": the cursor stands behind the day. */
const namedMonth = (day: number): WrittenDate | undefined => {
  if (source[at] === "." || source[at] === "-" || source[at] === "/") at++;
  spaces();
  let word = letters();
  if (word.toLowerCase() === "de") {
    spaces();
    word = letters();
  }
  const month = word === "" ? undefined : monthNamed(word);
  if (month === undefined) return undefined;
  if (source[at] === ".") at++;
  if (source[at] === "," || source[at] === "-" || source[at] === "/") at++;
  spaces();
  if (source.startsWith("de ", at)) at += 3;
  return written("dmy", year(), day, month, "d mmm yyyy");
};

/** "Mar 1, 2025": the cursor stands at a letter. */
const monthFirstName = (): WrittenDate | undefined => {
  const month = monthNamed(letters());
  if (month === undefined) return undefined;
  if (source[at] === ".") at++;
  spaces();
  const day = number(2);
  if (digits === 0) return undefined;
  if (source[at] === ",") at++;
  if (spaces() === 0) return undefined;
  return written("dmy", year(), day, month, "mmm d, yyyy");
};

const yearFirst = (value: number): WrittenDate | undefined => {
  const separator = source[at];
  at++;
  const month = number(2);
  if (digits === 0 || source[at] !== separator) return undefined;
  at++;
  const day = number(2);
  if (digits === 0 || value < 1000) return undefined;
  return written("ymd", value, month, day, `yyyy${separator}mm${separator}dd`);
};

const dayAndMonth = (first: number): WrittenDate | undefined => {
  const separator = source[at] as string;
  at++;
  const second = number(2);
  if (digits === 0 || source[at] !== separator) return undefined;
  at++;
  const from = at;
  const y = year();
  const width = at - from === 2 ? "yy" : "yyyy";
  return written(separator === "." ? "dmy" : "either", y, first, second, `dd${separator}mm${separator}${width}`);
};

const longestDate = 60;

/** Reads a text as a date in any accepted way of writing; undefined where it is none. Whether the day exists is not looked at. */
export const readDate = (text: string): WrittenDate | undefined => {
  source = text.trim();
  if (source.length < 5 || source.length > longestDate) return undefined;
  at = 0;
  if (!isDigit(source.charCodeAt(0))) return monthFirstName();
  const first = number(9);
  const width = digits;
  const separator = source[at];
  if (width === 4 && (separator === "-" || separator === "/" || separator === ".")) return yearFirst(first);
  if (width === 8)
    return written("ymd", Math.floor(first / 10000), Math.floor(first / 100) % 100, first % 100, "yyyymmdd");
  if (width > 2) return width === 5 ? serial(text) : undefined;
  const numeric = isDigit(source.charCodeAt(at + 1));
  if (numeric && (separator === "." || separator === "/" || separator === "-")) return dayAndMonth(first);
  return namedMonth(first);
};

const secondsOfDay = 86400;

/** A spreadsheet's day number with a fraction of a day, five digits: 1927 to 2173. */
const serial = (text: string): WrittenDate | undefined => {
  if (!/^\d{5}(\.\d{1,15})?$/.test(text.trim())) return undefined;
  const days = Number(text);
  const whole = Math.floor(days);
  const seconds = Math.round((days - whole) * secondsOfDay);
  const carried = seconds === secondsOfDay ? 1 : 0;
  return {
    kind: "serial",
    year: whole + carried,
    first: 0,
    second: 0,
    seconds: text.includes(".") ? seconds % secondsOfDay : null,
    offset: null,
    pattern: "serial",
  };
};

// Day 0 of the 1900 date system, with its phantom 29 February 1900, is 1899-12-30: 25569 days before 1970-01-01.
const serialEpoch = 25569;

/** The calendar day of written parts in an order; undefined where the calendar has none. */
export const dateIn = (parts: WrittenDate, order: DayOrder): IsoDate | undefined => {
  if (parts.kind === "ymd") return dateOf(parts.year, parts.first, parts.second);
  if (parts.kind === "serial") return dateOfDayNumber(parts.year - serialEpoch);
  const dayFirst = parts.kind === "dmy" || order === "day first";
  return dayFirst ? dateOf(parts.year, parts.second, parts.first) : dateOf(parts.year, parts.first, parts.second);
};

/**
 * A cell of a date column: null for a null word, the instant, bad_date for anything that is not a real calendar day, undecided where day
 * and month could be swapped and the column doesn't say. The day is the one written: an offset never moves it.
 */
export const parseInstant = (text: string, format: InstantFormat): Parsed<Instant> => {
  if (isNullWord(text)) return null;
  const parts = readDate(text);
  if (parts === undefined || (parts.kind === "serial" && !format.serials)) return badDate;
  if (parts.kind === "either" && format.order === "undecided") {
    const dayFirst = dateIn(parts, "day first");
    const monthFirst = dateIn(parts, "month first");
    if (dayFirst === undefined && monthFirst === undefined) return badDate;
    if (dayFirst !== monthFirst) {
      return { undecided: true, dayFirst: dayFirst ?? null, monthFirst: monthFirst ?? null };
    }
  }
  if (parts.kind === "either" && format.order === null) {
    // No value seen so far needed an order: a day above 12 shows its own, anything else is not guessed.
    const [dayFirst, monthFirst] = [dateIn(parts, "day first"), dateIn(parts, "month first")];
    const only =
      dayFirst === undefined || dayFirst === monthFirst ? monthFirst : monthFirst === undefined ? dayFirst : undefined;
    return only === undefined ? badDate : { date: only, seconds: parts.seconds, offset: parts.offset };
  }
  const date = dateIn(parts, format.order === "month first" ? "month first" : "day first");
  return date === undefined ? badDate : { date, seconds: parts.seconds, offset: parts.offset };
};
