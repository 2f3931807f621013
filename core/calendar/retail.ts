import { dateOf, dateOfDayNumber, dayNumber, type IsoDate, yearOf } from "./iso-date.ts";

/** Weeks of the three periods of each quarter of 13 weeks. */
export type WeekPattern = "4-4-5" | "4-5-4" | "5-4-4";

export interface RetailDate {
  /** The year in which the retail year starts. */
  readonly year: number;
  readonly quarter: number;
  readonly period: number;
  readonly week: number;
  readonly weeksInYear: number;
  readonly yearStart: IsoDate;
}

const january31 = (year: number): number => dayNumber(dateOf(year, 1, 31) as IsoDate);

/** First day (a Sunday) of a retail year as a day number: the day after the Saturday nearest 31 January. */
const yearStartDay = (year: number): number => {
  const day = january31(year);
  const weekday = (((day + 4) % 7) + 7) % 7;
  return day + ((9 - weekday) % 7) - 3 + 1;
};

/** The first day of retail year `year`, named by the calendar year in which it starts. */
export const retailYearStart = (year: number): IsoDate => dateOfDayNumber(yearStartDay(year));

/** 52 or 53 weeks. */
export const weeksInRetailYear = (year: number): number => (yearStartDay(year + 1) - yearStartDay(year)) / 7;

const weeksOf = (pattern: WeekPattern): readonly number[] => pattern.split("-").map(Number);

/** The first week (from 1) of a period (1 to 12). */
const firstWeek = (pattern: WeekPattern, period: number): number => {
  const inQuarter = (period - 1) % 3;
  const before = weeksOf(pattern)
    .slice(0, inQuarter)
    .reduce((sum, weeks) => sum + weeks, 0);
  return Math.floor((period - 1) / 3) * 13 + before + 1;
};

/** First and last day of a period (1 to 12) of a retail year; a 53rd week belongs to period 12. */
export const retailPeriod = (year: number, period: number, pattern: WeekPattern): { start: IsoDate; end: IsoDate } => {
  const first = yearStartDay(year);
  const next = period === 12 ? yearStartDay(year + 1) : first + (firstWeek(pattern, period + 1) - 1) * 7;
  return { start: dateOfDayNumber(first + (firstWeek(pattern, period) - 1) * 7), end: dateOfDayNumber(next - 1) };
};

/**
 * Where a date stands in the week-based retail year, which ends on the Saturday nearest 31 January and is named by the year it starts.
 * Quarters have 13 weeks divided by the pattern; a 53rd week belongs to period 12. Source: National Retail Federation 4-5-4 calendar.
 */
export const retailDate = (date: IsoDate, pattern: WeekPattern): RetailDate => {
  const day = dayNumber(date);
  const calendarYear = yearOf(date);
  const year = day < yearStartDay(calendarYear) ? calendarYear - 1 : calendarYear;
  const week = Math.floor((day - yearStartDay(year)) / 7) + 1;
  let period = 12;
  while (period > 1 && week < firstWeek(pattern, period)) period--;
  return {
    year,
    quarter: Math.ceil(period / 3),
    period,
    week,
    weeksInYear: weeksInRetailYear(year),
    yearStart: retailYearStart(year),
  };
};
