import { type Period, shiftPeriod } from "../../core/calendar/period.ts";
import { type Kpi, type KpiCounts, kpiOf, noDeals } from "../kpi.ts";
import type { AnalysisContext } from "./context.ts";
import { type Goal, goals } from "./goals.ts";

/** A quarter of the trend; `kpi` is null before the export's first closed deal, when nothing is known. */
export interface Quarter {
  readonly period: Period;
  readonly kpi: Kpi | null;
  readonly counts: KpiCounts | null;
  readonly goal: Goal | null;
}

const shown = 9;

/** The quarter of the run and the eight before it, oldest first: prior quarter and year before are among them. */
export const quarters = async ({ db, parameters }: AnalysisContext): Promise<Quarter[]> => {
  const { period, fiscal, currencyDigits } = parameters;
  const periods = Array.from({ length: shown }, (_, i) => shiftPeriod(period, i - shown + 1, fiscal));
  const rows = await db.rows<KpiCounts & { quarter: string }>("select * from mart_kpi where dimension = 'all'");
  const { first } = await db.row<{ first: string | null }>(
    "select min(closed_on) as first from int_deals where outcome <> 'open'",
  );
  const byLabel = new Map(rows.map((row) => [row.quarter, row]));
  const quotas = await goals(db, periods);
  return periods.map((each) => {
    const known = first !== null && first <= each.end;
    const counts = byLabel.get(each.label) ?? (known ? noDeals : null);
    const kpi = counts === null || !known ? null : kpiOf(counts, currencyDigits);
    return { period: each, kpi, counts, goal: quotas.get(each.label) ?? null };
  });
};
