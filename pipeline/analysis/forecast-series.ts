import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { type Period, periodsBetween } from "../../core/calendar/period.ts";
import { type ForecastResult, forecastValues } from "../../core/forecast/series/forecast-values.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";

/** Fewer finished months say nothing of a quarter. */
export const monthsNeeded = 12;
const mostMonths = 84;

export interface BookingSeries {
  /** Finished months, oldest first. */
  readonly months: readonly { readonly period: Period; readonly bookings: number }[];
  /** The quarter's months that are not over. */
  readonly ahead: readonly Period[];
  readonly result: ForecastResult;
  /** Of the whole quarter: its finished months and those ahead, never below what is won. */
  readonly total: ForecastResult["total"];
}

/** Bookings that never were negative don't become so. */
const notNegative = (row: ForecastResult["rows"][number]): ForecastResult["rows"][number] => ({
  ...row,
  forecast: Math.max(0, row.forecast),
  low80: Math.max(0, row.low80),
  high80: Math.max(0, row.high80),
  low95: Math.max(0, row.low95),
  high95: Math.max(0, row.high95),
});

/**
 * Monthly bookings from the first whole month of complete history on, forecast to the end of the quarter; a month that is not over is
 * forecast whole. Null with fewer than twelve finished months or without bookings.
 */
export const bookingSeries = async (
  { db, parameters }: AnalysisContext,
  quarter: Period,
  complete: IsoDate,
  wonSoFar: number,
): Promise<BookingSeries | null> => {
  const { asOf, fiscal } = parameters;
  const all = periodsBetween(complete, quarter.end, "month", fiscal).filter(({ start }) => start >= complete);
  const finished = all.filter(({ end }) => end <= asOf).slice(-mostMonths);
  const ahead = all.filter(({ end }) => end > asOf);
  if (finished.length < monthsNeeded || ahead.length === 0) return null;
  const list = finished.map(
    ({ label, start, end }) => `(${literal(label)}, date ${literal(start)}, date ${literal(end)})`,
  );
  const rows = await db.rows<{ label: string; bookings: string }>(`
    with months as (from (values ${list.join(", ")}) as t(label, start_on, end_on))
    select label, sum(amount) as bookings
    from int_deals
    join months on closed_on between start_on and end_on
    where outcome = 'won' and amount is not null
    group by label`);
  const byMonth = new Map(rows.map(({ label, bookings }) => [label, Number(bookings)]));
  const months = finished.map((period) => ({ period, bookings: byMonth.get(period.label) ?? 0 }));
  if (months.every(({ bookings }) => bookings === 0)) return null;
  const told = forecastValues(
    months.map(({ bookings }) => bookings),
    ahead.length,
    { period: 12 },
  );
  const result = months.some(({ bookings }) => bookings < 0) ? told : { ...told, rows: told.rows.map(notNegative) };
  const done = months
    .filter(({ period }) => period.start >= quarter.start)
    .reduce((sum, { bookings }) => sum + bookings, 0);
  const whole = (value: number) => Math.max(wonSoFar, done + value);
  const { forecast, low80, high80, low95, high95 } = result.total;
  return {
    months,
    ahead,
    result,
    total: {
      forecast: whole(forecast),
      low80: whole(low80),
      high80: whole(high80),
      low95: whole(low95),
      high95: whole(high95),
    },
  };
};
