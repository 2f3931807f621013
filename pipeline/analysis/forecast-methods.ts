import { addDays, dayNumber, type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { type Period, shiftPeriod } from "../../core/calendar/period.ts";
import { type QuarterDistribution, quarterDistribution } from "../../core/forecast/quarter-distribution.ts";
import type { DayRange } from "../../core/forecast/quarter-outlook.ts";
import { type Exact, exact, toNumber } from "../../core/money/exact.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { type ForecastDeals, readForecastDeals } from "./forecast-deals.ts";
import { type RunRate, runRate } from "./forecast-run-rate.ts";
import { type BookingSeries, bookingSeries } from "./forecast-series.ts";
import { type Goal, goals } from "./goals.ts";
import { quarterAhead } from "./quarter-ahead.ts";

/** Closed deals without which no chance is learned, and past quarters without which there is no run rate. */
export const closedNeeded = 30;
export const quartersNeeded = 2;
const runRateQuarters = 4;
/** The first past quarter only feeds the others, so twelve are judged. */
const recordQuarters = 13;
const movingDeals = 10;

/** The quarter's forecast three ways; a method is null where the export is too short for it. */
export interface QuarterForecast {
  readonly period: Period;
  readonly goal: Goal | null;
  readonly wonSoFar: Exact;
  readonly deals: ForecastDeals;
  /** Won and lost deals of the export, and open ones. */
  readonly closed: number;
  readonly won: number;
  readonly open: number;
  readonly distribution: QuarterDistribution | null;
  /** The past quarters the record is about, by the first day's number. */
  readonly past: ReadonlyMap<number, Period>;
  readonly runRate: RunRate | null;
  readonly series: BookingSeries | null;
  /** From this day on the export holds all bookings; null without a dated win. */
  readonly complete: IsoDate | null;
}

const rangeOf = ({ start, end }: Period): DayRange => ({ start: dayNumber(start), end: dayNumber(end) });

/**
 * The day from which the export holds all bookings: an export that begins with deals created on some day lacks the wins of deals created
 * before, so the time nine of ten won deals take is added. The earliest hundredth of creation dates is not trusted.
 */
const completeFrom = (created: string | null, closed: string | null, windowDays: number): IsoDate | null => {
  if (closed === null) return null;
  const first = isoDate(closed);
  if (created === null) return first;
  const whole = addDays(isoDate(created), windowDays);
  return whole > first ? whole : first;
};

/** Forecasts the quarter ahead in three ways from what the marts hold. */
export const quarterForecast = async (context: AnalysisContext): Promise<QuarterForecast> => {
  const { db, parameters } = context;
  const { asOf, fiscal, windowDays } = parameters;
  const period = quarterAhead(parameters);
  const goal = (await goals(db, [period])).get(period.label) ?? null;
  const known = await db.row<{
    closed: number;
    won: number;
    open: number;
    first_created: string | null;
    first_won: string | null;
    won_so_far: string;
  }>(`select count(closed_on) filter (where outcome <> 'open' and created_on is not null) as closed,
      count(closed_on) filter (where outcome = 'won' and amount is not null) as won,
      count(amount) filter (where outcome = 'open' and created_on is not null) as open,
      quantile_disc(created_on, 0.01) as first_created,
      min(closed_on) filter (where outcome = 'won') as first_won,
      coalesce(sum(amount) filter (where outcome = 'won' and closed_on between date ${literal(period.start)} and date ${literal(asOf)}), 0)
        as won_so_far
    from int_deals`);
  const wonSoFar = exact(known.won_so_far);
  const complete = completeFrom(known.first_created, known.first_won, windowDays);
  const past = Array.from({ length: recordQuarters }, (_, i) => shiftPeriod(period, i - recordQuarters, fiscal)).filter(
    ({ start }) => complete !== null && start >= complete,
  );
  const recent = past.slice(-runRateQuarters);
  const deals = await readForecastDeals(db);
  const learnable = known.open > 0 && known.won > 0 && known.closed >= closedNeeded;
  return {
    period,
    goal,
    wonSoFar,
    deals,
    closed: known.closed,
    won: known.won,
    open: known.open,
    distribution: learnable
      ? quarterDistribution({
          deals: deals.current,
          history: deals.history,
          period: rangeOf(period),
          asOf: dayNumber(asOf),
          past: past.map(rangeOf),
          target: goal === null ? null : toNumber(exact(goal.quota)),
          moving: movingDeals,
        })
      : null,
    past: new Map(past.map((quarter) => [dayNumber(quarter.start), quarter])),
    runRate:
      known.won === 0 || recent.length < quartersNeeded ? null : await runRate(context, period, recent, wonSoFar),
    series: complete === null ? null : await bookingSeries(context, period, complete, toNumber(wonSoFar)),
    complete,
  };
};
