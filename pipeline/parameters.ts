import type { FiscalCalendar } from "../core/calendar/fiscal.ts";
import { addMonths, type IsoDate } from "../core/calendar/iso-date.ts";
import { type Period, periodsBetween, previousPeriod, samePeriodLastYear } from "../core/calendar/period.ts";
import type { Language } from "../core/locale/language.ts";
import { type Database, literal } from "./duckdb.ts";

/** What a run is asked: dates are inputs, nothing reads the clock. */
export interface RunParameters {
  readonly asOf: IsoDate;
  /** The closed quarter the pack is about. */
  readonly period: Period;
  readonly fiscal: FiscalCalendar;
  readonly currency: string;
  readonly currencyDigits: number;
  readonly language: Language;
  readonly company: string;
  /** Longest time from a deal's creation to its win that the funnel counts, in days. */
  readonly windowDays: number;
  /** Columns of deals by which results are broken down. */
  readonly dimensions: readonly string[];
}

const historyMonths = 39;

/**
 * Writes the one-row table `params` and the table `periods` (months and quarters of the last three years up to the as-of date, oldest
 * first), from which every model takes its dates.
 */
export const createParameters = async (
  db: Database,
  { asOf, period, fiscal, windowDays }: Pick<RunParameters, "asOf" | "period" | "fiscal" | "windowDays">,
): Promise<void> => {
  const prior = previousPeriod(period, fiscal);
  const yearAgo = samePeriodLastYear(period, fiscal);
  const date = (value: IsoDate) => `date ${literal(value)}`;
  await db.run(`create table params as select
    ${date(asOf)} as as_of,
    ${literal(period.label)} as period,
    ${date(period.start)} as period_start, ${date(period.end)} as period_end,
    ${literal(prior.label)} as prior_period, ${literal(yearAgo.label)} as year_ago_period,
    ${windowDays} as window_days`);
  const end = asOf > period.end ? asOf : period.end;
  const rows = (["month", "quarter"] as const).flatMap((kind) =>
    periodsBetween(addMonths(period.start, -historyMonths), end, kind, fiscal).map(
      ({ label, start, end: last }) => `(${literal(kind)}, ${literal(label)}, ${date(start)}, ${date(last)})`,
    ),
  );
  await db.run(`create table periods as from (values ${rows.join(", ")}) as t(kind, label, start_on, end_on)`);
};
