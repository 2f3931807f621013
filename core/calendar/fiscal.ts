import { type IsoDate, monthIndex, monthStart } from "./iso-date.ts";
import type { WeekPattern } from "./retail.ts";

/**
 * A company's year: twelve months from `startMonth` (1 to 12), named by the calendar year in which it ends or starts. With `pattern` it is
 * the week-based retail year instead, whose "months" are its twelve periods; start month and label then have no effect.
 */
export interface FiscalCalendar {
  readonly startMonth: number;
  readonly label: "end_year" | "start_year";
  readonly pattern?: WeekPattern;
}

/** January to December. */
export const calendarYear: FiscalCalendar = { startMonth: 1, label: "end_year" };

export interface FiscalDate {
  readonly fiscalYear: number;
  readonly quarter: number;
  /** Month of the fiscal year, 1 to 12. */
  readonly period: number;
}

const endsNextYear = ({ startMonth, label }: FiscalCalendar): boolean => label === "end_year" && startMonth > 1;

/** Fiscal year, quarter and month of a date; a January start makes both labels agree. */
export const fiscalDate = (date: IsoDate, calendar: FiscalCalendar): FiscalDate => {
  const months = monthIndex(date) - (calendar.startMonth - 1);
  const period = (months % 12) + 1;
  return {
    fiscalYear: Math.floor(months / 12) + (endsNextYear(calendar) ? 1 : 0),
    quarter: Math.ceil(period / 3),
    period,
  };
};

/** The first day of month `period` (from 1; 13 is the next year's first) of a fiscal year. */
export const fiscalMonthStart = (fiscalYear: number, period: number, calendar: FiscalCalendar): IsoDate =>
  monthStart((fiscalYear - (endsNextYear(calendar) ? 1 : 0)) * 12 + calendar.startMonth - 1 + period - 1);
