import { RevError } from "../errors/error.ts";

declare const brand: unique symbol;

/** A calendar day as text `yyyy-mm-dd`, proleptic Gregorian, years 0001 to 9999. Comparing the texts compares the days. */
export type IsoDate = string & { readonly [brand]: "IsoDate" };

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month; month counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] as number);

const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** The date of year, month (1 to 12) and day, or undefined where the calendar has none. */
export const dateOf = (year: number, month: number, day: number): IsoDate | undefined =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? (`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate)
    : undefined;

/** The one door from text to IsoDate: exactly `yyyy-mm-dd`, a real day, else NOT_A_DATE. `place` names the value in the error. */
export const isoDate = (text: string, place = "date"): IsoDate => {
  const match = pattern.exec(text);
  const date = match === null ? undefined : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  if (date === undefined) throw new RevError("NOT_A_DATE", { value: text, place });
  return date;
};

export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
export const monthOf = (date: IsoDate): number => Number(date.slice(5, 7));
export const dayOf = (date: IsoDate): number => Number(date.slice(8, 10));

/** Days since 1970-01-01. */
export const dayNumber = (date: IsoDate): number => {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
};

/** The date of a day number (days since 1970-01-01). */
export const dateOfDayNumber = (days: number): IsoDate => {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
};

export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDayNumber(dayNumber(date) + days);

/** Whole days from a to b; negative when b is earlier. */
export const daysBetween = (a: IsoDate, b: IsoDate): number => dayNumber(b) - dayNumber(a);

/** Months since year 0, so that differences are whole calendar months. */
export const monthIndex = (date: IsoDate): number => yearOf(date) * 12 + monthOf(date) - 1;

/** The first day of a month index. */
export const monthStart = (index: number): IsoDate =>
  `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}-01` as IsoDate;

/** The last day of a month index. */
export const monthEnd = (index: number): IsoDate => addDays(monthStart(index + 1), -1);

/** The same day `months` later, or the last day of a shorter month: 31 January plus one month is 28 or 29 February. */
export const addMonths = (date: IsoDate, months: number): IsoDate => {
  const index = monthIndex(date) + months;
  const year = Math.floor(index / 12);
  const month = (((index % 12) + 12) % 12) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(dayOf(date), daysInMonth(year, month)), 2)}` as IsoDate;
};
