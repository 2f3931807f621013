import { type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import type { ForecastCall } from "../../core/forecast/calls.ts";
import type { StatedChance } from "../../core/forecast/reliability.ts";
import { exact } from "../../core/money/exact.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { quarterAhead } from "./quarter-ahead.ts";
import { snapshotDays } from "./snapshot-pair.ts";

export interface PastCalls {
  readonly calls: readonly ForecastCall[];
  /** Amounts were weighted with the CRM's probabilities; else deals due count in full. */
  readonly weighted: boolean;
}

/**
 * What the earlier exports said of quarters that are over by now, by owner: won so far + the open deals due in the quarter, weighted with the
 * CRM's probability where the exports have it; the actual is what the owner's deals brought by the present export. Each export calls the
 * quarter that holds the day after it.
 */
export const pastCalls = async ({ db, parameters }: AnalysisContext): Promise<PastCalls> => {
  const { asOf, fiscal } = parameters;
  const days = (await snapshotDays(db)).filter((day) => day < asOf);
  const asked = days
    .map((day): { day: IsoDate; quarter: ReturnType<typeof quarterAhead> } => ({
      day,
      quarter: quarterAhead({ asOf: day, fiscal }),
    }))
    .filter(({ quarter }) => quarter.end <= asOf);
  if (asked.length === 0) return { calls: [], weighted: false };
  const { weighted } = await db.row<{ weighted: boolean }>(
    "select count(probability) > 0 as weighted from int_snapshots where outcome = 'open' and not is_present",
  );
  const list = asked.map(
    ({ day, quarter }) =>
      `(date ${literal(day)}, ${literal(quarter.label)}, date ${literal(quarter.start)}, date ${literal(quarter.end)})`,
  );
  const rows = await db.rows<{
    rep: string;
    label: string;
    called_on: string;
    end_on: string;
    amount: string;
    actual: string;
  }>(`
    with asked as (from (values ${list.join(", ")}) as t(called_on, label, start_on, end_on)),
    said as (
      select asked.called_on, asked.label, deals.rep,
        sum(case
          when deals.outcome = 'won' then deals.amount
          when deals.outcome = 'open' then ${weighted ? "cast(deals.amount * coalesce(deals.probability, 0) as decimal(28, 4))" : "deals.amount"}
        end) as amount
      from int_snapshots as deals
      join asked on deals.snapshot_on = asked.called_on and deals.close_on between asked.start_on and asked.end_on
      where deals.rep is not null and not deals.is_present
      group by all
    ),
    came as (
      select asked.called_on, asked.label, deals.rep, sum(deals.amount) as actual
      from int_deals as deals
      join asked on deals.closed_on between asked.start_on and asked.end_on
      where deals.outcome = 'won' and deals.rep is not null
      group by all
    )
    select rep, label, called_on, asked.end_on, coalesce(said.amount, 0) as amount, coalesce(came.actual, 0) as actual
    from said
    full join came using (called_on, label, rep)
    join asked using (called_on, label)
    order by rep, label, called_on`);
  return {
    weighted,
    calls: rows.map(({ rep, label, called_on, end_on, amount, actual }) => ({
      caller: rep,
      period: label,
      periodEnd: end_on,
      calledOn: isoDate(called_on),
      amount: exact(amount),
      actual: exact(actual),
    })),
  };
};

export interface StatedChances {
  readonly chances: readonly StatedChance[];
  readonly from: "snapshots" | "closed";
}

/** Fewer statements with a known outcome say nothing of probabilities. */
export const chancesNeeded = 30;

/**
 * The CRM's probabilities with what came of them: of deals open in an earlier export and closed by now; without earlier exports of closed
 * deals whose probability was not set to 0 or 1 when they closed. Null where they are fewer than thirty or all have one outcome.
 */
export const statedChances = async ({ db }: AnalysisContext): Promise<StatedChances | null> => {
  const grouped = async (sql: string): Promise<StatedChance[]> =>
    db.rows<{ probability: number; won: boolean; deals: number }>(
      `select probability, won, count(*) as deals from (${sql}) group by all order by all`,
    );
  const told = (chances: readonly StatedChance[]) =>
    chances.reduce((sum, { deals = 1 }) => sum + deals, 0) >= chancesNeeded &&
    chances.some(({ won }) => won) &&
    chances.some(({ won }) => !won);
  const stated = await grouped(`
    select earlier.probability, present.outcome = 'won' as won
    from int_snapshots as earlier
    join int_snapshots as present on present.is_present and earlier.deal_id = present.deal_id
    where not earlier.is_present and earlier.outcome = 'open' and present.outcome <> 'open'
      and earlier.probability between 0 and 1`);
  if (told(stated)) return { chances: stated, from: "snapshots" };
  const closed = await grouped(`
    select probability, outcome = 'won' as won from int_deals
    where outcome <> 'open' and probability > 0 and probability < 1`);
  return told(closed) ? { chances: closed, from: "closed" } : null;
};
