import type { IsoDate } from "../core/calendar/iso-date.ts";
import { type Database, identifier, literal } from "./duckdb.ts";
import type { KpiCounts } from "./kpi.ts";

export interface KpiQuestion {
  /** Columns of `int_deals`; none gives one row for all deals. */
  readonly by: readonly string[];
  /** An SQL condition on the columns of `int_deals`. */
  readonly where?: string;
  /** Both days inside: closed deals go by their close date, created ones by their creation. Without it every deal counts, dated or not. */
  readonly period?: { readonly start: IsoDate; readonly end: IsoDate };
}

/**
 * The counts behind the KPIs by any columns of deals, one row a group with a closed or created deal in the period, ordered by the columns;
 * a blank value is the group null. Same definitions as `mart_kpi`; `kpiOf` turns a row into KPIs.
 */
export const kpiBy = async (
  db: Database,
  { by, where, period }: KpiQuestion,
): Promise<({ readonly group: readonly (string | null)[] } & KpiCounts)[]> => {
  const inside = (column: string) =>
    period === undefined ? "true" : `${column} between date ${literal(period.start)} and date ${literal(period.end)}`;
  const keys = by.map((column, i) => `cast(${identifier(column)} as varchar) as key_${i}`);
  const names = by.map((_, i) => `key_${i}`);
  const group = names.length === 0 ? "" : `group by ${names.join(", ")} order by ${names.join(", ")}`;
  const rows = await db.rows<KpiCounts & Record<string, string | number | null>>(`
    with deals as (
      select ${[...keys, "*"].join(", ")},
        outcome <> 'open' and coalesce(${inside("closed_on")}, false) as is_closed_inside,
        coalesce(${inside("created_on")}, false) as is_created_inside
      from int_deals
      where ${where ?? "true"}
    ),
    marked as (
      select *,
        is_closed_inside and outcome = 'won' as is_won,
        is_closed_inside and outcome = 'lost' as is_lost
      from deals
      where is_closed_inside or is_created_inside
    )
    select ${[...names, ""].join(", ")}
      count(*) filter (where is_won) as won,
      count(*) filter (where is_lost) as lost,
      count(*) filter (where is_closed_inside and outcome = 'disqualified') as disqualified,
      sum(amount) filter (where is_won) as won_amount,
      sum(amount) filter (where is_lost) as lost_amount,
      count(amount) filter (where is_won) as won_with_amount,
      count(amount) filter (where is_lost) as lost_with_amount,
      median(cast(amount as decimal(24, 6))) filter (where is_won) as median_deal,
      count(cycle_days) filter (where is_won) as cycle_count,
      sum(cycle_days) filter (where is_won) as cycle_sum,
      median(cycle_days) filter (where is_won) as median_cycle,
      count(*) filter (where is_created_inside) as created,
      count(*) filter (where is_created_inside and outcome = 'won') as created_won,
      count(*) filter (where is_created_inside and outcome = 'open') as created_open,
      count(*) filter (where is_created_inside and outcome = 'disqualified') as created_disqualified
    from marked ${group}`);
  return rows.map((row) => ({ ...row, group: names.map((name) => row[name] as string | null) }));
};
