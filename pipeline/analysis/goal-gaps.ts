import { type Period, samePeriodLastYear } from "../../core/calendar/period.ts";
import { type BookingFactors, bookingFactors, type GoalGap, goalGap } from "../../core/kpi/gap.ts";
import { type Exact, exact, sum, zero } from "../../core/money/exact.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";

/** A quarter's bookings, the counts behind them and the factors they are a product of. */
export interface Worked {
  readonly worked: number;
  readonly decided: number;
  readonly won: number;
  readonly booked: Exact;
  readonly factors: BookingFactors;
}

export interface QuarterGap {
  readonly period: Period;
  /** The same quarter a year before. */
  readonly reference: Period;
  /** Null where no goal was set: then the gap is that to the reference's bookings. */
  readonly goal: Exact | null;
  readonly actual: Worked;
  readonly before: Worked;
  readonly gap: GoalGap;
}

type BookingRow = {
  readonly team: string | null;
  readonly rep: string | null;
  readonly worked: number;
  readonly decided: number;
  readonly won: number;
  readonly booked: string | null;
};

type QuotaRow = { readonly level: "company" | "team" | "rep"; readonly holder: string | null; readonly amount: string };

/** Who holds the quarter's goal: of several levels the highest counts, company, then team, then rep; null without a goal. */
const goalOf = async ({ db }: AnalysisContext, { label }: Period) => {
  const rows = await db.rows<QuotaRow>(
    `select level, holder, amount from mart_quotas where quarter = ${literal(label)} and amount > 0`,
  );
  const level = (["company", "team", "rep"] as const).find((each) => rows.some((row) => row.level === each));
  if (level === undefined) return null;
  const held = rows.filter((row) => row.level === level);
  const holders = new Set(held.map(({ holder }) => holder));
  return {
    amount: sum(held.map(({ amount }) => exact(amount))),
    counts: ({ rep, team }: BookingRow) =>
      level === "company" || (level === "team" ? team !== null && holders.has(team) : rep !== null && holders.has(rep)),
  };
};

const workedIn = async (
  { db }: AnalysisContext,
  { label }: Period,
  counts: (row: BookingRow) => boolean,
): Promise<Worked | null> => {
  const rows = (
    await db.rows<BookingRow>(
      `select team, rep, worked, decided, won, booked from mart_bookings where quarter = ${literal(label)}`,
    )
  ).filter(counts);
  const total = (key: "worked" | "decided" | "won") => rows.reduce((all, row) => all + row[key], 0);
  const known = rows.filter(({ booked }) => booked !== null);
  if (known.length === 0) return null;
  const booked = known.reduce((all, row) => sum([all, exact(row.booked as string)]), zero);
  const counted = { worked: total("worked"), decided: total("decided"), won: total("won"), booked };
  const factors = bookingFactors(counted.worked, counted.decided, counted.won, booked);
  return factors === null ? null : { ...counted, factors };
};

/**
 * The gap of a quarter to its goal, or without one to the same quarter a year before, split by cause; the bookings are those of whoever holds
 * the goal. Null where either quarter has nothing worked, decided or won, or no won amounts: then there is nothing to compare.
 */
export const quarterGap = async (context: AnalysisContext, period: Period): Promise<QuarterGap | null> => {
  const { fiscal, currencyDigits } = context.parameters;
  const reference = samePeriodLastYear(period, fiscal);
  const goal = await goalOf(context, period);
  const earlier = await goalOf(context, reference);
  const everyone = () => true;
  const actual = await workedIn(context, period, goal?.counts ?? everyone);
  const before = await workedIn(context, reference, goal === null ? everyone : (earlier ?? goal).counts);
  if (actual === null || before === null) return null;
  return {
    period,
    reference,
    goal: goal?.amount ?? null,
    actual,
    before,
    gap: goalGap(goal?.amount ?? before.booked, actual.factors, before.factors, currencyDigits),
  };
};
