import { shiftPeriod } from "../../core/calendar/period.ts";
import { type Kpi, kpiOf } from "../kpi.ts";
import { type KpiQuestion, kpiBy } from "../kpi-by.ts";
import type { AnalysisContext } from "./context.ts";

/** The four quarters up to the run's quarter, or no bounds where the export dates no closed deal. */
export const fourQuarters = async ({ db, parameters }: AnalysisContext): Promise<Pick<KpiQuestion, "period">> => {
  const { dated } = await db.row<{ dated: number }>(
    "select count(closed_on) as dated from int_deals where outcome <> 'open'",
  );
  if (dated === 0) return {};
  const { period, fiscal } = parameters;
  return { period: { start: shiftPeriod(period, -3, fiscal).start, end: period.end } };
};

/**
 * What an open or lost deal's amount is worth in comparisons of findings: the share of deals that is won, (won + 1) / (closed + 2), so that a
 * history of few or only lost deals does not make it nothing.
 */
export const usualWinRate = ({ won, closed }: Kpi): number => (won + 1) / (closed + 2);

/** The KPIs of all deals closed in the last four quarters: the yardstick for money at stake in other sections. */
export const baseline = async (context: AnalysisContext): Promise<Kpi> => {
  const [counts] = await kpiBy(context.db, { by: [], ...(await fourQuarters(context)) });
  if (counts === undefined) throw new Error("An aggregate without groups always has one row.");
  return kpiOf(counts, context.parameters.currencyDigits);
};
