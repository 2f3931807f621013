import { speaker } from "../../core/locale/message.ts";
import { add, exact, sub, toText } from "../../core/money/exact.ts";
import type { Table } from "../../core/results.ts";
import { literal } from "../duckdb.ts";
import { type Kpi, type KpiCounts, kpiOf } from "../kpi.ts";
import { kpiBy } from "../kpi-by.ts";
import type { AnalysisContext } from "./context.ts";
import { dimensionName } from "./dimension-name.ts";
import { kpiCells, kpiColumns } from "./kpi-columns.ts";
import { resultsTableMessages } from "./messages/results-tables.ts";
import { sharedMessages } from "./messages/shared.ts";

type Group = KpiCounts & { readonly value: string | null };

const shown = 30;

interface Breakdown {
  /** Counts of all deals, to which the groups add up. */
  readonly total: KpiCounts;
  /** Whether the export dates closed deals. */
  readonly dated: boolean;
  /** The KPIs as they may be told. */
  readonly told: (kpi: Kpi) => Kpi;
}

/** The counts of the groups that have no row of their own: the total less the rows shown; medians don't subtract and stay blank. */
const rest = (total: KpiCounts, rows: readonly KpiCounts[]): KpiCounts => {
  const count = (of: (counts: KpiCounts) => number) => of(total) - rows.reduce((sum, row) => sum + of(row), 0);
  const money = (of: (counts: KpiCounts) => string | null) => {
    const used = rows.reduce((sum, row) => add(sum, exact(of(row) ?? "0")), exact("0"));
    const all = of(total);
    return all === null ? null : toText(sub(exact(all), used));
  };
  const wonWithAmount = count((c) => c.won_with_amount);
  const lostWithAmount = count((c) => c.lost_with_amount);
  return {
    won: count((c) => c.won),
    lost: count((c) => c.lost),
    disqualified: count((c) => c.disqualified),
    won_amount: wonWithAmount === 0 ? null : money((c) => c.won_amount),
    lost_amount: lostWithAmount === 0 ? null : money((c) => c.lost_amount),
    won_with_amount: wonWithAmount,
    lost_with_amount: lostWithAmount,
    median_deal: null,
    cycle_count: count((c) => c.cycle_count),
    cycle_sum: count((c) => c.cycle_sum ?? 0),
    median_cycle: null,
    created: count((c) => c.created),
    created_won: count((c) => c.created_won),
    created_open: count((c) => c.created_open),
    created_disqualified: count((c) => c.created_disqualified),
  };
};

/**
 * The KPIs of the quarter by a dimension, largest bookings first, groups beyond the first 30 in one row so that the table adds up; undated
 * exports count every deal. Null where no deal has a value.
 */
export const byDimension = async (
  { db, parameters }: AnalysisContext,
  dimension: string,
  { total, dated, told }: Breakdown,
): Promise<Table | null> => {
  const { language, period, currencyDigits } = parameters;
  const groups: Group[] = dated
    ? await db.rows<Group>(
        `select * from mart_kpi where quarter = ${literal(period.label)} and dimension = ${literal(dimension)}
         and won + lost + disqualified > 0`,
      )
    : (await kpiBy(db, { by: [dimension] })).map((row) => ({ ...row, value: row.group[0] ?? null }));
  if (groups.every(({ value }) => value === null)) return null;
  const say = speaker(sharedMessages, language);
  const sayTable = speaker(resultsTableMessages, language);
  const name = dimensionName(dimension, language);
  const measured = groups
    .map((counts) => ({ counts, label: counts.value ?? say("blank"), kpi: told(kpiOf(counts, currencyDigits)) }))
    .sort(
      (a, b) =>
        Number(b.kpi.bookings ?? 0) - Number(a.kpi.bookings ?? 0) ||
        b.kpi.closed - a.kpi.closed ||
        (a.label < b.label ? -1 : 1),
    );
  const top = measured.slice(0, shown);
  const others = measured.length - top.length;
  const remainder = told(
    kpiOf(
      rest(
        total,
        top.map(({ counts }) => counts),
      ),
      currencyDigits,
    ),
  );
  const best = top[0];
  const title =
    best !== undefined && Number(best.kpi.bookings ?? 0) > 0 && top.length > 1
      ? sayTable("byTitle", { dimension: name, value: best.label })
      : sayTable("byPlain", { dimension: name });
  return {
    id: `by_${dimension}`,
    title,
    definition: sayTable("byDefinition"),
    columns: [{ key: dimension, label: name, kind: "text" }, ...kpiColumns(language)],
    rows: [
      ...top.map(({ label, kpi }) => [label, ...kpiCells(kpi)]),
      ...(others === 0 ? [] : [[say("others", { count: others }), ...kpiCells(remainder)]]),
    ],
    totalRow: [say("total"), ...kpiCells(told(kpiOf(total, currencyDigits)))],
  };
};
