import { dayNumber } from "../../core/calendar/iso-date.ts";
import { daysOfPeriod, type Period } from "../../core/calendar/period.ts";
import { createAndClose } from "../../core/forecast/create-and-close.ts";
import { add, type Exact, exact, max, min, sub, sum, zero } from "../../core/money/exact.ts";
import { mean } from "../../core/stats/mean.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";

/** A past quarter: what was won after the same day of it, and how much of that by deals created after that day. */
export interface RunRateQuarter {
  readonly period: Period;
  readonly won: Exact;
  readonly created: Exact;
}

/** Won so far + the mean of what past quarters won after the same day; low and high are the least and the most of them. */
export interface RunRate {
  readonly value: Exact;
  readonly low: Exact;
  readonly high: Exact;
  /** Oldest first. */
  readonly quarters: readonly RunRateQuarter[];
  /** Means of the two parts: deals open on that day, and create-and-close. */
  readonly fromOpen: Exact;
  readonly fromCreated: Exact;
}

/** The run rate over past quarters; null without one. */
export const runRate = async (
  { db, parameters }: AnalysisContext,
  period: Period,
  past: readonly Period[],
  wonSoFar: Exact,
): Promise<RunRate | null> => {
  const day = dayNumber(parameters.asOf) - dayNumber(period.start) + 1;
  const list = past.map(({ label, start, end }) => `(${literal(label)}, date ${literal(start)}, date ${literal(end)})`);
  if (list.length === 0) return null;
  const rows = await db.rows<{ label: string; created: number; won: number; amount: string }>(`
    with quarters as (from (values ${list.join(", ")}) as t(label, start_on, end_on)),
    won as (
      select label, amount, date_diff('day', start_on, closed_on) + 1 as won,
        greatest(0, coalesce(date_diff('day', start_on, created_on) + 1, 0)) as created
      from int_deals
      join quarters on closed_on between start_on and end_on
      where outcome = 'won' and amount is not null
    )
    select label, created, won, sum(amount) as amount from won where won > ${day} group by all`);
  const quarters = past.map((quarter) => {
    const own = rows.filter(({ label }) => label === quarter.label);
    const deals = own.map(({ created, won, amount }) => ({ createdDay: created, wonDay: won, amount: exact(amount) }));
    return { period: quarter, length: daysOfPeriod(quarter), deals, won: sum(deals.map(({ amount }) => amount)) };
  });
  const late = createAndClose(day, quarters);
  const all = quarters.map(({ won }) => won);
  const rest = mean(all) ?? zero;
  const fromCreated = late.expected ?? zero;
  const [first = zero] = all;
  return {
    value: add(wonSoFar, rest),
    low: add(wonSoFar, all.reduce(min, first)),
    high: add(wonSoFar, all.reduce(max, first)),
    quarters: quarters.map(({ period: own, won }, i) => ({ period: own, won, created: late.byPeriod[i] as Exact })),
    fromOpen: sub(rest, fromCreated),
    fromCreated,
  };
};
