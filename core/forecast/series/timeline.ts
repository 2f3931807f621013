import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  dayOf,
  type IsoDate,
  monthEnd,
  monthIndex,
} from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";

export type TimeUnit = "day" | "week" | "month" | "quarter" | "year";

/** Days of a step: its range, its mean, and how many steps make a year's (for days a week's) season. */
const units: readonly {
  readonly unit: TimeUnit;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly season: number;
}[] = [
  { unit: "day", least: 1, most: 1, mean: 1, season: 7 },
  { unit: "week", least: 7, most: 7, mean: 7, season: 52 },
  { unit: "month", least: 28, most: 35, mean: 30.4369, season: 12 },
  { unit: "quarter", least: 84, most: 98, mean: 91.3106, season: 4 },
  { unit: "year", least: 357, most: 371, mean: 365.2425, season: 1 },
];

export interface Timeline {
  readonly unit: TimeUnit;
  /** Periods that make a season. */
  readonly season: number;
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** Row numbers (from 0) by period, oldest first; an empty list is a missing period. */
  readonly rows: readonly (readonly number[])[];
  readonly missing: number;
  readonly duplicates: number;
  readonly outOfOrder: boolean;
  /** Dates are the last days of their months, quarters or years. */
  readonly datedAtEnd: boolean;
  /** Date of the period `steps` after the last. */
  dateAfter(steps: number): IsoDate;
}

const isMonthEnd = (date: IsoDate) => monthEnd(monthIndex(date)) === date;

/** Working weeks have gaps of three days at the weekend: they are read as a daily timeline of five days. */
const fiveDays = { unit: "day", season: 5 } as const;

const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;
const isWorkingWeek = (days: readonly number[]) => days.length >= 10 && days.every((day) => weekday(day) < 5);
const spanOf = (days: readonly number[]) => (days[days.length - 1] as number) - (days[0] as number);
const workingIndex = (day: number) => Math.floor((day + 3) / 7) * 5 + weekday(day);

const continuation = (unit: TimeUnit, dates: readonly IsoDate[]): ((steps: number) => IsoDate) => {
  const last = dates[dates.length - 1] as IsoDate;
  const months = unit === "month" ? 1 : unit === "quarter" ? 3 : unit === "year" ? 12 : 0;
  if (months === 0) return (steps) => addDays(last, steps * (unit === "week" ? 7 : 1));
  if (dates.every(isMonthEnd)) return (steps) => monthEnd(monthIndex(last) + months * steps);
  const latest = dates.reduce((most, date) => Math.max(most, dayOf(date)), 0);
  const calendar = dates.every((date) => dayOf(date) === latest || (isMonthEnd(date) && dayOf(date) < latest));
  if (calendar) {
    const anchor = dates.find((date) => dayOf(date) === latest) ?? last;
    const offset = monthIndex(last) - monthIndex(anchor);
    return (steps) => addMonths(anchor, offset + months * steps);
  }
  // Periods of whole weeks repeat the steps of a year ago.
  const cycle = 12 / months;
  return (steps) => {
    const years = Math.ceil(steps / cycle);
    const before = dates[dates.length - 1 - cycle + steps - (years - 1) * cycle];
    return before === undefined ? addMonths(last, months * steps) : addDays(before, 364 * years);
  };
};

/**
 * Reads the dates beside values: order, step (day, working day, week, month, quarter or year; calendar months, month ends and fiscal
 * months of four or five weeks), missing and repeated periods. Rows may be in any order. No constant step, or a single date:
 * TIMELINE_UNEVEN naming the first date that does not fit.
 */
export const readTimeline = (dates: readonly IsoDate[]): Timeline => {
  const order = dates
    .map((date, row) => ({ day: dayNumber(date), row }))
    .sort((a, b) => a.day - b.day || a.row - b.row);
  const days = [...new Set(order.map(({ day }) => day))];
  const gaps = days.slice(1).map((day, i) => day - (days[i] as number));
  if (gaps.length === 0) throw new RevError("TIMELINE_UNEVEN", { place: dates[0] ?? "-" });
  const smallest = Math.min(...gaps);
  const working = smallest === 1 && isWorkingWeek(days) && spanOf(days) >= 14;
  const step = units.find(({ least, most }) => smallest >= least && smallest <= most);
  const index: number[] = [0];
  for (let i = 1; i < days.length; i++) {
    const gap = days[i] as number;
    const before = days[i - 1] as number;
    const steps = working
      ? workingIndex(gap) - workingIndex(before)
      : step === undefined
        ? 0
        : Math.max(1, Math.round((gap - before) / step.mean));
    const fits =
      working || (step !== undefined && gap - before >= step.least * steps && gap - before <= step.most * steps);
    if (!fits) throw new RevError("TIMELINE_UNEVEN", { place: dateOfDayNumber(gap) });
    index.push((index[i - 1] as number) + steps);
  }
  const periods = (index[index.length - 1] as number) + 1;
  const rows: number[][] = Array.from({ length: periods }, () => []);
  const indexOfDay = new Map(days.map((day, i) => [day, index[i] as number]));
  for (const { day, row } of order) (rows[indexOfDay.get(day) as number] as number[]).push(row);
  const ordered = days.map(dateOfDayNumber);
  const { unit, season } = working ? fiveDays : (step as (typeof units)[number]);
  const last = ordered[ordered.length - 1] as IsoDate;
  const afterWorking = (steps: number): IsoDate => {
    const at = workingIndex(dayNumber(last)) + steps;
    return dateOfDayNumber(Math.floor(at / 5) * 7 + (((at % 5) + 5) % 5) - 3);
  };
  return {
    unit,
    season,
    first: ordered[0] as IsoDate,
    last,
    rows,
    missing: rows.filter((own) => own.length === 0).length,
    duplicates: dates.length - days.length,
    outOfOrder: dates.some((date, i) => i > 0 && date < (dates[i - 1] as IsoDate)),
    datedAtEnd: unit !== "day" && unit !== "week" && ordered.every(isMonthEnd),
    dateAfter: working ? afterWorking : continuation(unit, ordered),
  };
};

/** Weekdays from Monday to Friday in the calendar month of a date. */
export const tradingDays = (date: IsoDate): number => {
  const month = monthIndex(date);
  const last = dayNumber(monthEnd(month));
  let count = 0;
  for (let day = last - dayOf(monthEnd(month)) + 1; day <= last; day++) if (weekday(day) < 5) count++;
  return count;
};
