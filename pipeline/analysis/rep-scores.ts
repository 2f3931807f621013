import { literal } from "../duckdb.ts";
import { type Kpi, kpiOf, noDeals, withoutWinRate } from "../kpi.ts";
import { kpiBy } from "../kpi-by.ts";
import { fourQuarters } from "./baseline.ts";
import type { AnalysisContext } from "./context.ts";
import { shareOf } from "./exact-share.ts";

/** Fewest closed deals in four quarters from which a rep is ranked by win rate. */
export const leastClosed = 10;

export interface RepScore {
  readonly rep: string | null;
  /** Of the quarter. */
  readonly kpi: Kpi;
  /** Of the four quarters up to it, on which win rates are compared. */
  readonly year: Kpi;
  readonly quota: string | null;
  readonly attainment: number | null;
  /** Null where the export has no activities. */
  readonly activities: number | null;
  /** By win rate of four quarters among reps with enough closed deals, 1 is best; equal rates share a rank. Null where nothing was ever lost. */
  readonly rank: number | null;
}

type Unranked = Omit<RepScore, "rank">;

const order = (a: Unranked, b: Unranked) =>
  Number(b.kpi.bookings ?? 0) - Number(a.kpi.bookings ?? 0) ||
  b.kpi.closed - a.kpi.closed ||
  b.year.closed - a.year.closed ||
  ((a.rep ?? "") < (b.rep ?? "") ? -1 : 1);

/**
 * Every rep with a closed deal in four quarters, a quota or an activity in the quarter, largest bookings first. Exports without close dates
 * count every deal in both.
 */
export const repScores = async (context: AnalysisContext): Promise<RepScore[]> => {
  const { db, parameters } = context;
  const { period, currencyDigits } = parameters;
  const year = await fourQuarters(context);
  const quarter = year.period === undefined ? {} : { period };
  const read = async (question: typeof year) =>
    new Map((await kpiBy(db, { by: ["rep"], ...question })).map((row) => [row.group[0] ?? null, row]));
  const inQuarter = await read(quarter);
  const inYear = await read(year);
  const quotas = new Map(
    (
      await db.rows<{ rep: string; amount: string }>(
        `select holder as rep, amount from mart_quotas
         where level = 'rep' and amount > 0 and quarter = ${literal(period.label)}`,
      )
    ).map(({ rep, amount }) => [rep, amount]),
  );
  const { known } = await db.row<{ known: number }>("select count(*) as known from int_activities");
  const activities = new Map(
    (
      await db.rows<{ rep: string | null; activities: number }>(
        `select rep, sum(activities)::bigint as activities from mart_activities
         where quarter = ${literal(period.label)} group by rep`,
      )
    ).map((row) => [row.rep, row.activities]),
  );
  const { lost } = await db.row<{ lost: number }>("select count(*) as lost from int_deals where outcome = 'lost'");
  const told = (kpi: Kpi) => (lost === 0 ? withoutWinRate(kpi) : kpi);
  const names = new Set<string | null>([...inQuarter.keys(), ...inYear.keys(), ...quotas.keys()]);
  for (const rep of activities.keys()) if (rep !== null) names.add(rep);
  const scores: Unranked[] = [...names].map((rep) => {
    const kpi = told(kpiOf(inQuarter.get(rep) ?? noDeals, currencyDigits));
    const quota = rep === null ? null : (quotas.get(rep) ?? null);
    return {
      rep,
      kpi,
      year: told(kpiOf(inYear.get(rep) ?? noDeals, currencyDigits)),
      quota,
      attainment: shareOf(kpi.bookings, quota),
      activities: known === 0 ? null : (activities.get(rep) ?? 0),
    };
  });
  const relevant = scores.filter(
    ({ kpi, year: four, quota, activities: done }) =>
      kpi.closed + kpi.disqualified + four.closed > 0 || quota !== null || (done ?? 0) > 0,
  );
  const rates = relevant.filter(isRanked).map((score) => score.year.winRate.rate ?? 0);
  return relevant.sort(order).map((score) => {
    const rate = score.year.winRate.rate ?? 0;
    return { ...score, rank: isRanked(score) ? 1 + rates.filter((other) => other > rate).length : null };
  });
};

const isRanked = ({ rep, year }: Unranked) => rep !== null && year.closed >= leastClosed && year.winRate.rate !== null;
