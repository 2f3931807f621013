import type { HygieneRuleName, HygieneRules } from "../../core/hygiene/rules.ts";
import { type Database, literal } from "../duckdb.ts";
import type { RunParameters } from "../parameters.ts";

/** The thresholds of golden case KPI-013. */
export const hygieneRules = {
  close_date_not_past: true,
  amount_present: true,
  next_step_present: true,
  activity_within_days: 14,
  pushes_at_most: 2,
} as const satisfies Required<HygieneRules>;

export interface AppliedRule {
  readonly name: HygieneRuleName;
  /** SQL on `mart_open_deals` that is true where the deal passes; the same rule as core/hygiene/rules. */
  readonly passes: string;
}

/** The rules the export can be judged by, and those it has no data for in any deal, open or closed. */
export const applicableRules = async (
  db: Database,
  { asOf }: RunParameters,
): Promise<{ readonly applied: readonly AppliedRule[]; readonly skipped: readonly HygieneRuleName[] }> => {
  const has = await db.row<Record<HygieneRuleName, boolean>>(`
    select
      count(expected_close_on) + count(closed_on) > 0 as close_date_not_past,
      count(amount) > 0 as amount_present,
      count(nullif(trim(next_step), '')) > 0 as next_step_present,
      count(last_activity_on) + (select count(happened_on) from int_activities) > 0 as activity_within_days,
      count(push_count) > 0 as pushes_at_most
    from int_deals`);
  const all: readonly AppliedRule[] = [
    { name: "close_date_not_past", passes: `coalesce(expected_close_on >= date ${literal(asOf)}, false)` },
    { name: "amount_present", passes: "coalesce(amount <> 0, false)" },
    { name: "next_step_present", passes: "next_step is not null" },
    {
      name: "activity_within_days",
      passes: `coalesce(date_diff('day', last_activity_on, date ${literal(asOf)}) <= ${hygieneRules.activity_within_days}, false)`,
    },
    { name: "pushes_at_most", passes: `coalesce(push_count <= ${hygieneRules.pushes_at_most}, true)` },
  ];
  return {
    applied: all.filter(({ name }) => has[name]),
    skipped: all.filter(({ name }) => !has[name]).map(({ name }) => name),
  };
};
