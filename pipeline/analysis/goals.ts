import type { Period } from "../../core/calendar/period.ts";
import { type Database, literal } from "../duckdb.ts";

/** The goal of a period and what counts towards it; both decimal text. */
export interface Goal {
  readonly quota: string;
  /** Bookings of those who hold a quota: of everyone for a company goal, else of the teams or reps with one. */
  readonly credited: string;
}

/**
 * The goals of periods by label, from the quotas whose own period lies inside; periods without a quota above 0 are missing. Where quotas
 * of several levels exist, the highest counts: company, then team, then rep, so that no goal counts twice.
 */
export const goals = async (db: Database, periods: readonly Period[]): Promise<Map<string, Goal>> => {
  const list = periods.map(
    ({ label, start, end }) => `(${literal(label)}, date ${literal(start)}, date ${literal(end)})`,
  );
  const rows = await db.rows<{ label: string; quota: string; credited: string }>(`
    with asked as (from (values ${list.join(", ")}) as t(label, start_on, end_on)),
    held as (
      select asked.label, quotas.level, coalesce(quotas.rep, quotas.team) as holder, sum(quotas.amount) as amount
      from asked
      join int_quotas as quotas on quotas.start_on >= asked.start_on and quotas.end_on <= asked.end_on
      group by all
      having sum(quotas.amount) > 0
    ),
    levels as (
      select label, arg_min(level, case level when 'company' then 0 when 'team' then 1 else 2 end) as level
      from held
      group by label
    ),
    holders as (select held.* from held join levels using (label, level)),
    won as (
      select asked.label, deals.team, deals.rep, sum(deals.amount) as amount
      from int_deals as deals
      join asked on deals.closed_on between asked.start_on and asked.end_on
      where deals.outcome = 'won'
      group by all
    ),
    credited as (
      select holders.label, sum(won.amount) as amount
      from holders
      join won on won.label = holders.label and (
        holders.level = 'company'
        or (holders.level = 'team' and won.team = holders.holder)
        or (holders.level = 'rep' and won.rep = holders.holder)
      )
      group by holders.label
    ),
    quotas as (select label, sum(amount) as quota from holders group by label)
    select quotas.label, quotas.quota, coalesce(credited.amount, 0) as credited
    from quotas
    left join credited using (label)`);
  return new Map(rows.map(({ label, quota, credited }) => [label, { quota, credited }]));
};
