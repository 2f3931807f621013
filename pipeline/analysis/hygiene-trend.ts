import { addDays } from "../../core/calendar/iso-date.ts";
import { shiftPeriod } from "../../core/calendar/period.ts";
import type { HygieneRuleName } from "../../core/hygiene/rules.ts";
import { literal } from "../duckdb.ts";
import type { AnalysisContext } from "./context.ts";
import { type AppliedRule, hygieneRules } from "./hygiene-rules.ts";

/** Pass rates of the deals open on an earlier day; a rule whose answer on that day is not known is missing. */
export interface HygieneDay {
  readonly day: string;
  readonly deals: number;
  readonly rates: ReadonlyMap<HygieneRuleName, number>;
}

const quartersBack = 4;
const mostSnapshots = 8;

type Row = { readonly day: string; readonly deals: number; readonly passed: number };

/** Deals open on the last days of the quarters before, by whether one of the dated activities lies in the days before. */
const activityDays = async ({ db, parameters }: AnalysisContext): Promise<Row[]> => {
  const { period, fiscal, asOf } = parameters;
  const days = Array.from({ length: quartersBack }, (_, i) => shiftPeriod(period, i - quartersBack + 1, fiscal).end);
  const earlier = days.filter((day) => day < asOf);
  if (earlier.length === 0) return [];
  const windows = earlier.map(
    (day) => `(date ${literal(day)}, date ${literal(addDays(day, -hygieneRules.activity_within_days))})`,
  );
  return db.rows<Row>(`
    with days as (from (values ${windows.join(", ")}) as t(day, since)),
    worked as (
      select distinct days.day, activities.deal_id
      from int_activities as activities
      join days on activities.happened_on between days.since and days.day
      where activities.deal_id is not null
    )
    select cast(days.day as varchar) as day, count(*) as deals, count(worked.deal_id) as passed
    from int_deals as deals
    join days on deals.created_on <= days.day and (deals.outcome = 'open' or deals.closed_on > days.day)
    left join worked on worked.day = days.day and worked.deal_id = deals.deal_id
    where exists (select 1 from int_activities where deal_id is not null and happened_on < (select min(since) from days))
    group by days.day`);
};

/** Open deals of each earlier export, judged as of its own day. */
const snapshotDays = async ({ db }: AnalysisContext, passes: string, known: string): Promise<Row[]> =>
  db.rows<Row>(`
    select cast(snapshot_on as varchar) as day, count(*) as deals, count(*) filter (where ${passes}) as passed
    from int_snapshots
    where outcome = 'open' and not is_present
    group by snapshot_on
    having count(${known}) > 0
    order by snapshot_on desc
    limit ${mostSnapshots}`);

/**
 * The pass rates of the rules on earlier days, oldest first: close date and amount from earlier exports, activity from the dated activities at
 * the ends of the quarters before. Empty where the export has neither.
 */
export const hygieneTrend = async (context: AnalysisContext, rules: readonly AppliedRule[]): Promise<HygieneDay[]> => {
  const days = new Map<string, { deals: number; rates: Map<HygieneRuleName, number> }>();
  const read: Partial<Record<HygieneRuleName, () => Promise<Row[]>>> = {
    close_date_not_past: () => snapshotDays(context, "close_on >= snapshot_on", "close_on"),
    amount_present: () => snapshotDays(context, "amount <> 0", "amount"),
    activity_within_days: () => activityDays(context),
  };
  for (const { name } of rules) {
    for (const { day, deals, passed } of (await read[name]?.()) ?? []) {
      const own = days.get(day) ?? { deals, rates: new Map<HygieneRuleName, number>() };
      days.set(day, own);
      own.rates.set(name, passed / deals);
    }
  }
  return [...days].map(([day, found]) => ({ day, ...found })).sort((a, b) => (a.day < b.day ? -1 : 1));
};
